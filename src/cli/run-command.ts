/** `nadir run`: one study on one export, written whole or not at all; several are a batch. */
import { refuseBatchFolder } from "./batch/batch-folder.ts";
import { runBatch } from "./batch/run-batch.ts";
import { checkSmallCell } from "./draw-arguments.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { STUDY_PLACE } from "./export-arguments.ts";
import { checkOutputFolder, refuseOtherStudy, writeOutputFolder } from "./output-folder.ts";
import type { RunArguments, StudyRunArguments } from "./run-arguments.ts";
import { printJson, runObject, summaryOf } from "./run-text.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { runJob, studyJob } from "./study-job.ts";
import { isUnchanged } from "./unchanged.ts";

export async function runCommand(paths: readonly string[], options: RunArguments): Promise<ExitStatus> {
  checkSmallCell(options);
  const [path, ...otherPaths] = paths;
  const [data, ...otherData] = options.data;
  const isOne = otherPaths.length === 0 && otherData.length === 0 && data?.includes(STUDY_PLACE) === false;
  if (path === undefined || data === undefined || !isOne) {
    return runBatch(paths, options);
  }
  return runOne(path, { ...options, data });
}

async function runOne(path: string, options: StudyRunArguments): Promise<ExitStatus> {
  checkOutputFolder(options.out);
  refuseBatchFolder(options.out);
  const job = studyJob(path);
  refuseOtherStudy(options.out, job.checked.value?.study.id);
  if (options.incremental === true && isUnchanged(options.out, job, options)) {
    if (options.json === true) printJson({ studies: [], unchanged: true, diagnostics: [] });
    else process.stdout.write(`${options.out} is unchanged\n`);
    return EXIT.done;
  }
  const { finished, diagnostics } = await runJob(job, options);
  if (options.json !== true) showDiagnostics(diagnostics);
  if (finished === undefined) {
    if (options.json === true) printJson({ diagnostics });
    return EXIT.diagnostics;
  }
  await writeOutputFolder(options.out, finished.files);
  const aggregate = options.aggregateOnly === true;
  if (options.json === true) printJson({ studies: [runObject(finished.run, aggregate)], diagnostics });
  else if (!aggregate) process.stdout.write(`${summaryOf(finished.run, options)}\n`);
  if (options.json !== true) process.stdout.write(`written to ${options.out}\n`);
  return EXIT.done;
}
