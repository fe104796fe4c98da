/**
 * Reads a great many broken files: changed bytes of real ones, tables of telling letters, whole exports with one file changed. Of each it
 * is asked that reading ends soon with a diagnostic or with every row accounted for, and without an exception.
 *   npx tsx bench/fuzz-ingest.ts --inputs 100000 --seed nadir [--from 0]
 * The seed and the number of an input make the same input on every machine. Inputs are read in a process that is watched: one that takes
 * longer than ten seconds is a hang. Exit status 1 when anything was found.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { examine } from "./fuzz/inputs.ts";

interface Work {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

type Report =
  | { readonly kind: "at"; readonly index: number; readonly megabytes: number }
  | { readonly kind: "found"; readonly index: number; readonly finding: string; readonly what: string };

const HANG_MS = 10_000;
/** What the readers may hold at once, with the runtime and the corpus. */
const MEMORY_LIMIT_MB = 1500;

async function work({ seed, from, to }: Work): Promise<void> {
  const say = (report: Report) => process.send?.(report);
  for (let index = from; index < to; index += 1) {
    say({ kind: "at", index, megabytes: Math.round(process.memoryUsage().rss / 1e6) });
    const { what, finding } = await examine(seed, index);
    if (finding !== undefined) say({ kind: "found", index, finding, what });
  }
}

interface Outcome {
  findings: number;
  peak: number;
}

/** Runs the inputs of a range; after a hang or a crash it goes on behind it. */
async function watch({ seed, from, to }: Work, outcome: Outcome): Promise<void> {
  let next = from;
  while (next < to) {
    const reader = fork(fileURLToPath(import.meta.url), ["--seed", seed, "--from", `${next}`, "--to", `${to}`], {
      execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY_LIMIT_MB}`],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    // Until the first report the process is starting.
    let last = Number.POSITIVE_INFINITY;
    let end = "";
    let complaint = "";
    reader.stderr?.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000);
    });
    reader.on("message", (report: Report) => {
      last = Date.now();
      if (report.kind === "found") found(outcome, report.index, report.finding, report.what);
      else {
        next = report.index;
        outcome.peak = Math.max(outcome.peak, report.megabytes);
        if (next % 10_000 === 0) console.log(`${next} inputs, ${report.megabytes} MB`);
      }
    });
    const watchdog = setInterval(() => {
      if (Date.now() - last < HANG_MS) return;
      end = `no answer in ${HANG_MS / 1000} s`;
      reader.kill("SIGKILL");
    }, 500);
    const [status] = (await once(reader, "exit")) as [number | null];
    if (end === "" && status !== 0) end = `the process ended with ${status}: ${complaint}`;
    clearInterval(watchdog);
    if (end !== "") found(outcome, next, end, "");
    next += 1;
  }
}

function found(outcome: Outcome, index: number, finding: string, what: string): void {
  outcome.findings += 1;
  console.log(`input ${index}: ${finding}\n  ${what.slice(0, 400)}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      inputs: { type: "string", default: "100000" },
      seed: { type: "string", default: "nadir" },
      from: { type: "string", default: "0" },
      to: { type: "string" },
    },
  });
  if (process.send !== undefined) return work({ seed: values.seed, from: Number(values.from), to: Number(values.to) });
  const from = Number(values.from);
  const range = { seed: values.seed, from, to: from + Number(values.inputs) };
  console.log(`seed ${range.seed}, inputs ${range.from} to ${range.to - 1}`);
  const outcome: Outcome = { findings: 0, peak: 0 };
  const started = Date.now();
  await watch(range, outcome);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${values.inputs} inputs in ${seconds} s, ${outcome.findings} findings, at most ${outcome.peak} MB`);
  if (outcome.peak > MEMORY_LIMIT_MB) console.log(`more than ${MEMORY_LIMIT_MB} MB`);
  process.exitCode = outcome.findings > 0 || outcome.peak > MEMORY_LIMIT_MB ? 1 : 0;
}

await main();
if (process.send !== undefined) process.disconnect();
