/** Several results a day become one value per day, before any rule about days is applied. */
import type { DailyReducer } from "../../core/analyte.ts";
import type { Day } from "../../core/calendar.ts";
import { type DayRange, inRange } from "../../core/day-range.ts";
import { type Interval, maxInterval, meanInterval, minInterval } from "../../core/interval.ts";
import type { Observation } from "../../core/participant.ts";

export interface DailyValue {
  readonly day: Day;
  readonly value: Interval;
  readonly observations: readonly Observation[];
}

/** One value per measured day inside the range, in order of days. `observations` are in time order. */
export function dailyValues(
  observations: readonly Observation[],
  range: DayRange,
  reducer: DailyReducer,
): readonly DailyValue[] {
  const byDay = new Map<Day, Observation[]>();
  for (const observation of observations) {
    if (!inRange(observation.day, range)) continue;
    const sameDay = byDay.get(observation.day);
    if (sameDay === undefined) byDay.set(observation.day, [observation]);
    else sameDay.push(observation);
  }
  return [...byDay].map(([day, sameDay]) => ({ day, value: reduce(sameDay, reducer), observations: sameDay }));
}

function reduce(sameDay: readonly Observation[], reducer: DailyReducer): Interval {
  const values = sameDay.map((observation) => observation.value);
  switch (reducer) {
    case "min":
      return minInterval(values);
    case "max":
      return maxInterval(values);
    case "mean":
      return meanInterval(values);
    case "first":
      return minInterval(values.slice(0, 1));
    case "last":
      return minInterval(values.slice(-1));
  }
}
