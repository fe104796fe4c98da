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

/** Columns of equal length, in the order of the files. */
export interface LabColumns {
  readonly length: number;
  readonly participant: Int32Array;
  readonly day: Int32Array;
  readonly second: Int32Array;
  readonly line: Int32Array;
  readonly result: Int32Array;
  /** Number of the ledger of the row's file. */
  readonly source: Uint16Array;
}

const BLOCK_ROWS = 1 << 16;

type ColumnName = keyof LabRow;

type Block = Record<ColumnName, Int32Array>;

function emptyBlock(rows: number): Block {
  const column = () => new Int32Array(rows);
  return { participant: column(), day: column(), second: column(), line: column(), result: column(), source: column() };
}

/** The rows of all files while they are read: block by block, so that nothing is copied and little is held in vain. */
export class GrowingLabColumns {
  private readonly full: Block[] = [];
  private block = emptyBlock(BLOCK_ROWS);
  private used = 0;

  push(row: LabRow): void {
    if (this.used === BLOCK_ROWS) {
      this.full.push(this.block);
      this.block = emptyBlock(BLOCK_ROWS);
      this.used = 0;
    }
    const { block, used } = this;
    block.participant[used] = row.participant;
    block.day[used] = row.day;
    block.second[used] = row.second;
    block.line[used] = row.line;
    block.result[used] = row.result;
    block.source[used] = row.source;
    this.used = used + 1;
  }

  /** The columns as a whole; nothing can be added after that. */
  finish(): LabColumns {
    const length = this.full.length * BLOCK_ROWS + this.used;
    return {
      length,
      participant: this.moveInto(new Int32Array(length), "participant"),
      day: this.moveInto(new Int32Array(length), "day"),
      second: this.moveInto(new Int32Array(length), "second"),
      line: this.moveInto(new Int32Array(length), "line"),
      result: this.moveInto(new Int32Array(length), "result"),
      source: this.moveInto(new Uint16Array(length), "source"),
    };
  }

  /** The blocks of a column are given up one by one. */
  private moveInto<Column extends Int32Array | Uint16Array>(column: Column, name: ColumnName): Column {
    for (const [number, block] of this.full.entries()) {
      column.set(block[name], number * BLOCK_ROWS);
      block[name] = NO_ROWS;
    }
    column.set(this.block[name].subarray(0, this.used), this.full.length * BLOCK_ROWS);
    this.block[name] = NO_ROWS;
    return column;
  }
}

const NO_ROWS = new Int32Array(0);
