/** Writing the output folder whole or not at all: into a sibling, then renamed. A folder that is not nadir's is never touched. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { MANIFEST_FILE } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";

/** Refuses before any work is done: an existing OUT must be empty or hold the manifest of an earlier run. */
export function checkOutputFolder(out: string): void {
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) throw new UsageError(`--out ${out} exists and is not a folder`);
  if (readdirSync(out).length === 0 || isOurs(out)) return;
  throw new UsageError(
    `--out ${out} exists and was not written by nadir; choose another folder, or remove it yourself`,
  );
}

function isOurs(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST_FILE), "utf8")) as { nadir?: unknown };
    return typeof manifest.nadir === "string";
  } catch {
    return false;
  }
}

/** Puts the files in place at once; paths inside the folder use `/`. */
export function writeOutputFolder(out: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const temporary = mkdtempSync(join(dirname(target), `.${basename(target)}.nadir-`));
  const forget = removeOnSignal(temporary);
  try {
    for (const [name, text] of files) {
      const path = join(temporary, ...name.split("/"));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    replaceFolder(temporary, target);
  } finally {
    forget();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A directory can only be renamed onto nothing: an earlier run steps aside first and comes back if the rename fails. */
function replaceFolder(temporary: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(temporary, target);
    return;
  }
  const aside = `${temporary}-old`;
  renameSync(target, aside);
  try {
    renameSync(temporary, target);
  } catch (problem) {
    renameSync(aside, target);
    throw problem;
  }
  rmSync(aside, { recursive: true, force: true });
}

function removeOnSignal(folder: string): () => void {
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  process.once("SIGINT", remove);
  process.once("SIGTERM", remove);
  return () => {
    process.off("SIGINT", remove);
    process.off("SIGTERM", remove);
  };
}
