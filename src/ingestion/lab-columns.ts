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
}

/** What a row prints of a result, and how its file writes results. */
export interface PrintedRow {
  readonly rawValue: string;
  readonly rawUnit: string;
  /** Undefined where the export has no limits of normal. */
  readonly printed: PrintedLimits | undefined;
  readonly conventions?: ResultConventions;
}

/** Every distinct (analyte, value, unit, limits of normal), in the order of first occurrence. */
export class ResultDictionary {
  readonly results: LabResult[] = [];
  readonly limits = new LimitDictionary();
  private readonly codes = new Map<ResultConventions, Map<AnalyteName, Map<string, Map<string, number>>>>();

  codeOf(analyte: Analyte, { rawValue, rawUnit, printed, conventions = PLAIN_CONVENTIONS }: PrintedRow): number {
    const byAnalyte = entry(this.codes, conventions, () => new Map<AnalyteName, Map<string, Map<string, number>>>());
    const byUnit = entry(byAnalyte, analyte.name, () => new Map<string, Map<string, number>>());
    const unitKey = printed === undefined ? rawUnit : `${rawUnit}\u0000${printed.lower}\u0000${printed.upper}`;
    const byValue = entry(byUnit, unitKey, () => new Map<string, number>());
    return entry(byValue, rawValue, () => {
      const limits = printed === undefined ? undefined : this.limits.limitsOf(analyte, rawUnit, printed);
      const reading = readResult(analyte, rawValue, rawUnit, conventions);
      this.results.push({ analyte, rawValue, rawUnit, limits, reading });
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

const INITIAL_ROWS = 4096;

/** A row in numbers: of the participant, of the result in the dictionary, of the ledger. */
export interface LabRow {
  readonly participant: number;
  readonly day: number;
  readonly second: number;
  readonly line: number;
  readonly result: number;
  readonly source: number;
}

/** Growing columns of the rows of all files. */
export class LabColumns {
  length = 0;
  participant = new Int32Array(INITIAL_ROWS);
  day = new Int32Array(INITIAL_ROWS);
  second = new Int32Array(INITIAL_ROWS);
  line = new Int32Array(INITIAL_ROWS);
  result = new Int32Array(INITIAL_ROWS);
  /** Number of the ledger of the row's file. */
  source = new Uint16Array(INITIAL_ROWS);

  push(row: LabRow): void {
    if (this.length === this.participant.length) this.grow();
    const at = this.length;
    this.participant[at] = row.participant;
    this.day[at] = row.day;
    this.second[at] = row.second;
    this.line[at] = row.line;
    this.result[at] = row.result;
    this.source[at] = row.source;
    this.length = at + 1;
  }

  private grow(): void {
    this.participant = doubled(this.participant);
    this.day = doubled(this.day);
    this.second = doubled(this.second);
    this.line = doubled(this.line);
    this.result = doubled(this.result);
    const source = new Uint16Array(this.source.length * 2);
    source.set(this.source);
    this.source = source;
  }
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
