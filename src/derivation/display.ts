/** Values, days and ranges in words for details and near misses; never used to decide anything. */
import { type Day, dayText } from "../core/calendar.ts";
import type { DayRange } from "../core/day-range.ts";
import { type Exact, exactText } from "../core/exact.ts";
import { type Interval, pointValue } from "../core/interval.ts";

export function valueText(value: Interval, unit: string): string {
  const exactly = pointValue(value);
  const suffix = unit === "" ? "" : ` ${unit}`;
  if (exactly !== undefined) return `${shortNumber(exactly)}${suffix}`;
  if (value.upper === undefined)
    return value.lower === undefined
      ? "anything"
      : `${value.lowerOpen ? "more than" : "at least"} ${shortNumber(value.lower)}${suffix}`;
  if (value.lower === undefined || value.lower.valueOf() === 0)
    return `${value.upperOpen ? "less than" : "at most"} ${shortNumber(value.upper)}${suffix}`;
  return `between ${shortNumber(value.lower)} and ${shortNumber(value.upper)}${suffix}`;
}

/** At most four decimals: means of three values have no end. */
export function shortNumber(value: Exact): string {
  const isShort = TEN_THOUSAND % value.d === 0n;
  return isShort ? exactText(value) : `${exactText(value.round(4))}…`;
}

const TEN_THOUSAND = 10_000n;

export function rangeText(range: DayRange): string {
  const { first, last } = range;
  if (first === undefined && last === undefined) return "at any time";
  if (first === undefined) return `up to ${dayOr(last)}`;
  if (last === undefined) return `from ${dayText(first)} on`;
  return first === last ? `on ${dayText(first)}` : `from ${dayText(first)} to ${dayText(last)}`;
}

function dayOr(day: Day | undefined): string {
  return day === undefined ? "any day" : dayText(day);
}

/** `1 day`, `3 days` */
export function dayCount(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
