/** The export folder on disk: its files as streams, each hashed on its way, with progress on a terminal. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ExportFile } from "../ingestion/containers/export-file.ts";
import type { OpenFile } from "../ingestion/ingest.ts";
import { SOURCES_FILE } from "../ingestion/open-export.ts";
import type { FileHash } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";
import { memoryUse } from "./memory.ts";
import { showProgress } from "./progress.ts";
import { optimiseFor } from "./tiering.ts";

const CHUNK_BYTES = 1 << 20;

export interface ExportFolder {
  readonly open: OpenFile;
  /** Of the files read to their end so far. */
  readonly hashes: () => readonly FileHash[];
  /** Looked for so far, and not there. */
  readonly absent: () => readonly string[];
}

/** `sources` is a mapping that stands elsewhere than in the folder. */
export function exportFolder(folder: string, sources?: string): ExportFolder {
  if (sources !== undefined && !isFile(sources)) throw new UsageError(`--sources ${sources} is not a file`);
  if (!isFolder(folder)) throw new UsageError(`--data ${folder} is not a folder`);
  const hashes = new Map<string, FileHash>();
  const absent = new Set<string>();
  const open: OpenFile = (name) => {
    const isMapping = sources !== undefined && name === SOURCES_FILE;
    const path = isMapping ? sources : join(folder, name);
    if (isFolder(path)) throw new UsageError(`--data ${folder}: ${name} is a folder, and a file is wanted`);
    if (!isFile(path)) {
      absent.add(name);
      return undefined;
    }
    const shown = isMapping ? sources : name;
    const bytes = readHashed(path, shown, (hash) => hashes.set(shown, hash));
    return { name: shown, bytes, size: statSync(path).size, memory: memoryUse } satisfies ExportFile;
  };
  return { open, hashes: () => [...hashes.values()], absent: () => [...absent] };
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

async function* readHashed(path: string, name: string, done: (hash: FileHash) => void): AsyncGenerator<Uint8Array> {
  const hash: Hash = createHash("sha256");
  const total = statSync(path).size;
  optimiseFor(total);
  const progress = showProgress(name, total);
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
      progress.read(chunk);
    }
  } finally {
    progress.end();
  }
  done({ name, sha256: hash.digest("hex"), bytes });
}
