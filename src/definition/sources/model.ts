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
  /** Columns of that file, in the order of the columns of the cell. */
  readonly keys: readonly string[];
  readonly value: string;
  readonly reading: ReadingOptions;
}

/** What becomes of a text that a lookup or a map does not have: it stays and is said, its row is not needed, or it ends the run. */
export type Unmapped = "keep" | "not-needed" | "refuse";

/** How the text of a canonical column is made: columns joined, or a constant; then looked up, mapped, read as a date. */
export interface CellRule {
  /** Columns of the file, in order; empty for a constant. */
  readonly columns: readonly string[];
  /** All of them one after the other, or the first that is not blank. */
  readonly take: "all" | "first";
  /** Columns that need not be there. */
  readonly ifPresent: boolean;
  readonly separator: string;
  readonly constant: string | undefined;
  readonly prefix: string | { readonly column: string; readonly map: ReadonlyMap<string, string> };
  readonly strip: string;
  readonly lookup: Lookup | undefined;
  /** Printed text → canonical text. */
  readonly map: ReadonlyMap<string, string> | undefined;
  /** What a text that the map does not have becomes; undefined leaves it as it is. */
  readonly otherwise: string | undefined;
  readonly unmapped: Unmapped;
  readonly case: "lower" | "upper" | undefined;
  /** What the number is printed in, where the canonical column has a unit of its own. */
  readonly unit: PrintedUnit | undefined;
  readonly date: DateRule | undefined;
}

/** A unit that all rows share, or that of the row. */
export type PrintedUnit =
  | { readonly kind: "constant"; readonly unit: string }
  | { readonly kind: "column"; readonly column: string; readonly map: ReadonlyMap<string, string> };

export interface DateRule {
  /** In the order in which they are tried. */
  readonly formats: readonly DateFormat[];
  /** A column with the time of day. */
  readonly time: string | undefined;
  /** Day 0 of relative formats. */
  readonly origin: Day | undefined;
  /** Minutes that the site's clock is ahead of UTC, for texts with a zone; undefined keeps the clock that they print. */
  readonly zone: number | undefined;
  /** The first of the hundred years that two digits may mean; undefined where years have four. */
  readonly hundredYearsFrom: number | undefined;
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
  /** Passes every row of a file without the column. */
  readonly ifPresent: boolean;
  /** As it is counted: `LBSPEC is BLOOD`. */
  readonly text: string;
}

/** The owner's word on a unit, over what the file prints. */
export interface UnitRule {
  readonly analyte: AnalyteName | undefined;
  readonly where: readonly Filter[];
  /** Only for participants of this site, as the column `site` of the participants has it. */
  readonly site: string | undefined;
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

/** Which of several rows adds to a participant, by their dates; a row without a date adds nothing. */
export interface PickByDate {
  readonly pick: "earliest" | "latest" | "latest-until" | "earliest-from" | "nearest";
  /** The participant's date that they are held against; undefined for the earliest and the latest. */
  readonly of: string | undefined;
  readonly at: CellRule;
}

export interface FileMapping {
  readonly table: CanonicalTable;
  readonly file: string;
  /** Other names under which it may be there. */
  readonly otherNames: readonly string[];
  /** The name of the entry in its preset; undefined for an entry of one's own without a name. */
  readonly name: string | undefined;
  /** A file that need not be there: by the owner's word, or only by the preset's, which does not know the export. */
  readonly ifPresent: "declared" | "preset" | undefined;
  /** The names of the columns of a file without a header. */
  readonly headerNames: readonly string[] | undefined;
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
  readonly adds: "first" | "last" | PickByDate | undefined;
  readonly pointer: Pointer;
}

export interface SourcesResults {
  readonly sentinels: readonly Exact[];
  readonly sentinelsOf: ReadonlyMap<AnalyteName, readonly Exact[]>;
  /** Printed text → the reason for which there is no value. */
  readonly texts: ReadonlyMap<string, MissingReason>;
  readonly ranges: boolean;
  readonly haemoglobin: HaemoglobinForm;
  readonly notDetectedIsZero: ReadonlySet<AnalyteName>;
}

export interface Sources {
  readonly file: string;
  /** How canonical files are written, where the file says so; other files have their own. */
  readonly canonical: { readonly reading: Partial<ReadingOptions>; readonly numbers: NumberStyle };
  readonly transfusionsComplete: boolean;
  readonly results: SourcesResults;
  /** Names of this export; undefined for none of the analytes. */
  readonly terms: ReadonlyMap<string, AnalyteName | undefined>;
  readonly files: readonly FileMapping[];
  readonly placeOf: (pointer: Pointer) => SourceReference;
}
