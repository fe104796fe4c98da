/**
 * The text of a laboratory result: a number, an interval for `<0.1` and `>1000`, or the reason for which there is no value. Flags are
 * stripped and kept; nothing is rounded, and nothing that is not a number becomes one.
 */
import type { Exact } from "../../core/exact.ts";
import { above, below, type Interval, interval, point } from "../../core/interval.ts";
import type { MissingReason } from "../../core/missing-reason.ts";
import type { Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { PLAIN_CONVENTIONS, type ResultConventions } from "./conventions.ts";
import { missingReasonOf } from "./missing-reason.ts";
import { readNumber } from "./number-text.ts";
import { plainText } from "./printed-text.ts";
import { stripFlags } from "./result-flags.ts";

export type PrintedResult =
  | { readonly kind: "value"; readonly value: Interval; readonly flags: readonly string[]; readonly unit?: Unit }
  | { readonly kind: "blank" }
  | { readonly kind: "sentinel" }
  | { readonly kind: "missing"; readonly reason: MissingReason };

/** No result of a blood test is longer; a longer text is a comment. */
const LONGEST = 120;
const RANGE = /^(\d[\d.,]*) ?[-~] ?(\d[\d.,]*)$/;
/** A number and what stands behind it, where that may be a unit. */
const WITH_UNIT = /^([<>≤≥]?=? ?[\d.,]+) ?([^\d\s.,][^\n]*[A-Za-z%].*|[A-Za-zμµ%万]\S*)$/;

/** Nearly every result: no flag, no sign and no unit can be in it. */
const DIGITS = /^\d+(?:[.,]\d+)?$/;
const NO_FLAGS: readonly string[] = [];

/** `<0.1` is [0, 0.1), `>=1000` is [1000, ∞). `unit` is given where the value itself names one. */
export function readResultText(raw: string, conventions: ResultConventions = PLAIN_CONVENTIONS): PrintedResult {
  const plain = plainText(raw);
  if (plain === "") return { kind: "blank" };
  const declared = conventions.texts.get(raw.trim());
  if (declared !== undefined) return { kind: "missing", reason: declared };
  if (plain.length > LONGEST) return { kind: "missing", reason: missingReasonOf(plain) };
  const { text, flags } = DIGITS.test(plain) ? { text: plain, flags: NO_FLAGS } : stripFlags(plain);
  const value = readValue(text, conventions);
  if (value === undefined)
    return withUnit(text, flags, conventions) ?? { kind: "missing", reason: missingReasonOf(plain) };
  if (typeof value === "string") return { kind: "missing", reason: value };
  return isSentinel(value, conventions) ? { kind: "sentinel" } : { kind: "value", value, flags };
}

const QUALIFIERS: readonly (readonly [RegExp, (limit: Exact) => Interval])[] = [
  [/^(?:<=|=<|≤|less than or equal to|at most|小于等于|不大于|不超过) ?/i, (limit) => below(limit, true)],
  [/^(?:>=|=>|≥|greater than or equal to|at least|大于等于|不小于) ?/i, (limit) => above(limit, true)],
  [/^(?:<|less than|lower than|below|小于|低于) ?/i, (limit) => below(limit, false)],
  [/^(?:>|greater than|more than|higher than|above|大于|高于) ?/i, (limit) => above(limit, false)],
];

/** Undefined where the text is no number at all. */
function readValue(text: string, conventions: ResultConventions): Interval | MissingReason | undefined {
  // No qualifier begins with a digit.
  for (const [qualifier, intervalOf] of DIGITS.test(text) ? [] : QUALIFIERS) {
    const match = qualifier.exec(text);
    if (match !== null) return limitOf(text.slice(match[0].length), intervalOf, conventions);
  }
  const number = readNumber(text, conventions);
  if (number === "format") return "number-format";
  return number === undefined ? readRange(text, conventions) : point(number);
}

/** An amount is not below zero, so "less than" needs a limit above it; `<=0` is zero. */
function limitOf(
  text: string,
  intervalOf: (limit: Exact) => Interval,
  conventions: ResultConventions,
): Interval | MissingReason | undefined {
  const limit = readNumber(text, conventions);
  if (limit === undefined) return undefined;
  if (limit === "format") return "number-format";
  const value = intervalOf(limit);
  const isEmpty = limit.compare(0) < 0 || (limit.compare(0) === 0 && value.upper !== undefined && value.upperOpen);
  return isEmpty ? "impossible-limit" : value;
}

function readRange(text: string, conventions: ResultConventions): Interval | MissingReason | undefined {
  const match = RANGE.exec(text);
  if (match === null) return undefined;
  const [low, high] = [readNumber(match[1] ?? "", conventions), readNumber(match[2] ?? "", conventions)];
  if (low === undefined || high === undefined || !conventions.ranges) return "range";
  if (low === "format" || high === "format") return "number-format";
  return low.compare(high) > 0 ? "range" : interval(low, false, high, false);
}

/** `45%`, `7.5 g/dL`: the unit is handed on, to be held against the unit of the row. */
function withUnit(text: string, flags: readonly string[], conventions: ResultConventions): PrintedResult | undefined {
  const match = WITH_UNIT.exec(text);
  const unit = match === null ? undefined : readUnit(match[2] ?? "");
  if (match === null || unit === undefined) return undefined;
  const value = readValue((match[1] ?? "").trim(), conventions);
  return value === undefined || typeof value === "string" ? undefined : { kind: "value", value, flags, unit };
}

function isSentinel({ lower, upper }: Interval, { sentinels }: ResultConventions): boolean {
  if (lower === undefined || upper === undefined) return false;
  return sentinels.some((sentinel) => sentinel.equals(lower) && sentinel.equals(upper));
}
