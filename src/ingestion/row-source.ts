/** The rows of a canonical table, wherever they come from: the canonical file itself, or other files through a mapping. */
import type { Diagnostic } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { FileLedger } from "./ledger.ts";
import type { PlainTaker } from "./plain-lane/plain-lines.ts";
import type { Problems } from "./problems.ts";

export interface TableShape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The text of a row by canonical column; empty where there is none. White space around a field is not data. */
type FieldOf = (column: string) => string;

export interface TableRow {
  readonly line: number;
  readonly field: FieldOf;
  /** Where the text of a canonical column stands: its own file, line and column. */
  readonly at: (column: string) => SourceReference;
  /** The canonical columns that the file has, and its further ones. */
  readonly columns: readonly string[];
  /** A fault for which the row cannot be used: it ends the run, or sets the row aside where the owner of the data says so. */
  readonly fault: (diagnostic: Diagnostic) => void;
  /** Number of the row's ledger among those of the table. */
  readonly source: number;
  /** Whether the owner of the data has said which unit the row has; absent where nobody can have. */
  readonly isUnitDeclared?: () => boolean;
}

/** A file of a table whose plain lines may be taken as bytes. */
export interface PlainTable {
  readonly ledger: FileLedger;
  /** Number of the ledger among those of the table. */
  readonly source: number;
  /** Where a canonical column stands in a line, from 0; undefined where the file does not have it. */
  readonly positionOf: (column: string) => number | undefined;
  /** The column as the file names it. */
  readonly nameOf: (column: string) => string;
  /** Texts that mean an empty cell. */
  readonly nullWords?: ReadonlySet<string>;
  /** What the texts of a file become that do not all stand as printed. */
  readonly cells?: PlainCells | undefined;
}

/** The cells of a mapped file of which each depends on its own text alone. */
export interface PlainCells {
  /** Undefined where a row with such a text must be read as a whole. */
  readonly cellOf: (column: string, printed: string) => PlainCell | undefined;
  /** The same of `collected_at`, with the text of `timePosition`. */
  readonly instantOf: (printed: string, time: string) => PlainCell | undefined;
  /** Where the time of day stands, from 0; undefined where it has no column of its own. */
  readonly timePosition: number | undefined;
  /** A time of day means the same on every date, and what is counted of an instant is told by its date. */
  readonly isTimeApart: boolean;
  /** In the order in which they are asked. */
  readonly filters: readonly PlainFilter[];
}

export interface PlainCell {
  /** As the canonical table has it. */
  readonly text: string;
  /** Counts what was done to the cell of a line that is taken; undefined where that is nothing. */
  readonly count: ((line: number) => void) | undefined;
  /** The rule by which a row with this cell is not needed. */
  readonly leftOut: string | undefined;
}

export interface PlainFilter {
  readonly position: number;
  readonly passes: (text: string) => boolean;
  /** The rule by which a row that fails is not needed. */
  readonly rule: string;
}

export interface TableReader {
  readonly shape: TableShape;
  readonly problems: Problems;
  readonly onRow: (row: TableRow, ledger: FileLedger) => void;
  /** The site of a participant by participant_id, for the owner's word on its units; absent where no file is asked. */
  readonly siteOf?: (participant: string) => string;
  /** Takes the lines of a file that are plain, in its order, and counts them; `onRow` gets the others. */
  readonly plain?: ((table: PlainTable) => PlainTaker | undefined) | undefined;
}

export interface TableRead {
  /** One per file and mapping, in order; each has counted every row after the header. */
  readonly ledgers: readonly FileLedger[];
  /** False where a header or a text is at fault: what the table says is then not held against other tables. */
  readonly readable: boolean;
}

export interface RowSource {
  /** For messages about the table as a whole. */
  readonly name: string;
  /** Bytes of its files, where that is known beforehand. */
  readonly size?: number | undefined;
  readonly read: (reader: TableReader) => Promise<TableRead>;
}
