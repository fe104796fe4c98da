import { normalQuantile } from "./distributions.ts";

/** A two-sided confidence interval. */
export interface ConfidenceLimits {
  readonly lower: number;
  readonly upper: number;
}

/** The z of a two-sided interval, from the exact normal quantile (1.959963984540054 at 95 %, never 1.96). */
export function criticalValue(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, not ${level}`);
  return normalQuantile(1 - (1 - level) / 2);
}

export function clipToUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
