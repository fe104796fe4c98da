/**
 * A file that does not fit is refused with the figures before the machine ends the program. Ingestion looks at no environment: whoever opens
 * the files says how much memory there is, and without a word nothing is refused.
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile } from "./export-file.ts";
import { messages } from "./messages.ts";

/** Bytes. What is in use is asked while a file is read. */
export interface MemoryUse {
  readonly used: number;
  readonly limit: number;
}

/** Of the limit; derivation and output need the rest. */
const FULL = 0.7;

/** Ends the reading of a file; caught where the reading began. */
export class NoRoom extends Error {}

export interface GuardedFile {
  readonly file: ExportFile;
  /** Set when reading the bytes has thrown NoRoom. */
  readonly failure: () => Diagnostic | undefined;
}

/** The same bytes for as long as there is room for what is made of them. */
export function withinMemory(file: ExportFile): GuardedFile {
  const { memory } = file;
  if (memory === undefined) return { file, failure: () => undefined };
  let failure: Diagnostic | undefined;
  async function* bytes(look: () => MemoryUse): AsyncGenerator<Uint8Array> {
    const before = look().used;
    let read = 0;
    for await (const chunk of file.bytes) {
      const { used, limit } = look();
      if (used > FULL * limit) {
        failure = messages.doesNotFit(file.name, {
          read,
          size: file.size,
          used,
          limit,
          need: needOf(read, used - before),
        });
        // An end would look like the end of the file, and the row that is cut like a row.
        throw new NoRoom();
      }
      read += chunk.length;
      yield chunk;
    }
  }
  /** In proportion to what the beginning has needed. */
  function needOf(read: number, taken: number): number | undefined {
    const { size } = file;
    return size === undefined || read === 0 || taken <= 0 ? undefined : (taken / read) * size;
  }
  return { file: { ...file, bytes: bytes(memory) }, failure: () => failure };
}

/** For formats that are held whole: what a file of this size comes to, before it is read. */
export function fitsWhole({ name, size, memory }: ExportFile, perByte: number): Diagnostic | undefined {
  if (size === undefined || memory === undefined) return undefined;
  const { used, limit } = memory();
  const need = size * perByte;
  return used + need > FULL * limit ? messages.doesNotFit(name, { read: 0, size, used, limit, need }) : undefined;
}
