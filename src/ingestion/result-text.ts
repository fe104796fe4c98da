/** The text of a laboratory result as a value: a number, or an interval for `<0.1` and `>1000`. */
import { parseExact } from "../core/exact.ts";
import { above, below, type Interval, point } from "../core/interval.ts";

const QUALIFIED = /^(<=|>=|<|>|≤|≥)\s*(\S+)$/;

/** Undefined where the text is not a number; `<0.1` is [0, 0.1), `>=1000` is [1000, ∞). */
export function parseResult(text: string): Interval | undefined {
  const match = QUALIFIED.exec(text);
  const value = parseExact(match?.[2] ?? text);
  if (value === undefined) return undefined;
  switch (match?.[1]) {
    case undefined:
      return point(value);
    case "<":
      return below(value, false);
    case "<=":
    case "≤":
      return below(value, true);
    case ">":
      return above(value, false);
    default:
      return above(value, true);
  }
}
