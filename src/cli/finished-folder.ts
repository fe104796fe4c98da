/** A folder that an earlier run wrote: its manifest, and what of its files is no longer as the manifest says. */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../core/diagnostic.ts";
import { type FileHash, MANIFEST_FILE, type ReadManifest, readManifest } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";
import { sha256Of } from "./file-hash.ts";
import { filesBelow } from "./files-below.ts";

export interface FinishedFolder {
  readonly path: string;
  readonly manifest: ReadManifest;
  /** Of manifest.json itself, which no manifest can hold. */
  readonly sha256: string;
}

export function finishedFolder(path: string): FinishedFolder {
  const file = join(path, MANIFEST_FILE);
  if (!existsSync(file)) throw new UsageError(`${path} holds no ${MANIFEST_FILE}: no run of nadir wrote it`);
  const bytes = readFileSync(file);
  const manifest = readManifest(bytes.toString("utf8"));
  if (manifest === undefined) throw new UsageError(`${file} is not a manifest of nadir's, or it was changed`);
  return { path, manifest, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The folders of the studies: those below that have a manifest of their own, or the folder itself. */
export function studyFolders(folder: FinishedFolder): readonly FinishedFolder[] {
  const names = folder.manifest.outputs.map(({ name }) => name).filter((name) => name.endsWith(`/${MANIFEST_FILE}`));
  const below = names.map((name) => join(folder.path, name.slice(0, -MANIFEST_FILE.length - 1)));
  return below.length === 0 ? [folder] : below.map(finishedFolder);
}

export interface FileDifference {
  readonly kind: "changed" | "missing" | "extra";
  /** As the manifest names it; an input as it was named in the run. */
  readonly name: string;
  readonly input: boolean;
}

/** In the order of names. */
export function outputDifferences({ path, manifest }: FinishedFolder): readonly FileDifference[] {
  const known = new Set([MANIFEST_FILE, ...manifest.outputs.map(({ name }) => name)]);
  const extra = filesBelow(path).filter((name) => !known.has(name));
  return [
    ...manifest.outputs.flatMap((file) => differenceOf(file, join(path, ...file.name.split("/")), false)),
    ...extra.map((name): FileDifference => ({ kind: "extra", name, input: false })),
  ].sort((a, b) => compareText(a.name, b.name));
}

export function differenceOf(file: FileHash, path: string, input: boolean): readonly FileDifference[] {
  const { name } = file;
  // A link is not the file that was written, wherever it leads.
  if (!existsSync(path) || !(input || lstatSync(path).isFile())) return [{ kind: "missing", name, input }];
  return sha256Of(path) === file.sha256 ? [] : [{ kind: "changed", name, input }];
}
