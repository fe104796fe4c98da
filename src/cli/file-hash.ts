/** What a manifest says of a file. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import type { FileHash } from "../reporting/manifest-json.ts";

export function hashOf(name: string, content: string | Uint8Array): FileHash {
  return { name, sha256: createHash("sha256").update(content).digest("hex"), bytes: Buffer.byteLength(content) };
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
