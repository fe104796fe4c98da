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
  const days: DailyValue[] = [];
  let start = firstFrom(observations, range.first);
  while (start < observations.length) {
    const day = observations[start]?.day ?? Number.NaN;
    if (!inRange(day, range)) break;
    let end = start + 1;
    while (observations[end]?.day === day) end += 1;
    const sameDay = observations.slice(start, end);
    days.push({ day, value: reduce(sameDay, reducer), observations: sameDay });
    start = end;
  }
  return days;
}

/** The position of the first observation that is not before a day. */
function firstFrom(observations: readonly Observation[], day: Day | undefined): number {
  if (day === undefined) return 0;
  let [low, high] = [0, observations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((observations[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reduce(sameDay: readonly Observation[], reducer: DailyReducer): Interval {
  const [first, ...others] = sameDay;
  if (first !== undefined && others.length === 0) return first.value;
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
