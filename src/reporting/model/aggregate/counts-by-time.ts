/**
 * How many had the event by each time that a curve is read at. Without censoring the share times the denominator is that count, and with
 * it the count is at most that: 3.1 % of 65 are 2 participants, and 4.7 % at the next time are one more.
 */
import type { EstimateFacts } from "../estimate-facts.ts";
import { partOf } from "./small-cells.ts";

const FROM_TIME = { survival: "survival", incidence: "cumulative-incidence" } as const;
/** Shares of whole participants are no whole numbers in floating point. */
const ROUNDING = 1e-9;

/** Of a row at a time: those with the event by then, those without, and those since the time before it. */
export function countsByTime(estimates: readonly EstimateFacts[]): (row: EstimateFacts) => readonly number[] {
  const before = new Map<EstimateFacts, number>();
  const last = new Map<string, number>();
  for (const row of estimates) {
    const count = countOf(row);
    if (count === undefined) continue;
    const key = JSON.stringify([row.paramcd, row.group, row.statistic, row.category]);
    before.set(row, last.get(key) ?? 0);
    last.set(key, count);
  }
  return (row) => {
    const count = countOf(row);
    return count === undefined ? [] : [...partOf(row.n, count), Math.abs(count - (before.get(row) ?? 0))];
  };
}

function countOf({ statistic, timepoint, value, n }: EstimateFacts): number | undefined {
  if (value === null || timepoint === "") return undefined;
  if (statistic === FROM_TIME.incidence) return Math.floor(value * n + ROUNDING);
  return statistic === FROM_TIME.survival ? Math.floor((1 - value) * n + ROUNDING) : undefined;
}
