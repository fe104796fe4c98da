/** `nadir run`: one or several studies on one export folder, written together or not at all. */
import { dayText } from "../core/calendar.ts";
import { type Diagnostic, hasErrors } from "../core/diagnostic.ts";
import { cutoffOf, participantStates, runStudy, type StudyRun } from "../engine.ts";
import { aggregateFiles, type Files, runFiles } from "../outputs.ts";
import { printable } from "../reporting/columns-text.ts";
import { decisionObject } from "../reporting/decisions-json.ts";
import { knifeEdgeSummary } from "../reporting/knife-edge-text.ts";
import { MANIFEST_FILE } from "../reporting/manifest-json.ts";
import { readingsText } from "../reporting/readings-text.ts";
import { summaryText } from "../reporting/summary-text.ts";
import { citedFacts } from "./cited-facts.ts";
import { runText } from "./command-text.ts";
import { drawOptionsOf, smallCellOf } from "./draw-arguments.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { exportFolder } from "./export-folder.ts";
import { checkOutputFolder, writeOutputFolder } from "./output-folder.ts";
import { packageVersion } from "./package-version.ts";
import { whileShowing } from "./progress.ts";
import type { RunArguments } from "./run-arguments.ts";
import { optionsOf, runManifest, studiesFiles } from "./run-manifest.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { readStudyFile } from "./study-file.ts";

interface FinishedRun {
  readonly run: StudyRun;
  readonly files: Files;
}

export async function runCommand(paths: readonly string[], options: RunArguments): Promise<ExitStatus> {
  checkOutputFolder(options.out);
  const runs: FinishedRun[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const { finished, found } = await runOne(path, options);
    diagnostics.push(...found);
    if (finished !== undefined) runs.push(finished);
  }
  if (options.json !== true) showDiagnostics(diagnostics);
  if (runs.length < paths.length) {
    if (options.json === true) printJson({ diagnostics });
    return EXIT.diagnostics;
  }
  await writeOutputFolder(options.out, filesOf(runs));
  if (options.json === true) printJson({ studies: runs.map(({ run }) => runObject(run, options)), diagnostics });
  else if (options.aggregateOnly !== true)
    for (const { run } of runs) process.stdout.write(`${summaryOf(run, options)}\n`);
  if (options.json !== true) process.stdout.write(`written to ${options.out}\n`);
  return EXIT.done;
}

async function runOne(
  path: string,
  options: RunArguments,
): Promise<{ finished: FinishedRun | undefined; found: readonly Diagnostic[] }> {
  const file = readStudyFile(path);
  const folder = exportFolder(options.data, options.sources);
  const { value: run, diagnostics } = await runStudy(file, folder.open, {
    cutoff: options.cutoff,
    transfusionsComplete: options.transfusionsComplete === true,
    readings: options.readings,
    only: options.only,
    knifeEdge: options.knifeEdge === true,
    keepFindings: options.aggregateOnly === true || options.format.size > 0,
  });
  if (run === undefined) return { finished: undefined, found: diagnostics };
  const made = {
    run: {
      nadir: packageVersion(),
      cutoff: cutoffOf(run),
      cutoffGiven: options.cutoff !== undefined,
      options: optionsOf(run, options),
      command: runText(path, options),
      studyFile: file.hash,
      inputs: folder.hashes(),
    },
    factsOf: citedFacts(path),
  };
  const outputs = { ...drawOptionsOf(options), readings: options.readings };
  const smallCell = smallCellOf(options);
  const written = await whileShowing(`drawing ${printable(run.study.id)}`, () =>
    smallCell === undefined ? runFiles(run, made, outputs) : aggregateFiles(run, made, { ...outputs, smallCell }),
  );
  const found = [...diagnostics, ...written.diagnostics];
  if (hasErrors(found)) return { finished: undefined, found };
  const inputs = { studyFile: file.hash, standards: file.standardsRead(), inputs: folder.hashes() };
  const manifest = runManifest(run, options, { ...inputs, files: written.files });
  const files = new Map(written.files).set(MANIFEST_FILE, manifest);
  return { finished: { run, files }, found };
}

/** One study fills OUT itself; several have a folder each. */
function filesOf(runs: readonly FinishedRun[]): Files {
  const ids = runs.map(({ run }) => run.study.id);
  // Some systems take two folders for one whose names differ in capital letters only.
  const folders = ids.map((id) => id.toLowerCase());
  const twice = ids.find((_, index) => folders.indexOf(folders[index] ?? "") !== index);
  if (twice !== undefined) throw new UsageError(`two study files have the id ${twice}; run them one at a time`);
  const nameless = runs.length > 1 ? ids.find((id) => /^\.+$/.test(id) || id === MANIFEST_FILE) : undefined;
  if (nameless !== undefined) throw new UsageError(`${nameless} cannot name the folder of a study; run it alone`);
  return studiesFiles(runs.map(({ run, files }) => ({ id: run.study.id, files })));
}

function summaryOf(run: StudyRun, options: RunArguments): string {
  const { study, dataset, analysis } = run;
  const summary = summaryText({
    study,
    participants: dataset.participants.length,
    cutoff: dayText(dataset.cutoff),
    cutoffGiven: options.cutoff !== undefined,
    estimates: analysis.estimates,
    decisions: analysis.decisions,
    rows: dataset.accounting,
  });
  const edges = run.knifeEdges === undefined ? "" : `\n${knifeEdgeSummary(run.knifeEdges)}`;
  return `${summary}${options.readings === "none" ? "" : `\n${readingsText(run.readings)}`}${edges}`;
}

/** What is printed can be passed on as well as what is written: of an aggregate output only which study it is. */
function runObject(run: StudyRun, options: RunArguments): Readonly<Record<string, unknown>> {
  const { study, dataset, analysis } = run;
  const facts = { study: study.id, status: study.status, cutoff: dayText(dataset.cutoff), rows: dataset.accounting };
  if (options.aggregateOnly === true) return facts;
  return {
    ...facts,
    participants: dataset.participants.length,
    estimates: analysis.estimates,
    decisions: analysis.decisions.map(decisionObject),
    states: participantStates(run),
  };
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
