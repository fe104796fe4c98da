/** The value of a result as a number, for comparisons that need no exactness. */
import { type Interval, pointValue } from "../../core/interval.ts";
import type { Observation } from "../../core/participant.ts";

/** Equal results share one interval, so each is turned into a number once. */
const numbers = new WeakMap<Interval, number>();

/** NaN for a limit like `<0.1`, which is no number. */
export function numberOf({ value }: Observation): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  const number = pointValue(value)?.valueOf() ?? Number.NaN;
  numbers.set(value, number);
  return number;
}
