/** Several results a day become one value per day, before any rule about days is applied. */
import type { DailyReducer } from "../../core/analyte.ts";
import type { Day } from "../../core/calendar.ts";
import { type DayRange, inRange } from "../../core/day-range.ts";
import { greater, type Interval, lesser, meanInterval } from "../../core/interval.ts";
import { firstFrom, type ObservationSeries } from "../../core/observation-series.ts";
import type { Observation } from "../../core/participant.ts";

export interface DailyValue {
  readonly day: Day;
  readonly value: Interval;
  readonly observations: readonly Observation[];
}

/** One value per measured day inside the range, in order of days. */
export function dailyValues(series: ObservationSeries, range: DayRange, reducer: DailyReducer): readonly DailyValue[] {
  const results = { series, reducer };
  const days: DailyValue[] = [];
  eachDay(series, range, (day, start, end) => {
    days.push(new MeasuredDay(results, day, start, end));
  });
  return days;
}

/** Results, and how those of a day become one. */
export interface DailyResults {
  readonly series: ObservationSeries;
  readonly reducer: DailyReducer;
}

/** A measured day whose value and observations are made when asked for. */
export class MeasuredDay implements DailyValue {
  readonly day: Day;
  private readonly results: DailyResults;
  private readonly start: number;
  private readonly end: number;

  /** Its results stand from `start` to before `end`. */
  constructor(results: DailyResults, day: Day, start: number, end: number) {
    this.results = results;
    this.day = day;
    this.start = start;
    this.end = end;
  }

  get value(): Interval {
    const { series, reducer } = this.results;
    return reducedValue(series, this.start, this.end, reducer);
  }

  get observations(): readonly Observation[] {
    return this.results.series.slice(this.start, this.end);
  }
}

/** The measured days inside the range: the results of each stand from `start` to before `end`. */
export function eachDay(
  series: ObservationSeries,
  range: DayRange,
  take: (day: Day, start: number, end: number) => void,
): void {
  for (let start = firstFrom(series, range.first); start < series.length; ) {
    const day = series.dayAt(start);
    if (!inRange(day, range)) return;
    let end = start + 1;
    while (end < series.length && series.dayAt(end) === day) end += 1;
    take(day, start, end);
    start = end;
  }
}

/** The position of the one result that is the value of its day; undefined where the value is made of several. */
export function decidingPosition(start: number, end: number, reducer: DailyReducer): number | undefined {
  if (end === start + 1 || reducer === "first") return start;
  return reducer === "last" ? end - 1 : undefined;
}

/** The value of a day of which the results stand from `start` to before `end`. */
export function reducedValue(series: ObservationSeries, start: number, end: number, reducer: DailyReducer): Interval {
  const deciding = decidingPosition(start, end, reducer);
  if (deciding !== undefined) return series.valueAt(deciding);
  if (reducer === "mean")
    return meanInterval(Array.from({ length: end - start }, (_, offset) => series.valueAt(start + offset)));
  let value = series.valueAt(start);
  for (let position = start + 1; position < end; position += 1) {
    const other = series.valueAt(position);
    value = reducer === "min" ? lesser(value, other) : greater(value, other);
  }
  return value;
}
