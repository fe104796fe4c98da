/** Writing the output folder whole or not at all: into a sibling, then renamed. A folder that is not nadir's is never touched. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Files } from "../outputs.ts";
import { printable } from "../reporting/columns-text.ts";
import { piecesOf } from "../reporting/file-content.ts";
import { isInside, MANIFEST_FILE } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";
import { filesBelow } from "./files-below.ts";
import { manifestIn } from "./manifest-in.ts";
import { systemReason } from "./system-reason.ts";

/** Refuses before any work is done: an existing OUT must be empty or hold an earlier run and nothing else. */
export function checkOutputFolder(out: string): void {
  checkCanBeFolder(out);
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  const own = filesOfEarlierRun(out);
  if (own === undefined)
    throw new UsageError(
      `--out ${out} exists and was not written by nadir; choose another folder, or remove it yourself`,
    );
  const foreign = filesBelow(out).find((name) => !own.has(name));
  if (foreign === undefined) return;
  throw new UsageError(
    `--out ${out} holds ${foreign}, which no run of nadir wrote; move it away, or choose another folder`,
  );
}

/** An earlier run is replaced by a run of the same study only; `study` is undefined where its file cannot be loaded, which is told later. */
export function refuseOtherStudy(out: string, study: string | undefined): void {
  if (study === undefined) return;
  const earlier = manifestIn(out);
  if (earlier === undefined || earlier.studyFile === "" || earlier.study === study) return;
  const both = `the run of ${printable(earlier.study)}, and this study is ${printable(study)}`;
  throw new UsageError(`--out ${out} holds ${both}; choose another folder, or remove it yourself`);
}

export function checkCanBeFolder(out: string): void {
  const above = nearestExisting(resolve(out));
  if (!statSync(above).isDirectory()) throw new UsageError(`--out ${out} cannot be made: ${basename(above)} is a file`);
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** The files an earlier run says it wrote; undefined where there is no manifest of nadir's. */
function filesOfEarlierRun(folder: string): ReadonlySet<string> | undefined {
  const manifest = manifestIn(folder);
  return manifest === undefined ? undefined : new Set([MANIFEST_FILE, ...manifest.outputs.map(({ name }) => name)]);
}

/** @throws UsageError where the system refuses, as on a full disk; OUT is then as it was */
export async function writeOutputFolder(out: string, files: Files, beside: string = out): Promise<void> {
  try {
    await putInPlace(out, files, beside);
  } catch (problem) {
    const reason = systemReason(problem);
    if (reason === undefined) throw problem;
    throw new UsageError(`--out ${out} cannot be written: ${reason}`);
  }
}

/**
 * Puts the files in place at once; paths inside the folder use `/`. Until then they are in a hidden folder beside `beside`, the
 * target itself where not given.
 */
async function putInPlace(out: string, files: Files, beside: string): Promise<void> {
  const target = resolve(out);
  const neighbour = resolve(beside);
  mkdirSync(dirname(target), { recursive: true });
  // Signals are watched before there is anything to remove: one that came in between would leave the folder.
  const watch = watchSignals();
  const temporary = watch.remove(mkdtempSync(join(dirname(neighbour), `.${basename(neighbour)}.nadir-`)));
  try {
    for (const [name, content] of files) {
      if (!isInside(name)) throw new Error(`the name of an output leads out of its folder: ${JSON.stringify(name)}`);
      const path = join(temporary, ...name.split("/"));
      mkdirSync(dirname(path), { recursive: true });
      for (const piece of piecesOf(content)) {
        appendFileSync(path, piece);
        // A signal is noticed between two pieces, never within one.
        await setImmediate();
      }
    }
    replaceFolder(temporary, target);
    await setImmediate();
  } finally {
    watch.end();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** One file, whole or as it was; until it is in place it is in a hidden folder beside `beside`. */
export function replaceFile(path: string, text: string, beside: string): void {
  const neighbour = resolve(beside);
  const temporary = mkdtempSync(join(dirname(neighbour), `.${basename(neighbour)}.nadir-`));
  try {
    writeFileSync(join(temporary, basename(path)), text);
    renameSync(join(temporary, basename(path)), path);
  } finally {
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

/** What a shell makes of a process that a signal ended: 128 and the number of the signal. */
const STATUS_AFTER = { SIGINT: 130, SIGTERM: 143 } as const;

/** Until `end`, a signal ends the process and removes the folder first. */
function watchSignals(): { readonly remove: (folder: string) => string; readonly end: () => void } {
  let removed: string | undefined;
  const stop = (signal: keyof typeof STATUS_AFTER) => {
    if (removed !== undefined) rmSync(removed, { recursive: true, force: true });
    process.exit(STATUS_AFTER[signal]);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return {
    remove: (folder) => {
      removed = folder;
      return folder;
    },
    end: () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
