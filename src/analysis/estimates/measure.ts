/** One number with, where it has them, its limits: what a method answers before it becomes a row of estimates.csv. */
import type { Interval } from "../../statistics/interval.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import { methodText } from "./method-text.ts";

export interface Measure {
  readonly statistic: string;
  readonly value: number | NotComputable;
  readonly interval?: Interval | NotComputable;
  readonly method: string;
}

/** Value, limits and METHOD of a row. Limits that cannot be computed are empty; what is missing is explained once. */
export function measured(
  { value, interval, method }: Measure,
  level: number,
): Pick<Estimate, "value" | "lower" | "upper" | "level" | "method"> {
  const computed = isNotComputable(value) ? undefined : value;
  if (interval === undefined) return { value: computed, ...NO_INTERVAL, method: methodText(method, value) };
  if (isNotComputable(interval))
    return { value: computed, ...NO_INTERVAL, method: methodText(method, isNotComputable(value) ? value : interval) };
  return { value: computed, lower: interval.lower, upper: interval.upper, level, method: methodText(method, value) };
}
