/** Closed accounting: what happened to every row of every input file. */
import type { Severity } from "./diagnostic.ts";

/** One input row that was set aside. */
export interface LedgerEntry {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly severity: Severity;
  readonly raw: string;
  readonly message: string;
}

/** Rows of one file. read = used + notNeeded + setAside; anything else is a bug and stops the run. */
export interface Accounting {
  readonly file: string;
  readonly read: number;
  readonly used: number;
  readonly notNeeded: number;
  readonly setAside: number;
  /** Columns of the file that the contract does not name. */
  readonly extraColumns: readonly string[];
}
