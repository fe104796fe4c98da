/** Reading a study file from disk, with what was read of it. */
import { readFileSync } from "node:fs";
import type { StudyFile } from "../engine.ts";
import type { FileHash } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";
import { hashOf } from "./file-hash.ts";
import { standardLibrary } from "./standard-folder.ts";
import { systemReason } from "./system-reason.ts";

export interface ReadStudyFile extends StudyFile {
  readonly hash: FileHash;
  /** The standard definitions read so far. */
  readonly standardsRead: () => readonly FileHash[];
}

export function readStudyFile(path: string): ReadStudyFile {
  const bytes = readBytes(path);
  const library = standardLibrary(path);
  const read = new Map<string, FileHash>();
  const textOf = (name: string) => {
    const text = library.textOf(name);
    if (text !== undefined) read.set(name, hashOf(name, text));
    return text;
  };
  const standards = { names: library.names, textOf };
  return {
    name: path,
    text: bytes.toString("utf8"),
    standards,
    hash: hashOf(path, bytes),
    standardsRead: () => [...read.values()],
  };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (problem) {
    throw new UsageError(`cannot read the study file ${path}: ${systemReason(problem) ?? String(problem)}`);
  }
}
