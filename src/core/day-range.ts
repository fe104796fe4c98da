/** A run of calendar days, both ends included; an end that is undefined reaches without limit. */
import type { Day } from "./calendar.ts";

export interface DayRange {
  readonly first: Day | undefined;
  readonly last: Day | undefined;
}

export function inRange(day: Day, range: DayRange): boolean {
  return (range.first === undefined || day >= range.first) && (range.last === undefined || day <= range.last);
}
