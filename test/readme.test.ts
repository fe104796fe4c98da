import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnosticText } from "../src/core/diagnostic.ts";
import { loadStudy } from "../src/definition/load.ts";
import { inRoot, nadir, ROOT } from "./cli/command.ts";

const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** The fenced block that contains a text. */
function blockWith(text: string): string {
  const block = README.split("```").find((part) => part.includes(text) && !part.includes("sh\n"));
  if (block === undefined) throw new Error(`the README has no block with ${text}`);
  return block.slice(block.indexOf("\n") + 1);
}

test("the output of the main job is what it prints", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nadir-readme-"));
  const out = join(folder, "NCT05660785");
  const { out: printed } = await nadir(
    "run",
    inRoot("endpoints/NCT05660785.yaml"),
    "--data",
    inRoot("fixtures/NCT05660785"),
    "--out",
    out,
    "--format",
    "none",
  );
  rmSync(folder, { recursive: true });
  expect(printed.replace(out, "out/NCT05660785")).toBe(blockWith("stage-gate: REJECT"));
});

test("the explanation of a participant is what it prints", async () => {
  const asked = ["--data", inRoot("fixtures/NCT07362095"), "--participant", "SYN-1003", "--endpoint", "HB15W8"];
  const { out: printed } = await nadir("explain", inRoot("endpoints/NCT07362095.yaml"), ...asked);
  const block = blockWith("HB15W8 of participant");
  expect(printed).toBe(block.slice(block.indexOf("\n") + 1));
});

test("the worked example is a study file", () => {
  expect(loadStudy(blockWith("nadir: 1\n"), "example.yaml").diagnostics.map(diagnosticText)).toEqual([]);
});
