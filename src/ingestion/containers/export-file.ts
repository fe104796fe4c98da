/** What a reader is given and what it hands on: the bytes of a file, and its rows. */

import type { MemoryUse } from "./memory.ts";

/** A file of an export: its name and its bytes in order. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many bytes there are, where that is known before they are read. */
  readonly size?: number | undefined;
  /** How much memory is in use and how much there is; a file that does not fit is refused. */
  readonly memory?: (() => MemoryUse) | undefined;
}

/** The files of an export by name; a name that is not there is undefined. */
export type OpenFile = (name: string) => ExportFile | undefined;

export interface Row {
  /**
   * Where the row starts: the line of a text file, the row of a sheet, and for a file of records the number of the record + 1.
   * The header is line 1 unless the options say otherwise.
   */
  readonly line: number;
  readonly fields: readonly string[];
}

export type OnRow = (row: Row) => void;
