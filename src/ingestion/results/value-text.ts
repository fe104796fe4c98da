/** A converted value in words, for the ledger. */
import { exactText } from "../../core/exact.ts";
import { type Interval, pointValue } from "../../core/interval.ts";

export function valueTextOf(value: Interval): string {
  const exactly = pointValue(value);
  if (exactly !== undefined) return exactText(exactly);
  const lower = value.lower === undefined ? "" : exactText(value.lower);
  const upper = value.upper === undefined ? "" : exactText(value.upper);
  return `${value.lowerOpen ? "(" : "["}${lower}, ${upper}${value.upperOpen ? ")" : "]"}`;
}
