/** Thresholds of the model: parsed, and converted to the canonical unit of what they are applied to. */
import { type Analyte, type AnalyteName, analyteOf, factorToCanonical } from "../../core/analyte.ts";
import { parseCondition, type WrittenCondition } from "../../core/condition.ts";
import { type Exact, exact } from "../../core/exact.ts";
import { scaleInterval } from "../../core/interval.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { conversionFactor, dimensionName, parseUnit, sameDimension, type Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { messages } from "../messages.ts";
import type { Condition, ConditionRule } from "../model/condition.ts";
import type { ConditionRuleSource } from "../schema/values.ts";
import type { Pointer } from "../source-tree.ts";
import { type Context, place } from "./context.ts";

/** What a value is measured in, which a threshold on it has to share. */
export type Scale =
  | { readonly kind: "analyte"; readonly analyte: Analyte }
  | { readonly kind: "number"; readonly what: string }
  | { readonly kind: "unit"; readonly unit: Unit; readonly what: string }
  | { readonly kind: "days" };

/** What a quantity is measured in; undefined where it refers to something that does not exist (reported elsewhere). */
export function scaleOf(context: Context, name: string, seen: readonly string[] = []): Scale | undefined {
  const source = context.source.quantities[name];
  if (source === undefined || seen.includes(name)) return undefined;
  if ("measure" in source) return { kind: "analyte", analyte: analyteOf(source.measure as AnalyteName) };
  if ("change" in source) return scaleOf(context, source.change, [...seen, name]);
  return "duration" in source || "longest-free" in source
    ? { kind: "days" }
    : { kind: "number", what: `the total ${name}` };
}

export function buildCondition(context: Context, text: string, scale: Scale | undefined, pointer: Pointer): Condition {
  const written = parseCondition(text);
  const where = place(context, pointer);
  if (written === undefined) {
    context.report(messages.notCondition(where, text));
    return { range: { lower: undefined, lowerOpen: true, upper: undefined, upperOpen: true }, text };
  }
  if (scale === undefined) return { range: written.range, text };
  return { range: convertRange(context, written, scale, where), text };
}

function convertRange(
  context: Context,
  written: WrittenCondition,
  scale: Scale,
  where: SourceReference,
): WrittenCondition["range"] {
  if (scale.kind === "number") {
    if (written.unit !== "") context.report(messages.unitNotWanted(where, written.unit, scale.what));
    return written.range;
  }
  const canonical = canonicalCode(scale);
  if (written.unit === "") {
    context.report(messages.missingUnit(where, written.text, canonical));
    return written.range;
  }
  const unit = readUnit(written.unit);
  if (unit === undefined) {
    context.report(messages.unknownUnit(where, written.unit, caseHint(written.unit)));
    return written.range;
  }
  const factor = factorTo(scale, unit);
  if (factor === undefined) {
    const what = whatIsMeasured(scale);
    context.report(messages.wrongDimension(where, `${written.unit} is ${dimensionName(unit)}`, what, canonical));
    return written.range;
  }
  return scaleInterval(written.range, factor);
}

type MeasuredScale = Exclude<Scale, { kind: "number" }>;

function canonicalCode(scale: MeasuredScale): string {
  if (scale.kind === "days") return "d";
  return scale.kind === "unit" ? scale.unit.code : scale.analyte.unit.code;
}

function factorTo(scale: MeasuredScale, unit: Unit): Exact | undefined {
  if (scale.kind === "days") return daysFactor(unit);
  if (scale.kind === "analyte") return factorToCanonical(scale.analyte, unit);
  return sameDimension(unit, scale.unit) ? conversionFactor(unit, scale.unit) : undefined;
}

function whatIsMeasured(scale: MeasuredScale): string {
  if (scale.kind === "days") return "this is a number of days";
  if (scale.kind === "unit") return `this is ${scale.what} (${scale.unit.code})`;
  return `${scale.analyte.name} is ${dimensionName(scale.analyte.unit)} (${scale.analyte.unit.code})`;
}

function daysFactor(unit: Unit): Exact | undefined {
  if (unit.code === "d") return exact(1);
  return unit.code === "wk" ? exact(7) : undefined;
}

/** G/L and g/L differ: where another case of the letters would be a unit, say so. */
function caseHint(text: string): string | undefined {
  const other = [text.toLowerCase(), text.toUpperCase()].find((spelling) => parseUnit(spelling) !== undefined);
  return other === undefined ? undefined : `unit codes are case-sensitive: did you mean "${other}"?`;
}

export function buildRule(
  context: Context,
  source: ConditionRuleSource,
  scale: Scale | undefined,
  pointer: Pointer,
): ConditionRule {
  if (typeof source === "string") return { by: "everyone", condition: buildCondition(context, source, scale, pointer) };
  return {
    by: "sex",
    F: buildCondition(context, source.F, scale, `${pointer}/F`),
    M: buildCondition(context, source.M, scale, `${pointer}/M`),
  };
}
