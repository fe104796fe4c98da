/**
 * A condition on a value, as a study file writes it: `> 0.5 10*9/L`, `>= 1.5 g/dL`, `< 50 10*9/L`, `4 d to 10 d`.
 * Held as the range of values that meet it; the boundary belongs to the range exactly when the sign says so.
 */
import { type Exact, parseExact } from "./exact.ts";
import { type Interval, interval } from "./interval.ts";

export interface WrittenCondition {
  /** In the unit written. */
  readonly range: Interval;
  /** UCUM code as written; empty for a pure number. */
  readonly unit: string;
  readonly text: string;
}

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const COMPARISON = new RegExp(`^(>=|<=|>|<|=|≥|≤)\\s*(${NUMBER})(?:\\s+(\\S.*))?$`);
const RANGE = new RegExp(`^(${NUMBER})(?:\\s+(\\S+))?\\s+to\\s+(${NUMBER})(?:\\s+(\\S+))?$`);

/** The condition a text states, or undefined where it states none. A unit stands after the number, with a space between. */
export function parseCondition(text: string): WrittenCondition | undefined {
  const trimmed = text.trim();
  const comparison = COMPARISON.exec(trimmed);
  if (comparison !== null) return fromComparison(trimmed, comparison);
  const range = RANGE.exec(trimmed);
  return range === null ? undefined : fromRange(trimmed, range);
}

function fromComparison(text: string, match: RegExpExecArray): WrittenCondition | undefined {
  const value = parseExact(match[2] ?? "");
  if (value === undefined) return undefined;
  return { range: comparisonRange(match[1] ?? "", value), unit: match[3] ?? "", text };
}

function comparisonRange(sign: string, value: Exact): Interval {
  switch (sign) {
    case ">":
      return interval(value, true, undefined, true);
    case ">=":
    case "≥":
      return interval(value, false, undefined, true);
    case "<":
      return interval(undefined, true, value, true);
    case "<=":
    case "≤":
      return interval(undefined, true, value, false);
    default:
      return interval(value, false, value, false);
  }
}

/** `4 d to 10 d` and `4 to 10 d`: both ends included. */
function fromRange(text: string, match: RegExpExecArray): WrittenCondition | undefined {
  const [low, high] = [parseExact(match[1] ?? ""), parseExact(match[3] ?? "")];
  const [lowUnit, highUnit] = [match[2] ?? match[4] ?? "", match[4] ?? ""];
  if (low === undefined || high === undefined || lowUnit !== highUnit) return undefined;
  return { range: interval(low, false, high, false), unit: highUnit, text };
}
