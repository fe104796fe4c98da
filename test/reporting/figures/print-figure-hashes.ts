/** The figures of a study, drawn in a process of its own: paths and hashes. */
import { createHash } from "node:crypto";
import { figureFiles } from "../../../src/reporting/figures/figure-files.ts";
import { awkwardDataOf } from "../report-data-of.ts";

const data = await awkwardDataOf("long-arm-names");
const { files } = await figureFiles(data, { language: "en", formats: new Set(["svg", "png"]) });
for (const [path, content] of files) console.log(`${path} ${createHash("sha256").update(content).digest("hex")}`);
