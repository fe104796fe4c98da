/** The results of one participant and one analyte as a stretch of the ordered columns. */
import type { Day } from "../core/calendar.ts";
import type { Interval } from "../core/interval.ts";
import type { ObservationSeries } from "../core/observation-series.ts";
import type { Observation } from "../core/participant.ts";
import { NO_TIME } from "./lab-columns.ts";
import { LabObservation, type LabRows, valueOfResult } from "./lab-observation.ts";

export class LabSeries implements ObservationSeries {
  readonly length: number;
  readonly printed: object;
  private readonly rows: LabRows;
  private readonly days: Int32Array;
  private readonly seconds: Int32Array;
  private readonly results: Int32Array;
  private readonly start: number;
  private observations: readonly Observation[] | undefined;

  constructor(rows: LabRows, start: number, length: number) {
    this.rows = rows;
    this.printed = rows.dictionary;
    this.days = rows.columns.day;
    this.seconds = rows.columns.second;
    this.results = rows.columns.result;
    this.start = start;
    this.length = length;
  }

  dayAt(position: number): Day {
    return this.days[this.start + position] ?? 0;
  }

  valueAt(position: number): Interval {
    return valueOfResult(this.rows.dictionary.at(this.numberAt(position)));
  }

  secondAt(position: number): number | undefined {
    const second = this.seconds[this.start + position] ?? NO_TIME;
    return second === NO_TIME ? undefined : second;
  }

  numberAt(position: number): number {
    return this.results[this.start + position] ?? 0;
  }

  slice(start: number, end: number): readonly Observation[] {
    if (this.observations !== undefined) return this.observations.slice(start, end);
    const found: Observation[] = [];
    for (let at = start; at < end; at += 1) found.push(new LabObservation(this.rows, this.start + at));
    return found;
  }

  /** The same objects at every call, for who goes through all of them. */
  all(): readonly Observation[] {
    this.observations ??= this.slice(0, this.length);
    return this.observations;
  }
}
