/** Whether a run would write again just what a folder holds, told without running it. The cheap questions come first. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { dayText } from "../core/calendar.ts";
import { compareText } from "../core/diagnostic.ts";
import { type FileHash, MANIFEST_FILE, type ReadManifest } from "../reporting/manifest-json.ts";
import { REPORT_DATA_FILE } from "../reporting/model/report-data.ts";
import { readReportData } from "../reporting/model/report-data-json.ts";
import { citedFiles } from "./cited-files.ts";
import { runText } from "./command-text.ts";
import { isFile } from "./export-folder.ts";
import { hashOf, sha256Of } from "./file-hash.ts";
import { type FinishedFolder, finishedFolder, outputDifferences } from "./finished-folder.ts";
import { packageVersion } from "./package-version.ts";
import type { StudyRunArguments } from "./run-arguments.ts";
import { drawnManner, optionsOf } from "./run-manifest.ts";
import type { StudyJob } from "./study-job.ts";

export function isUnchanged(path: string, job: StudyJob, options: StudyRunArguments): boolean {
  if (!existsSync(join(path, MANIFEST_FILE))) return false;
  const folder = finishedFolder(path);
  return (
    isSameManner(folder.manifest, job, options) &&
    isSameStudy(folder.manifest, job) &&
    isSameFacts(folder.manifest, job.file.name) &&
    isSameExport(folder.manifest, options) &&
    outputDifferences(folder).length === 0 &&
    isSameCommand(folder, job, options)
  );
}

function isSameManner(manifest: ReadManifest, { checked }: StudyJob, options: StudyRunArguments): boolean {
  const cutoff = options.cutoff === undefined ? String(manifest.options["cutoff"]) : dayText(options.cutoff);
  return (
    manifest.nadir === packageVersion() &&
    manifest.study === checked.value?.study.id &&
    isSame(manifest.options, optionsOf(cutoff, options)) &&
    isSame(manifest.drawn, drawnManner(options))
  );
}

/** The study was loaded, so that its standard definitions are read by now. */
function isSameStudy({ studyFile, inputs, standards }: ReadManifest, { file }: StudyJob): boolean {
  const read = [...file.standardsRead()].sort((a, b) => compareText(a.name, b.name));
  return studyFile === file.hash.name && isSame(standards, read) && inputs.some((input) => isSame(input, file.hash));
}

/** Runs of earlier versions of the manifest do not say what they looked for. */
function isSameFacts({ facts, absent }: ReadManifest, studyPath: string): boolean {
  if (facts === undefined || absent === undefined) return false;
  const textOf = citedFiles(studyPath);
  return (
    facts.every((file) => isSame(file, hashOf(file.name, textOf(file.name) ?? ""))) &&
    absent.every((name) => textOf(name) === undefined)
  );
}

function isSameExport({ inputs, studyFile, absent = [] }: ReadManifest, { data, sources }: StudyRunArguments): boolean {
  const pathOf = (name: string) => (name === sources ? name : join(data, name));
  return (
    absent.every((name) => !isFile(join(data, name))) &&
    inputs.every((input) => input.name === studyFile || isSameFile(input, pathOf(input.name)))
  );
}

function isSameFile({ sha256, bytes }: FileHash, path: string): boolean {
  return isFile(path) && statSync(path).size === bytes && sha256Of(path) === sha256;
}

/** What is drawn names the command, with the folder of the export. */
function isSameCommand({ path, manifest }: FinishedFolder, { file }: StudyJob, options: StudyRunArguments): boolean {
  if (manifest.outputs.every(({ name }) => name !== REPORT_DATA_FILE)) return true;
  const read = readReportData(readFileSync(join(path, REPORT_DATA_FILE), "utf8"));
  return read.status === "read" && read.data.run.command === runText(file.name, options);
}

/** Of plain data whose keys are in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
