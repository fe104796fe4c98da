/** A mapping after normalising: what ingestion reads. */
import type { AnalyteName, HaemoglobinForm } from "../../core/analyte.ts";
import type { Day } from "../../core/calendar.ts";
import type { Exact } from "../../core/exact.ts";
import type { MissingReason } from "../../core/missing-reason.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Pointer } from "../source-tree.ts";
import type { CanonicalTable } from "./canonical-columns.ts";
import type { DateFormat } from "./date-formats.ts";

/** Texts of one column looked up in another file. */
export interface Lookup {
  readonly file: string;
  readonly key: string;
  readonly value: string;
}

/** How the text of a canonical column is made: columns joined, or a constant; then looked up, mapped, read as a date. */
export interface CellRule {
  /** Columns of the file, in order; empty for a constant. */
  readonly columns: readonly string[];
  readonly separator: string;
  readonly constant: string | undefined;
  readonly prefix: string;
  readonly strip: string;
  readonly lookup: Lookup | undefined;
  /** Printed text → canonical text. */
  readonly map: ReadonlyMap<string, string> | undefined;
  /** What a text that the map does not have becomes; undefined leaves it as it is. */
  readonly otherwise: string | undefined;
  readonly date: DateRule | undefined;
}

export interface DateRule {
  readonly format: DateFormat;
  /** A column with the time of day. */
  readonly time: string | undefined;
  /** Day 0 of relative formats. */
  readonly origin: Day | undefined;
  /** A text with the month only stands for the middle of it, which is said in the ledger. */
  readonly partial: "middle" | undefined;
  /** The column holds days only: a time of day that is printed is left out. */
  readonly dayOnly: boolean;
}

/** An analyte that has a column of its own. */
export interface WideRule {
  readonly analyte: AnalyteName;
  /** One column, or those whose product is the value. */
  readonly columns: readonly string[];
  readonly divideBy: Exact | undefined;
  readonly unit: WideUnit;
}

export type WideUnit =
  | { readonly kind: "constant"; readonly unit: string }
  | { readonly kind: "column"; readonly column: string }
  /** From the unit row, or from the brackets of the header: `HGB (g/L)`. */
  | { readonly kind: "printed" };

/** Rows in which a column has, or has not, one of some texts. */
export interface Filter {
  readonly column: string;
  readonly allowed: ReadonlySet<string> | undefined;
  readonly excluded: ReadonlySet<string> | undefined;
  readonly blank: boolean | undefined;
  /** As it is counted: `LBSPEC is BLOOD`. */
  readonly text: string;
}

/** The owner's word on a unit, over what the file prints. */
export interface UnitRule {
  readonly analyte: AnalyteName | undefined;
  readonly where: readonly Filter[];
  /** Only where this is what the file prints. */
  readonly printed: string | undefined;
  readonly unit: string;
}

/** How a file is packed and written; the words are those of the container reader. */
export interface ReadingOptions {
  readonly container: string | undefined;
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
  readonly quote: string | undefined;
  readonly comment: string | undefined;
  readonly headerLine: number | undefined;
  readonly sheet: string | undefined;
}

export interface NumberStyle {
  readonly decimal: "." | ",";
  readonly thousands: "" | "," | "." | " " | "'";
}

export interface FileMapping {
  readonly table: CanonicalTable;
  readonly file: string;
  readonly reading: ReadingOptions;
  readonly numbers: NumberStyle;
  /** Texts that mean an empty cell. */
  readonly nullWords: ReadonlySet<string>;
  /** Columns whose blank cells repeat the cell above. */
  readonly fillDown: readonly string[];
  readonly where: readonly Filter[];
  readonly columns: ReadonlyMap<string, CellRule>;
  readonly wide: readonly WideRule[];
  readonly unitRow: boolean;
  readonly units: readonly UnitRule[];
  /** Codes of faults that set a row aside instead of ending the run. */
  readonly setAside: ReadonlySet<string>;
  readonly conflicts: "refuse" | "keep-first" | "keep-last" | "set-aside";
  readonly repeats: "refuse" | "keep-first" | "keep-last";
  /** Not a list of participants, but more about those that another file lists. */
  readonly adds: "first" | "last" | undefined;
  readonly pointer: Pointer;
}

export interface SourcesResults {
  readonly sentinels: readonly Exact[];
  /** Printed text → the reason for which there is no value. */
  readonly texts: ReadonlyMap<string, MissingReason>;
  readonly ranges: boolean;
  readonly haemoglobin: HaemoglobinForm;
  readonly notDetectedIsZero: ReadonlySet<AnalyteName>;
}

export interface Sources {
  readonly file: string;
  readonly transfusionsComplete: boolean;
  readonly results: SourcesResults;
  /** Names of this export; undefined for none of the analytes. */
  readonly terms: ReadonlyMap<string, AnalyteName | undefined>;
  readonly files: readonly FileMapping[];
  readonly placeOf: (pointer: Pointer) => SourceReference;
}
