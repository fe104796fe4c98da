/** A printed value and unit of an analyte, in the analyte's canonical unit. */
import { type Analyte, factorToCanonical, isPlausible, withHaemoglobinForm } from "../../core/analyte.ts";
import { type Exact, ZERO } from "../../core/exact.ts";
import { type Interval, point, scaleInterval } from "../../core/interval.ts";
import type { MissingReason } from "../../core/missing-reason.ts";
import type { Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { isNeverZero, PLAIN_CONVENTIONS, type ResultConventions } from "./conventions.ts";
import { type PrintedResult, readResultText } from "./result-text.ts";

export type ResultReading =
  | { readonly kind: "value"; readonly value: Interval; readonly flags: readonly string[] }
  | { readonly kind: "blank" }
  | { readonly kind: "sentinel" }
  | { readonly kind: "not-numeric"; readonly reason: MissingReason }
  | { readonly kind: "implausible"; readonly value: Interval }
  | { readonly kind: "unknown-unit" }
  | { readonly kind: "wrong-dimension" };

export function readResult(
  analyte: Analyte,
  rawValue: string,
  rawUnit: string,
  conventions: ResultConventions = PLAIN_CONVENTIONS,
): ResultReading {
  const printed = zeroWhereDeclared(analyte, readResultText(rawValue, conventions), conventions);
  if (printed.kind === "missing") return { kind: "not-numeric", reason: printed.reason };
  if (printed.kind !== "value") return printed;
  if (isSentinelOf(analyte, printed.value, conventions)) return { kind: "sentinel" };
  const unit = rawUnit === "" ? undefined : readUnit(rawUnit);
  if (unit === undefined) return { kind: "unknown-unit" };
  const factor = factorOf(analyte, unit, conventions);
  if (factor === undefined) return { kind: "wrong-dimension" };
  if (printed.unit !== undefined && !isSameUnit(printed.unit, unit))
    return { kind: "not-numeric", reason: "unit-in-value" };
  const value = scaleInterval(printed.value, factor);
  return isPlausibleResult(analyte, value)
    ? { kind: "value", value, flags: printed.flags }
    : { kind: "implausible", value };
}

function zeroWhereDeclared(analyte: Analyte, printed: PrintedResult, conventions: ResultConventions): PrintedResult {
  if (printed.kind !== "missing" || printed.reason !== "not-detected") return printed;
  if (!conventions.notDetectedIsZero.has(analyte.name) || isNeverZero(analyte.name)) return printed;
  return { kind: "value", value: point(ZERO), flags: [] };
}

/** Compared as printed, before any unit. */
function isSentinelOf({ name }: Analyte, { lower, upper }: Interval, { sentinelsOf }: ResultConventions): boolean {
  if (lower === undefined || upper === undefined) return false;
  return (sentinelsOf.get(name) ?? []).some((sentinel) => sentinel.equals(lower) && sentinel.equals(upper));
}

function isSameUnit(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension && a.factor.equals(b.factor);
}

/** How many canonical units one unit is, under the declared form of haemoglobin. */
export function factorOf(analyte: Analyte, unit: Unit, { haemoglobin }: ResultConventions): Exact | undefined {
  return factorToCanonical(withHaemoglobinForm(analyte, haemoglobin), unit);
}

/** A limit (`<0.1`) is plausible when some value on its side is. */
function isPlausibleResult(analyte: Analyte, value: Interval): boolean {
  const { lower, upper } = value;
  if (lower !== undefined && upper !== undefined && lower.equals(upper)) return isPlausible(analyte, lower);
  const { low, high } = analyte.plausible;
  return (upper === undefined || upper.compare(low) >= 0) && (lower === undefined || lower.compare(high) <= 0);
}
