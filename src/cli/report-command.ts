/** `nadir report`: tables, figures and report of a finished run drawn again from its report-data.json, without the export. */

import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Diagnostic, hasErrors } from "../core/diagnostic.ts";
import { drawnFiles, type Files } from "../outputs.ts";
import { printable } from "../reporting/columns-text.ts";
import type { FileContent } from "../reporting/file-content.ts";
import { FORMATS } from "../reporting/formats.ts";
import { MANIFEST_FILE, manifestJson, type ReadManifest } from "../reporting/manifest-json.ts";
import { aggregateOnly } from "../reporting/model/aggregate/aggregate-only.ts";
import { REPORT_DATA_FILE, REPORT_DATA_SCHEMA, type ReportData } from "../reporting/model/report-data.ts";
import { readReportData, reportDataJson } from "../reporting/model/report-data-json.ts";
import { batchManifest, refuseBatchFolder, refuseStudyFolder } from "./batch/batch-folder.ts";
import { checkSmallCell, type DrawArguments, drawOptionsOf, smallCellOf } from "./draw-arguments.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { hashOf } from "./file-hash.ts";
import {
  type FileDifference,
  type FinishedFolder,
  finishedFolder,
  outputDifferences,
  studyFolders,
} from "./finished-folder.ts";
import { checkOutputFolder, refuseOtherStudy, writeOutputFolder } from "./output-folder.ts";
import { whileShowing } from "./progress.ts";
import { drawnManner } from "./run-manifest.ts";
import { showDiagnostics } from "./show-diagnostics.ts";

export interface ReportArguments extends DrawArguments {
  readonly out?: string;
}

/** Draws in the folder of the run itself, or, with `out`, in another one that holds nothing but what is drawn. */
export async function reportCommand(path: string, options: ReportArguments): Promise<ExitStatus> {
  checkArguments(options);
  const folder = finishedFolder(path);
  if (options.out !== undefined) refuseOtherRun(options.out, folder.manifest);
  const folders = studyFolders(folder);
  const faults = faultsOf(folder, folders, options.out !== undefined);
  if (faults.length > 0) return refuse(path, faults);
  const drawn: { readonly folder: FinishedFolder; readonly files: Files }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const study of folders) {
    const redrawn = await redraw(study, options);
    drawn.push({ folder: study, files: redrawn.files });
    diagnostics.push(...redrawn.diagnostics);
  }
  showDiagnostics(diagnostics);
  if (hasErrors(diagnostics)) return EXIT.diagnostics;
  const target = options.out ?? path;
  await writeOutputFolder(target, drawnFolder(folder, drawn));
  process.stdout.write(`written to ${target}\n`);
  return EXIT.done;
}

/** The files of the run; of a batch those of each run in its folder, under a manifest that names them all. */
function drawnFolder(
  above: FinishedFolder,
  drawn: readonly { readonly folder: FinishedFolder; readonly files: Files }[],
): Files {
  const [only] = drawn;
  if (only?.folder === above) return only.files;
  const runs = drawn.map(({ folder, files }) => ({
    study: folder.manifest.study,
    folder: relative(above.path, folder.path).split(sep).join("/"),
    files,
  }));
  const all = runs.flatMap(({ folder, files }) =>
    [...files].map(([name, file]) => [`${folder}/${name}`, file] as const),
  );
  const hashed = runs.map((run) => ({ ...run, files: [...run.files].map(([name, file]) => hashOf(name, file)) }));
  return new Map<string, FileContent>([...all, [MANIFEST_FILE, batchManifest(hashed, above.manifest.batch)]]);
}

function checkArguments(options: ReportArguments): void {
  const { format, aggregateOnly: aggregate, out } = options;
  checkSmallCell(options);
  if (FORMATS.every((name) => name === "datasets" || !format.has(name)))
    throw new UsageError("--format names nothing that is drawn; data sets are written by nadir run");
  if (aggregate === true && out === undefined)
    throw new UsageError("--aggregate-only needs --out: beside the files of the run it would not be one to pass on");
  if (out !== undefined) checkOutputFolder(out);
}

function refuseOtherRun(out: string, { study, studyFile }: ReadManifest): void {
  if (studyFile === "") {
    refuseStudyFolder(out);
    return;
  }
  refuseBatchFolder(out);
  refuseOtherStudy(out, study);
}

/** What is drawn may be gone or changed; everything else must be as the run wrote it. */
function faultsOf(
  folder: FinishedFolder,
  folders: readonly FinishedFolder[],
  elsewhere: boolean,
): readonly FileDifference[] {
  const manifests = outputDifferences(folder).filter(({ name }) => name.endsWith(MANIFEST_FILE));
  const files = folders.flatMap(outputDifferences);
  // A file that is not nadir's would be lost where the folder is written anew.
  return [...manifests, ...files].filter(({ kind, name }) => (kind === "extra" ? !elsewhere : !isDrawn(name)));
}

function isDrawn(name: string): boolean {
  return /^(tables|figures)\/|^report\.html$/.test(name);
}

function refuse(path: string, faults: readonly FileDifference[]): ExitStatus {
  const lines = faults.map(({ kind, name }) => printable(`  ${kind.padEnd(7)}  ${name}`));
  const head = `nadir: ${printable(path)} is not as the run wrote it, and nothing is drawn from it; run the study again`;
  process.stderr.write(`${[head, ...lines].join("\n")}\n`);
  return EXIT.diagnostics;
}

async function redraw(folder: FinishedFolder, options: ReportArguments) {
  const whole = reportDataOf(folder);
  const smallCell = smallCellOf(options);
  const data = smallCell === undefined || whole.suppression !== null ? whole : aggregateOnly(whole, smallCell);
  const { files, diagnostics } = await whileShowing(`drawing ${printable(data.study.id)}`, () =>
    drawnFiles(data, drawOptionsOf(options)),
  );
  const kept = options.out === undefined ? keptFiles(folder) : new Map([[REPORT_DATA_FILE, reportDataJson(data)]]);
  const all = new Map<string, FileContent>([...kept, ...files]);
  return { files: all.set(MANIFEST_FILE, manifestOf(folder, data, all, options)), diagnostics };
}

function reportDataOf({ path }: FinishedFolder): ReportData {
  const file = join(path, REPORT_DATA_FILE);
  if (!existsSync(file))
    throw new UsageError(`${path} holds no ${REPORT_DATA_FILE}: it was run with --format none; run the study again`);
  const read = readReportData(readFileSync(file, "utf8"));
  if (read.status === "read") return read.data;
  if (read.status === "not-report-data") throw new UsageError(`${file} is not the report data of a run`);
  throw new UsageError(
    `${file} has form ${read.schema}, and this nadir reads form ${REPORT_DATA_SCHEMA}: use the version that wrote it, or run the study again`,
  );
}

/** Their hashes were just compared with the manifest. */
function keptFiles({ path, manifest }: FinishedFolder): Files {
  const kept = manifest.outputs.filter(({ name }) => !isDrawn(name));
  return new Map(kept.map(({ name }) => [name, readFileSync(join(path, ...name.split("/")))]));
}

function manifestOf({ manifest }: FinishedFolder, data: ReportData, files: Files, options: ReportArguments): string {
  const { study, studyFile, standards, inputs, facts = [], absent = [], rows, participants } = manifest;
  const drawn = drawnManner(options);
  return manifestJson({
    version: manifest.nadir,
    study,
    studyFile,
    standards,
    options: manifest.options,
    inputs,
    facts,
    absent,
    outputs: [...files].map(([name, content]) => hashOf(name, content)),
    rows,
    participants: data.suppression === null ? participants : { total: participants.total, states: {} },
    drawn: drawn === undefined ? undefined : { ...drawn, smallCell: data.suppression?.smallCell ?? null },
  });
}
