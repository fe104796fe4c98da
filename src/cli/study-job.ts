/** One study on one export: from its arguments to the files of its run. */
import { type Diagnostic, hasErrors } from "../core/diagnostic.ts";
import type { LoadedStudy } from "../definition/load.ts";
import { checkStudy, cutoffOf, type Outcome, runChecked, type StudyRun } from "../engine.ts";
import { aggregateFiles, type Files, runFiles } from "../outputs.ts";
import { printable } from "../reporting/columns-text.ts";
import { MANIFEST_FILE } from "../reporting/manifest-json.ts";
import { citedFacts } from "./cited-facts.ts";
import { runText } from "./command-text.ts";
import { drawOptionsOf, smallCellOf } from "./draw-arguments.ts";
import { exportFolder } from "./export-folder.ts";
import { packageVersion } from "./package-version.ts";
import { whileShowing } from "./progress.ts";
import type { StudyRunArguments } from "./run-arguments.ts";
import { optionsOf, runManifest } from "./run-manifest.ts";
import { type ReadStudyFile, readStudyFile } from "./study-file.ts";

export interface StudyJob {
  readonly file: ReadStudyFile;
  readonly checked: Outcome<LoadedStudy>;
}

export interface FinishedRun {
  readonly run: StudyRun;
  /** With its manifest. */
  readonly files: Files;
}

/** What is wrong with the study file is told when the job is run. */
export function studyJob(path: string): StudyJob {
  const file = readStudyFile(path);
  return { file, checked: checkStudy(file) };
}

/** `finished` is undefined exactly when a diagnostic has severity error. */
export async function runJob(
  { file, checked }: StudyJob,
  options: StudyRunArguments,
): Promise<{ readonly finished: FinishedRun | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const folder = exportFolder(options.data, options.sources);
  const { value: run, diagnostics } = await runChecked(checked, folder.open, {
    cutoff: options.cutoff,
    transfusionsComplete: options.transfusionsComplete === true,
    readings: options.readings,
    only: options.only,
    knifeEdge: options.knifeEdge === true,
    keepFindings: options.aggregateOnly === true || options.format.size > 0,
  });
  if (run === undefined) return { finished: undefined, diagnostics };
  const facts = citedFacts(file.name);
  const made = {
    run: {
      nadir: packageVersion(),
      cutoff: cutoffOf(run),
      cutoffGiven: options.cutoff !== undefined,
      options: optionsOf(cutoffOf(run), options),
      command: runText(file.name, options),
      studyFile: file.hash,
      inputs: folder.hashes(),
    },
    factsOf: facts.of,
  };
  const outputs = { ...drawOptionsOf(options), readings: options.readings };
  const smallCell = smallCellOf(options);
  const written = await whileShowing(`drawing ${printable(run.study.id)}`, () =>
    smallCell === undefined ? runFiles(run, made, outputs) : aggregateFiles(run, made, { ...outputs, smallCell }),
  );
  const found = [...diagnostics, ...written.diagnostics];
  if (hasErrors(found)) return { finished: undefined, diagnostics: found };
  const manifest = runManifest(run, options, {
    studyFile: file.hash,
    standards: file.standardsRead(),
    inputs: folder.hashes(),
    facts: facts.read(),
    absent: [...folder.absent(), ...facts.absent()],
    files: written.files,
  });
  const files = new Map(written.files).set(MANIFEST_FILE, manifest);
  return { finished: { run, files }, diagnostics: found };
}
