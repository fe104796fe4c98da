/** Several runs one after the other, each written to its own folder as soon as it is done. One that is refused stops no other. */
import { join } from "node:path";
import { printable } from "../../reporting/columns-text.ts";
import { EXIT, type ExitStatus, UsageError } from "../exit-status.ts";
import { refuseOtherStudy, writeOutputFolder } from "../output-folder.ts";
import { whileShowing } from "../progress.ts";
import type { RunArguments } from "../run-arguments.ts";
import { printJson, runObject } from "../run-text.ts";
import { showDiagnostics } from "../show-diagnostics.ts";
import { runJob } from "../study-job.ts";
import { refusalText } from "../system-reason.ts";
import { isUnchanged } from "../unchanged.ts";
import { checkBatchFolder, writeBatchManifest } from "./batch-folder.ts";
import { batchLine, batchTotals, type Ended, endedObject } from "./ended.ts";
import { type BatchJob, planBatch } from "./plan.ts";

export async function runBatch(paths: readonly string[], options: RunArguments): Promise<ExitStatus> {
  const jobs = planBatch(paths, options.data);
  checkBatchFolder(
    options.out,
    jobs.flatMap(({ folder }) => folder ?? []),
  );
  const ended: Ended[] = [];
  for (const job of jobs) {
    const count = `${ended.length + 1} of ${jobs.length}: ${printable(job.folder ?? job.path)}`;
    const end = await whileShowing(count, () => endOf(job, options));
    if (options.json !== true) show(end);
    ended.push(end);
  }
  writeBatchManifest(options.out, ended.map(manifestEntry));
  if (options.json === true) printJson(batchObject(ended));
  else process.stdout.write(`${batchTotals(ended)}\n`);
  return statusOf(ended);
}

/** Whatever happens to one run stays with it. */
async function endOf(job: BatchJob, options: RunArguments): Promise<Ended> {
  const { path, data, folder, problem } = job;
  const known = { path, data, folder };
  if (job.job === undefined) return { ...known, outcome: "refused", diagnostics: [], problem };
  if (folder === undefined) return { ...known, outcome: "refused", diagnostics: job.job.checked.diagnostics };
  try {
    const out = join(options.out, folder);
    const asked = { ...options, data };
    refuseOtherStudy(out, job.job.checked.value?.study.id);
    if (options.incremental === true && isUnchanged(out, job.job, asked))
      return { ...known, outcome: "unchanged", diagnostics: [] };
    const { finished, diagnostics } = await runJob(job.job, asked);
    if (finished === undefined) return { ...known, outcome: "refused", diagnostics };
    await writeOutputFolder(out, finished.files, options.out);
    return { ...known, outcome: "done", diagnostics, run: runObject(finished.run, options.aggregateOnly === true) };
  } catch (fault) {
    const refused = fault instanceof UsageError ? fault.message : refusalText(fault);
    if (refused !== undefined) return { ...known, outcome: "refused", diagnostics: [], problem: refused };
    const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return {
      ...known,
      outcome: "failed",
      diagnostics: [],
      problem: `this is a bug of nadir; please report it\n${stack}`,
    };
  }
}

function show(end: Ended): void {
  const { diagnostics, problem, folder, path, data } = end;
  const name = printable(`${folder ?? path} (${path}, ${data})`);
  if (diagnostics.length > 0 || problem !== undefined) process.stderr.write(`${name}\n`);
  if (problem !== undefined) process.stderr.write(`nadir: ${problem.split("\n").map(printable).join("\n")}\n`);
  showDiagnostics(diagnostics);
  process.stdout.write(`${batchLine(end)}\n`);
}

const manifestEntry = ({ path, folder, outcome }: Ended) => ({
  folder: folder ?? null,
  studyFile: path,
  refused: outcome === "refused" || outcome === "failed",
});

function batchObject(ended: readonly Ended[]): unknown {
  return { studies: ended.flatMap(({ run }) => run ?? []), batch: ended.map(endedObject) };
}

function statusOf(ended: readonly Ended[]): ExitStatus {
  if (ended.some(({ outcome }) => outcome === "failed")) return EXIT.bug;
  return ended.some(({ outcome }) => outcome === "refused") ? EXIT.diagnostics : EXIT.done;
}
