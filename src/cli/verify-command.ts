/** `nadir verify`: whether the files of a run, and its inputs where they are given, are still those that its manifest names. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { printable } from "../reporting/columns-text.ts";
import type { FileHash, ReadManifest } from "../reporting/manifest-json.ts";
import { citedFiles } from "./cited-files.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { STUDY_PLACE } from "./export-arguments.ts";
import { hashOf, sha256Of } from "./file-hash.ts";
import {
  differenceOf,
  type FileDifference,
  type FinishedFolder,
  finishedFolder,
  outputDifferences,
  studyFolders,
} from "./finished-folder.ts";
import { standardLibrary } from "./standard-folder.ts";

export interface VerifyArguments {
  readonly data?: string;
  readonly study?: readonly string[];
  readonly json?: boolean;
}

export async function verifyCommand(path: string, options: VerifyArguments): Promise<ExitStatus> {
  const folder = finishedFolder(path);
  // A manifest below that is gone or changed is a difference of the folder above: what it names cannot be asked for then.
  const outputs = outputDifferences(folder);
  const sound = outputs.every(({ name }) => !name.endsWith("manifest.json"));
  const inputs = sound ? inputDifferences(studyFolders(folder), options) : [];
  const differences = [...outputs, ...inputs];
  if (options.json === true) printJson(folder, differences);
  else process.stdout.write(textOf(folder, differences, options));
  return differences.length === 0 ? EXIT.done : EXIT.diagnostics;
}

function inputDifferences(
  runs: readonly FinishedFolder[],
  { data, study = [] }: VerifyArguments,
): readonly FileDifference[] {
  const folders = data === undefined ? [] : runs.map(({ manifest }) => data.replaceAll(STUDY_PLACE, manifest.study));
  const missing = [...folders, ...study].find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`${missing} does not exist`);
  const given = new Set(study.map(sha256Of));
  const found = runs.flatMap(({ manifest }) => [
    ...manifest.standards.flatMap((file) => standardDifference(file, study)),
    ...(manifest.facts ?? []).flatMap((file) => factsDifference(file, study)),
    ...manifest.inputs.flatMap((file): readonly FileDifference[] => {
      if (file.name !== manifest.studyFile) return data === undefined ? [] : exportDifference(file, data, manifest);
      return study.length === 0 || given.has(file.sha256) ? [] : [{ kind: "changed", name: file.name, input: true }];
    }),
  ]);
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}

/** Of exports that differ by study the path is told, since all of them have a labs.csv. */
function exportDifference(file: FileHash, data: string, manifest: ReadManifest): readonly FileDifference[] {
  const path = inputPath(file.name, data, manifest);
  const found = differenceOf(file, path, true);
  return data.includes(STUDY_PLACE) ? found.map((difference) => ({ ...difference, name: path })) : found;
}

/** A mapping that did not stand in the folder of the export stands where the run was told. */
function inputPath(name: string, data: string, { options, study }: ReadManifest): string {
  return name === options["sources"] ? name : join(data.replaceAll(STUDY_PLACE, study), name);
}

/** A standard definition is looked for where a run of one of the studies would find it. */
function standardDifference({ name, sha256 }: FileHash, study: readonly string[]): readonly FileDifference[] {
  const texts = study.flatMap((path) => standardLibrary(path).textOf(name) ?? []);
  if (study.length === 0 || texts.some((text) => hashOf(name, text).sha256 === sha256)) return [];
  return [{ kind: texts.length === 0 ? "missing" : "changed", name: `standard/${name}`, input: true }];
}

/** The facts of a registry record are looked for where a run of one of the studies would find them. */
function factsDifference({ name, sha256 }: FileHash, study: readonly string[]): readonly FileDifference[] {
  const texts = study.flatMap((path) => citedFiles(path)(name) ?? []);
  if (study.length === 0 || texts.some((text) => hashOf(name, text).sha256 === sha256)) return [];
  return [{ kind: texts.length === 0 ? "missing" : "changed", name, input: true }];
}

function textOf(folder: FinishedFolder, differences: readonly FileDifference[], options: VerifyArguments): string {
  const { manifest, path, sha256 } = folder;
  const asked = [options.data === undefined ? "" : "the export", options.study === undefined ? "" : "the study"];
  const inputs = asked.filter((text) => text !== "").join(" and ");
  const what = `${manifest.outputs.length} files${inputs === "" ? "" : `, ${inputs}`}`;
  const lines =
    differences.length === 0
      ? [`${path}: ${what}: all as written by nadir ${manifest.nadir}`]
      : differences.map(({ kind, name, input }) => `${kind.padEnd(7)}  ${name}${input ? "  (input)" : ""}`);
  return `${[...lines, `manifest.json sha256 ${sha256}`].map(printable).join("\n")}\n`;
}

function printJson({ manifest, sha256 }: FinishedFolder, differences: readonly FileDifference[]): void {
  const result = { study: manifest.study, nadir: manifest.nadir, files: manifest.outputs.length, manifest: sha256 };
  process.stdout.write(`${JSON.stringify({ ...result, differences }, null, 2)}\n`);
}
