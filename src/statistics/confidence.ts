import { checkLevel } from "./interval.ts";
import { normalQuantile } from "./numeric/distributions.ts";

/** The z of a two-sided interval, from the exact normal quantile (1.959963984540054 at 95 %, never 1.96). */
export function criticalValue(level: number): number {
  checkLevel(level);
  return normalQuantile(1 - (1 - level) / 2);
}

export function clipToUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
