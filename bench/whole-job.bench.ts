/**
 * The work item of bench/work-item beside the programs that its users know: the whole job from CSV to answers.
 *   npm run bench                                        a small export
 *   npm run bench -- --rows 1e7 --runs 5 [--order grouped|date|shuffled] [--wide] [--only nadir,table] [--json FILE]
 * Commands take turns, every second round backwards. Printed: median wall time and processor time, peak memory, the ratio of nadir to
 * each, and whose answers differ from rational arithmetic. What is not installed is named and left out.
 */
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Answer, answersOfRun, differences, readAnswers } from "./work-item/answers.ts";
import { commandsFor, compileScan } from "./work-item/commands.ts";
import { generateWorkItem } from "./work-item/generate.ts";
import { type Measured, measure, median } from "./work-item/measure.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1e5" },
    runs: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    order: { type: "string", default: "grouped" },
    wide: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    limit: { type: "string", default: "120" },
    json: { type: "string", default: "" },
  },
});
const root = join(import.meta.dirname, "..");
if (!existsSync(join(root, "dist/cli/nadir.js"))) throw new Error("build first: npm run build");
const order = (["grouped", "date", "shuffled"] as const).find((known) => known === values.order);
if (order === undefined) throw new Error("--order is grouped, date or shuffled");
const folder = mkdtempSync(join(tmpdir(), "nadir-bench-"));
const data = join(folder, "export");
generateWorkItem({ rows: Number(values.rows), seed: values.seed, out: data, order, wide: values.wide });

const scan = compileScan(root, folder);
const only = values.only.split(",").filter((word) => word !== "");
const commands = commandsFor({ root, data, folder, scan }).filter(
  ({ name }) => only.length === 0 || only.some((word) => name.toLowerCase().includes(word)),
);
const results = new Map<string, Measured[]>(commands.map(({ name }) => [name, []]));
const failed = new Map<string, string>();
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const { name, command } of run % 2 === 0 ? commands : [...commands].reverse()) {
    if (failed.has(name)) continue;
    const outcome = measure(command, { cwd: root, seconds: Number(values.limit) });
    if (typeof outcome === "string") failed.set(name, outcome);
    else results.get(name)?.push(outcome);
  }
}

const reference = commands.find(({ name }) => name === "exact");
const exact = reference === undefined ? undefined : answersOf(reference.answers);
function answersOf(path: string | undefined): readonly Answer[] | undefined {
  if (path === undefined || !existsSync(path)) return undefined;
  return path.endsWith("derivations.csv") ? answersOfRun(path) : readAnswers(path);
}

const nadir = medians(results.get("nadir run") ?? []);
console.log(
  `${Number(values.rows)} laboratory rows, ${order}${values.wide ? ", wide" : ""}, seed ${values.seed}; medians of ${values.runs} alternating runs`,
);
console.log(
  "| command | wall, s | processor, s | peak memory, MB | nadir takes | answers that differ from the exact ones |",
);
console.log("| --- | --- | --- | --- | --- | --- |");
for (const { name, answers } of commands) {
  const measured = results.get(name) ?? [];
  if (measured.length === 0) {
    console.log(`| ${name} | left out: ${failed.get(name) ?? "not run"} | | | | |`);
    continue;
  }
  const { wall, processor, megabytes } = medians(measured);
  const own = answersOf(answers);
  const differ = exact === undefined || own === undefined ? "" : describe(differences(own, exact));
  console.log(
    `| ${name} | ${wall.toFixed(2)} | ${processor.toFixed(2)} | ${megabytes.toFixed(0)} | ${(nadir.wall / wall).toFixed(2)} x | ${differ} |`,
  );
  const record = {
    rows: Number(values.rows),
    order,
    wide: values.wide,
    name,
    wall,
    processor,
    megabytes,
    runs: measured.length,
  };
  if (values.json !== "") appendFileSync(values.json, `${JSON.stringify(record)}\n`);
}
rmSync(folder, { recursive: true, force: true });

function medians(measured: readonly Measured[]): Measured {
  return {
    wall: median(measured.map(({ wall }) => wall)),
    processor: median(measured.map(({ processor }) => processor)),
    megabytes: median(measured.map(({ megabytes }) => megabytes)),
  };
}

function describe(counts: ReadonlyMap<string, number>): string {
  return counts.size === 0 ? "none" : [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
}
