/** Closed accounting: what happened to every row of every input file. */
import type { Severity } from "./diagnostic.ts";

/** One input row that was set aside, or one cell of it that was altered. */
export interface LedgerEntry {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly severity: Severity;
  readonly raw: string;
  readonly message: string;
  /** Whose row it is; empty or absent where nobody is named. */
  readonly participant?: string;
}

/** Rows of one file. read = used + notNeeded + setAside; anything else is a bug and stops the run. */
export interface Accounting {
  readonly file: string;
  /** The canonical table that the file was read for, where its name does not say so. */
  readonly table?: string;
  readonly read: number;
  readonly used: number;
  readonly notNeeded: number;
  readonly setAside: number;
  /** Rows set aside, by code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Columns of the file that the contract does not name. */
  readonly extraColumns: readonly string[];
  /** Of a file with a column per analyte: its rows; what is counted above are the results in them. */
  readonly wideRows?: number;
  /** What a mapping did to how many cells or rows, by rule: `where LBSPEC is BLOOD`, `AESTDTC as iso`. */
  readonly rules?: Readonly<Record<string, number>>;
}
