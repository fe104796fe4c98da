/** The two limits of a confidence interval. A limit may be infinite (an odds ratio with an empty cell), never NaN. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The direction of the alternative hypothesis, as in R's `alternative`. */
export type Alternative = "two-sided" | "less" | "greater";

/** Throws RangeError unless 0 < level < 1: a confidence level of 95 instead of 0.95 is a bug of the caller. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`the confidence level must lie between 0 and 1, got ${level}`);
}

/** Throws RangeError unless events and total are whole numbers with 0 <= events <= total. */
export function checkCounts(events: number, total: number): void {
  const whole = Number.isInteger(events) && Number.isInteger(total);
  if (!whole || events < 0 || events > total) {
    throw new RangeError(`counts must be whole numbers with 0 <= events <= total, got ${events} of ${total}`);
  }
}

export function clampInterval({ lower, upper }: Interval, smallest: number, largest: number): Interval {
  return { lower: Math.max(smallest, lower), upper: Math.min(largest, upper) };
}
