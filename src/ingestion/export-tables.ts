/** The four canonical tables of an export, and what its owner says of them. */
import type { Analyte } from "../core/analyte.ts";
import type { CanonicalTable } from "../definition/sources/canonical-columns.ts";
import type { FileMapping } from "../definition/sources/model.ts";
import type { FileLedger } from "./ledger.ts";
import type { ResultConventions } from "./results/conventions.ts";
import type { RowSource } from "./row-source.ts";

export interface ExportTables {
  /** Undefined where the export has no such table. */
  readonly source: (table: CanonicalTable) => RowSource | undefined;
  readonly transfusionsComplete: boolean;
  /** What a printed name of a test means. */
  readonly analyteOf: (name: string) => Analyte | undefined;
  /** How a file of results writes them, and what becomes of two values at one instant; by number of its ledger. */
  readonly conventionsOf: (source: number) => ResultConventions;
  readonly conflictsOf: (source: number) => FileMapping["conflicts"];
  /** What becomes of a further row of a participant, and whether a file only adds to those that others list; by number of its ledger. */
  readonly repeatsOf: (source: number) => FileMapping["repeats"];
  readonly addsOf: (source: number) => FileMapping["adds"];
  /** Of the files in which texts were looked up, once everything is read. */
  readonly lookupLedgers: () => readonly FileLedger[];
}

/** A table without rows. */
export const NO_ROWS: RowSource = {
  name: "labs.csv",
  read: () => Promise.resolve({ ledgers: [], readable: true }),
};
