/** A laboratory row seen as an observation: everything about it is looked up when asked for. */
import type { AnalyteName } from "../core/analyte.ts";
import type { Day } from "../core/calendar.ts";
import type { Interval } from "../core/interval.ts";
import type { Observation, ReferenceLimits } from "../core/participant.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { type LabColumns, type LabResult, NO_TIME, type ResultDictionary } from "./lab-columns.ts";

/** The rows of all files and what their results come to. */
export interface LabRows {
  readonly columns: LabColumns;
  readonly dictionary: ResultDictionary;
  readonly files: readonly string[];
}

export class LabObservation implements Observation {
  private readonly rows: LabRows;
  private readonly row: number;

  constructor(rows: LabRows, row: number) {
    this.rows = rows;
    this.row = row;
  }

  get day(): Day {
    return this.rows.columns.day[this.row] ?? 0;
  }

  get value(): Interval {
    return valueOfResult(this.result);
  }

  get analyte(): AnalyteName {
    return this.result.analyte.name;
  }

  get second(): number | undefined {
    const second = this.rows.columns.second[this.row] ?? NO_TIME;
    return second === NO_TIME ? undefined : second;
  }

  get limits(): ReferenceLimits | undefined {
    return this.result.limits;
  }

  get raw(): { readonly value: string; readonly unit: string } {
    const { rawValue, rawUnit } = this.result;
    return { value: rawValue, unit: rawUnit };
  }

  get source(): SourceReference {
    const { columns, files } = this.rows;
    return { file: files[columns.source[this.row] ?? 0] ?? "", line: columns.line[this.row] ?? 0 };
  }

  private get result(): LabResult {
    return this.rows.dictionary.at(this.rows.columns.result[this.row] ?? 0);
  }
}

export function valueOfResult({ reading }: LabResult): Interval {
  if (reading.kind !== "value") throw new Error("a row without a value was kept");
  return reading.value;
}
