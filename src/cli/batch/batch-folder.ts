/** OUT of a batch: folders of runs, each with its manifest, under one manifest that names all their files. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../core/diagnostic.ts";
import {
  type BatchEntry,
  type FileHash,
  MANIFEST_FILE,
  manifestJson,
  readManifest,
} from "../../reporting/manifest-json.ts";
import { UsageError } from "../exit-status.ts";
import { hashOf } from "../file-hash.ts";
import { filesBelow } from "../files-below.ts";
import { manifestIn } from "../manifest-in.ts";
import { checkCanBeFolder, replaceFile } from "../output-folder.ts";
import { packageVersion } from "../package-version.ts";

/** Refuses before any work is done: OUT must be empty or hold runs and nothing else, in the folders that this batch uses too. */
export function checkBatchFolder(out: string, folders: readonly string[]): void {
  checkCanBeFolder(out);
  if (!existsSync(out)) return;
  const runs = runsIn(out);
  const above = manifestIn(out);
  refuseStudyFolder(out);
  const own = new Set([
    ...(above === undefined ? [] : [MANIFEST_FILE]),
    ...runs.flatMap(({ folder, files }) => files.map(({ name }) => `${folder}/${name}`)),
  ]);
  const foreign = filesBelow(out).find((name) => !own.has(name));
  if (foreign !== undefined)
    throw new UsageError(`--out ${out} holds ${foreign}, which no run of nadir wrote; move it away, or choose another`);
  const nested = (a: string, b: string) => a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
  const clash = runs.find((run) => folders.some((folder) => nested(folder, run.folder)));
  if (clash !== undefined)
    throw new UsageError(
      `--out ${out} holds a run in ${clash.folder}, and this batch would write above or below it; choose another folder`,
    );
}

/** A batch would replace it. */
export function refuseStudyFolder(out: string): void {
  const above = manifestIn(out);
  if (above !== undefined && above.studyFile !== "")
    throw new UsageError(`--out ${out} holds the run of one study; choose another folder for a batch`);
}

/** A run of one study would replace all of them. */
export function refuseBatchFolder(out: string): void {
  if (manifestIn(out)?.studyFile === "")
    throw new UsageError(
      `--out ${out} holds the runs of several studies; write into a folder of it, or choose another`,
    );
}

/** Names every file of every run in OUT, those of earlier batches too. */
export function writeBatchManifest(out: string, batch: readonly BatchEntry[]): void {
  if (!existsSync(out)) return;
  const runs = runsIn(out);
  if (runs.length > 0) replaceFile(join(out, MANIFEST_FILE), batchManifest(runs, batch), out);
}

export function batchManifest(runs: readonly RunInFolder[], batch: readonly BatchEntry[] | undefined): string {
  return manifestJson({
    version: packageVersion(),
    study: runs.map(({ study }) => study).join(", "),
    studyFile: "",
    standards: [],
    options: {},
    inputs: [],
    outputs: runs.flatMap(({ folder, files }) => files.map((file) => ({ ...file, name: `${folder}/${file.name}` }))),
    rows: [],
    participants: { total: 0, states: {} },
    drawn: undefined,
    batch,
  });
}

export interface RunInFolder {
  readonly study: string;
  /** Below OUT, with `/`. */
  readonly folder: string;
  /** With its manifest. */
  readonly files: readonly FileHash[];
}

function runsIn(out: string): readonly RunInFolder[] {
  const manifests = filesBelow(out).filter((name) => name.endsWith(`/${MANIFEST_FILE}`));
  const runs = manifests.flatMap((name): readonly RunInFolder[] => {
    const text = readFileSync(join(out, name), "utf8");
    const manifest = readManifest(text);
    if (manifest === undefined) return [];
    const folder = name.slice(0, -MANIFEST_FILE.length - 1);
    return [{ study: manifest.study, folder, files: [...manifest.outputs, hashOf(MANIFEST_FILE, text)] }];
  });
  return runs.sort((a, b) => compareText(a.folder, b.folder));
}
