/**
 * `nadir run` on an export of a million laboratory rows beside `wc -l` and beside R data.table reading the same file.
 *   npx tsx bench/whole-job.bench.ts [--rows 1000000] [--runs 5]
 * Commands take turns; medians of wall time and peak memory are printed with the ratio to nadir. What is not installed is named and left out.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateExport } from "./generate-export.ts";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, runs: { type: "string", default: "5" } },
});
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), "nadir-bench-"));
const root = join(import.meta.dirname, "..");

interface Measured {
  readonly seconds: number;
  readonly megabytes: number | undefined;
}

const canMeasureMemory = spawnSync("/usr/bin/time", ["--version"]).status === 0;

function measure(command: readonly string[]): Measured | undefined {
  const report = join(folder, "time.txt");
  const timed = canMeasureMemory ? ["/usr/bin/time", "-o", report, "-f", "%e %M", ...command] : command;
  const [program = "", ...rest] = timed;
  const start = process.hrtime.bigint();
  const { status } = spawnSync(program, rest, { cwd: root, stdio: "ignore" });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) return undefined;
  if (!canMeasureMemory) return { seconds, megabytes: undefined };
  const [, kilobytes] = readFileSync(report, "utf8").trim().split(" ");
  return { seconds, megabytes: Number(kilobytes) / 1024 };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const data = join(folder, "export");
generateExport({ rows, seed: "1", out: data });
const labs = join(data, "labs.csv");
const commands: readonly (readonly [string, readonly string[]])[] = [
  [
    "nadir run",
    [
      process.execPath,
      "dist/cli/nadir.js",
      "run",
      "endpoints/NCT07362095.yaml",
      "--data",
      data,
      "--out",
      join(folder, "out"),
    ],
  ],
  ["wc -l", ["wc", "-l", labs]],
  ["R data.table, reading only", ["Rscript", "bench/peers/read-labs.R", labs]],
];

if (!existsSync(join(root, "dist/cli/nadir.js"))) throw new Error("build first: npm run build");
const results = new Map<string, Measured[]>(commands.map(([name]) => [name, []]));
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const [name, command] of commands) {
    const measured = measure(command);
    if (measured !== undefined) results.get(name)?.push(measured);
  }
}

const reference = median((results.get("nadir run") ?? []).map(({ seconds }) => seconds));
console.log(`${rows} laboratory rows, median of ${values.runs} alternating runs`);
for (const [name, measured] of results) {
  if (measured.length === 0) {
    console.log(`${name}: not installed, or failed; left out`);
    continue;
  }
  const seconds = median(measured.map((one) => one.seconds));
  const megabytes = median(measured.flatMap((one) => (one.megabytes === undefined ? [] : [one.megabytes])));
  console.log(
    `${name}: ${seconds.toFixed(2)} s, ${Number.isNaN(megabytes) ? "memory not measured" : `${megabytes.toFixed(0)} MB`}, nadir takes ${(reference / seconds).toFixed(2)} times as long`,
  );
}
rmSync(folder, { recursive: true, force: true });
