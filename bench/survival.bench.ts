/**
 * Times Kaplan–Meier, the log-rank test and cumulative incidence on 1,000,000 seeded rows beside R's survfit, survdiff
 * and cuminc on the same rows, in alternating runs. Run: npx tsx bench/survival.bench.ts [runs]
 * Without Rscript and the R package survival only our own times are printed. survfit's cumulative incidence is asked
 * for without standard errors, which take it minutes; ours always has the variance.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aalenJohansen } from "../src/statistics/competing-risks/aalen-johansen.ts";
import { kaplanMeier } from "../src/statistics/survival/kaplan-meier.ts";
import { logRank } from "../src/statistics/survival/log-rank.ts";

const ROWS = 1_000_000;
const runs = Number(process.argv[2] ?? 5);
const peer = fileURLToPath(new URL("./peers/survival.R", import.meta.url));

interface Rows {
  readonly time: Float64Array;
  readonly status: Float64Array;
  readonly cause: Float64Array;
  readonly group: Float64Array;
}

/** What we compute, and the peer methods it is timed beside. */
const tasks = [
  { name: "Kaplan–Meier", peers: ["km"], ours: kaplanMeierEnd },
  { name: "log-rank, 3 groups", peers: ["logrank"], ours: logRankChiSquare },
  { name: "cumulative incidence", peers: ["cif", "cuminc"], ours: incidenceEnd },
] as const;

const folder = mkdtempSync(join(tmpdir(), "survival-bench-"));
const hasPeer = spawnSync("Rscript", ["-e", "library(survival)"]).status === 0;
if (!hasPeer) console.log("Rscript with the package survival is not installed: our times only");
console.log(`${ROWS} rows, medians of ${runs} alternating runs, seconds`);
for (const unit of ["whole days", "fractions of days"] as const) {
  const rows = seededRows(unit === "whole days");
  const file = join(folder, "rows.bin");
  for (const column of [rows.time, rows.status, rows.cause, rows.group]) {
    writeFileSync(file, column, { flag: column === rows.time ? "w" : "a" });
  }
  for (const task of tasks) {
    for (const method of task.peers) {
      // With a million distinct times survfit's multi-state code takes many minutes.
      if (method === "cif" && unit !== "whole days") continue;
      console.log(`${unit}, ${task.name}: ${compare(() => task.ours(rows), [file, String(ROWS), method])}`);
    }
  }
}
rmSync(folder, { recursive: true });

function compare(ours: () => number, peerArguments: readonly string[]): string {
  const times = { ours: [] as number[], peer: [] as number[] };
  let answers = "";
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const answer = ours();
    times.ours.push((performance.now() - start) / 1000);
    const [seconds, theirs] = peerRun(peerArguments);
    if (seconds !== undefined) times.peer.push(seconds);
    answers = `answers ${answer.toPrecision(9)} and ${theirs?.toPrecision(9)}`;
  }
  if (times.peer.length === 0) return `ours ${median(times.ours).toFixed(3)}`;
  const ratio = median(times.peer) / median(times.ours);
  const method = peerArguments.at(-1);
  return `ours ${median(times.ours).toFixed(3)}, R ${method} ${median(times.peer).toFixed(3)}, R/ours ${ratio.toFixed(1)} (${answers})`;
}

function peerRun(peerArguments: readonly string[]): readonly (number | undefined)[] {
  if (!hasPeer) return [];
  const { stdout } = spawnSync("Rscript", [peer, ...peerArguments], { encoding: "utf8" });
  return stdout.trim() === "" ? [] : stdout.trim().split(" ").map(Number);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function kaplanMeierEnd({ time, status }: Rows): number {
  const curve = kaplanMeier({ time, status });
  return "kind" in curve ? Number.NaN : (curve.survival.at(-1) ?? Number.NaN);
}

function logRankChiSquare({ time, status, group }: Rows): number {
  const test = logRank({ time, status, group });
  return "kind" in test ? Number.NaN : test.chiSquare;
}

function incidenceEnd({ time, cause }: Rows): number {
  const curves = aalenJohansen({ time, status: cause });
  return "kind" in curves ? Number.NaN : (curves.causes[0]?.incidence.at(-1) ?? Number.NaN);
}

/** Exponential event times against uniform censoring over ten years; the last group has a fifth less hazard. */
function seededRows(wholeDays: boolean): Rows {
  const uniform = linearCongruential(20_261_121);
  const rows = {
    time: new Float64Array(ROWS),
    status: new Float64Array(ROWS),
    cause: new Float64Array(ROWS),
    group: new Float64Array(ROWS),
  };
  for (let row = 0; row < ROWS; row++) {
    const group = Math.floor(uniform() * 3);
    const event = -Math.log(1 - uniform()) * 1500 * (group === 2 ? 1.25 : 1);
    const censoring = uniform() * 3652;
    const time = Math.min(event, censoring);
    const competes = uniform() < 0.4;
    rows.time[row] = wholeDays ? Math.ceil(time) : time;
    rows.group[row] = group;
    rows.status[row] = event <= censoring ? 1 : 0;
    rows.cause[row] = event > censoring ? 0 : competes ? 2 : 1;
  }
  return rows;
}

function linearCongruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}
