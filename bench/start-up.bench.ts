/**
 * What starting costs: `nadir --version`, small commands and a run of the 46 participants of NCT07362095 with nothing drawn, beside bare Node
 * and, where it is installed, R loading dplyr and survival. Of the Node that is first on the PATH.
 *   npx tsx bench/start-up.bench.ts [--runs 5] [--dist DIR]
 * Commands take turns; a sample is five starts in a row, because GNU time counts hundredths of a second. Printed: medians of a start.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Measured, measure, median } from "./work-item/measure.ts";

const STARTS = 5;
const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, dist: { type: "string", default: "dist" } },
});
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "nadir-bench-"));
const nadir = ["node", resolve(root, values.dist, "cli/nadir.js")];
const file = "endpoints/NCT07362095.yaml";
const decision = ["--design", "8/15,26/43", "--responses", "9", "--evaluable", "15"];
const study = [file, "--data", "fixtures/NCT07362095", "--out", join(folder, "out")];
const commands = [
  { name: "node -e 0", words: ["node", "-e", "0"] },
  { name: "nadir --version", words: [...nadir, "--version"] },
  { name: "nadir simon decide", words: [...nadir, "simon", "decide", ...decision] },
  { name: "nadir explain", words: [...nadir, "explain", file] },
  { name: "nadir check", words: [...nadir, "check", file] },
  { name: "nadir run, 46 participants, --format none", words: [...nadir, "run", ...study, "--format", "none"] },
  {
    name: "nadir run, the same, nothing changed, --incremental",
    words: [...nadir, "run", ...study, "--format", "none", "--incremental"],
  },
  {
    name: "Rscript, dplyr and survival",
    words: ["Rscript", "-e", "suppressMessages({library(dplyr); library(survival)})"],
  },
];

const samples = new Map<string, Measured[]>(commands.map(({ name }) => [name, []]));
const failures = new Map<string, string>();
for (let round = 0; round < Number(values.runs); round += 1) {
  for (const { name, words } of commands) {
    const several = ["sh", "-c", `for i in ${"x ".repeat(STARTS)}; do "$@" || exit 1; done`, "sh", ...words];
    const measured = measure(several, { cwd: root, seconds: 120 });
    if (typeof measured === "string") failures.set(name, measured);
    else samples.get(name)?.push(measured);
  }
}
rmSync(folder, { recursive: true, force: true });

const ofStart = (name: string, of: (sample: Measured) => number) =>
  (1000 * median((samples.get(name) ?? []).map(of))) / STARTS;
const [bare] = commands;
console.log(
  "| command | processor, ms | wall, ms | times bare Node, processor | wall |\n| --- | --- | --- | --- | --- |",
);
for (const { name } of commands) {
  if (failures.has(name)) {
    console.log(`| ${name}: ${failures.get(name)} | | | | |`);
    continue;
  }
  const [processor, wall] = [ofStart(name, (sample) => sample.processor), ofStart(name, (sample) => sample.wall)];
  const [ownProcessor, ownWall] = [
    ofStart(bare?.name ?? "", (sample) => sample.processor),
    ofStart(bare?.name ?? "", (sample) => sample.wall),
  ];
  const ratios = `${(processor / ownProcessor).toFixed(1)} | ${(wall / ownWall).toFixed(1)}`;
  console.log(`| ${name} | ${processor.toFixed(0)} | ${wall.toFixed(0)} | ${ratios} |`);
}
