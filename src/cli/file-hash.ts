/** What a manifest says of a file. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { type FileContent, piecesOf } from "../reporting/file-content.ts";
import type { FileHash } from "../reporting/manifest-json.ts";

export function hashOf(name: string, content: FileContent): FileHash {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of piecesOf(content)) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
  }
  return { name, sha256: hash.digest("hex"), bytes };
}

const CHUNK_BYTES = 1 << 20;

/** Of a file of any size, a piece at a time. */
export function sha256Of(path: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
