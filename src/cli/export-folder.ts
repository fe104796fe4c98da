/** The export folder on disk: its files as streams, each hashed on its way, with progress on a terminal. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ExportFile } from "../ingestion/containers/export-file.ts";
import type { OpenFile } from "../ingestion/ingest.ts";
import type { FileHash } from "../reporting/manifest-json.ts";
import { UsageError } from "./exit-status.ts";
import { showProgress } from "./progress.ts";

const CHUNK_BYTES = 1 << 20;

export interface ExportFolder {
  readonly open: OpenFile;
  /** Of the files read to their end so far. */
  readonly hashes: () => readonly FileHash[];
}

export function exportFolder(folder: string): ExportFolder {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`--data ${folder} is not a folder`);
  const hashes = new Map<string, FileHash>();
  const open: OpenFile = (name) => {
    const path = join(folder, name);
    if (!existsSync(path) || !statSync(path).isFile()) return undefined;
    return { name, bytes: readHashed(path, name, (hash) => hashes.set(name, hash)) } satisfies ExportFile;
  };
  return { open, hashes: () => [...hashes.values()] };
}

async function* readHashed(path: string, name: string, done: (hash: FileHash) => void): AsyncGenerator<Uint8Array> {
  const hash: Hash = createHash("sha256");
  const total = statSync(path).size;
  const progress = showProgress(name, total);
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
      progress.at(bytes);
    }
  } finally {
    progress.end();
  }
  done({ name, sha256: hash.digest("hex"), bytes });
}
