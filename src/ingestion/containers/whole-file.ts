/** The bytes of a file that cannot be read as a stream, up to a limit. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile } from "./export-file.ts";
import { messages } from "./messages.ts";
import { joined } from "./prefix.ts";

/** Formats with a directory at their end are held in memory: bytes and what they unpack to. */
const WHOLE_FILE_LIMIT = 512_000_000;

export type Whole = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failure: Diagnostic };

export async function wholeFile(file: ExportFile, limit = WHOLE_FILE_LIMIT): Promise<Whole> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.bytes) {
    size += chunk.length;
    if (size > limit) return { failure: messages.wholeFileTooLarge(file.name, limit) };
    chunks.push(chunk);
  }
  return { bytes: joined(chunks, size) };
}
