/**
 * Laboratory rows as columns of integers: a row is a participant number, an analyte number, a day, a second, a line and the number
 * of its result in a dictionary. A result (printed value and unit of an analyte) is parsed and converted once, however often it occurs.
 */
import type { Analyte, AnalyteName } from "../core/analyte.ts";
import type { ReferenceLimits } from "../core/participant.ts";
import { LimitDictionary, type PrintedLimits } from "./reference-limits.ts";
import { PLAIN_CONVENTIONS, type ResultConventions } from "./results/conventions.ts";
import { type ResultReading, readResult } from "./results/read-result.ts";

/** A printed value and unit, and what they come to. */
export interface LabResult {
  readonly analyte: Analyte;
  readonly rawValue: string;
  readonly rawUnit: string;
  readonly limits: ReferenceLimits | undefined;
  readonly reading: ResultReading;
  /** The owner of the data says that this is the unit. */
  readonly isUnitDeclared: boolean;
}

/** What a row prints of a result, and how its file writes results. */
export interface PrintedRow {
  readonly rawValue: string;
  readonly rawUnit: string;
  /** Undefined where the export has no limits of normal. */
  readonly printed: PrintedLimits | undefined;
  readonly conventions?: ResultConventions;
  readonly isUnitDeclared?: boolean;
}

/** Every distinct (analyte, value, unit, limits of normal), in the order of first occurrence. */
export class ResultDictionary {
  readonly results: LabResult[] = [];
  readonly limits = new LimitDictionary();
  private readonly codes = new Map<ResultConventions, Map<AnalyteName, Map<string, Map<string, number>>>>();

  codeOf(analyte: Analyte, row: PrintedRow): number {
    const { rawValue, rawUnit, printed, conventions = PLAIN_CONVENTIONS, isUnitDeclared = false } = row;
    const byAnalyte = entry(this.codes, conventions, () => new Map<AnalyteName, Map<string, Map<string, number>>>());
    const byUnit = entry(byAnalyte, analyte.name, () => new Map<string, Map<string, number>>());
    const unit = isUnitDeclared ? `${rawUnit}\u0000declared` : rawUnit;
    const unitKey = printed === undefined ? unit : `${unit}\u0000${printed.lower}\u0000${printed.upper}`;
    const byValue = entry(byUnit, unitKey, () => new Map<string, number>());
    return entry(byValue, rawValue, () => {
      const limits = printed === undefined ? undefined : this.limits.limitsOf(analyte, rawUnit, printed);
      const reading = readResult(analyte, rawValue, rawUnit, conventions);
      this.results.push({ analyte, rawValue, rawUnit, limits, reading, isUnitDeclared });
      return this.results.length - 1;
    });
  }

  at(code: number): LabResult {
    const result = this.results[code];
    if (result === undefined) throw new RangeError(`no result ${code}`);
    return result;
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Seconds column of a row whose time of day is not known. */
export const NO_TIME = -1;

/** A row in numbers: of the participant, of the result in the dictionary, of the ledger. */
export interface LabRow {
  readonly participant: number;
  readonly day: number;
  readonly second: number;
  readonly line: number;
  readonly result: number;
  readonly source: number;
}

/** Columns of equal length, in the order of the files until they are ordered. */
export interface LabColumns {
  length: number;
  /** Empty once the columns are ordered by participant. */
  participant: Int32Array;
  day: Int32Array;
  second: Int32Array;
  line: Int32Array;
  result: Int32Array;
  /** Number of the ledger of the row's file. */
  readonly source: Uint16Array;
}

const FEWEST_ROWS = 1 << 10;
/** Rows of laboratory files are rarely shorter. Room for more of them than come costs nothing: memory that is never written is never given. */
const BYTES_PER_ROW = 32;
/** But not without end: of a file that is larger than the memory a few rows may be needed. */
const MOST_ROWS_AT_FIRST = 1 << 24;

type Columns = Omit<LabColumns, "length">;

/** The rows of all files while they are read. */
export class GrowingLabColumns {
  private columns: Columns;
  private room: number;
  private used = 0;

  /** With room for the rows of files of this size; for more there is room when they come. */
  constructor(bytes = 0) {
    this.room = Math.min(Math.max(FEWEST_ROWS, Math.ceil(bytes / BYTES_PER_ROW)), MOST_ROWS_AT_FIRST);
    this.columns = emptyColumns(this.room);
  }

  push(row: LabRow): void {
    if (this.used === this.room) this.grow();
    const { columns, used } = this;
    columns.participant[used] = row.participant;
    columns.day[used] = row.day;
    columns.second[used] = row.second;
    columns.line[used] = row.line;
    columns.result[used] = row.result;
    columns.source[used] = row.source;
    this.used = used + 1;
  }

  private grow(): void {
    this.room *= 2;
    this.columns = longer(this.columns, this.room);
  }

  /** The columns as a whole; nothing can be added after that. */
  finish(): LabColumns {
    const { columns, used: length } = this;
    return {
      length,
      participant: columns.participant.subarray(0, length),
      day: columns.day.subarray(0, length),
      second: columns.second.subarray(0, length),
      line: columns.line.subarray(0, length),
      result: columns.result.subarray(0, length),
      source: columns.source.subarray(0, length),
    };
  }
}

function emptyColumns(rows: number): Columns {
  const column = () => new Int32Array(rows);
  return {
    participant: column(),
    day: column(),
    second: column(),
    line: column(),
    result: column(),
    source: new Uint16Array(rows),
  };
}

function longer(columns: Columns, rows: number): Columns {
  const made = emptyColumns(rows);
  for (const name of ["participant", "day", "second", "line", "result", "source"] as const)
    made[name].set(columns[name]);
  return made;
}
