/** What a manifest says of a file. */
import { createHash } from "node:crypto";
import type { FileHash } from "../reporting/manifest-json.ts";

export function hashOf(name: string, content: string | Uint8Array): FileHash {
  return { name, sha256: createHash("sha256").update(content).digest("hex"), bytes: Buffer.byteLength(content) };
}
