/** The rule that every dose fits the last result before it. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import { parseCondition } from "../../core/condition.ts";
import { parseUnit, type Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { messages } from "../messages.ts";
import type { Condition } from "../model/condition.ts";
import type { DoseRule, EachDoseRule } from "../model/each-dose.ts";
import type { EachDoseSource } from "../schema/criterion.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCondition } from "./condition.ts";
import { type Context, place } from "./context.ts";
import { buildSelector } from "./record.ts";

export function buildEachDose(context: Context, source: EachDoseSource, pointer: Pointer): EachDoseRule {
  const stops = source["stops-after"];
  return {
    selector: buildSelector(context, source["each-dose"], `${pointer}/each-dose`),
    fits: source.fits.map((rule, index) => buildDoseRule(context, rule, `${pointer}/fits/${index}`)),
    stopsAfter: stops && {
      analyte: analyteOf(stops.first as AnalyteName),
      is: resultCondition(context, stops.first, stops.is, `${pointer}/stops-after/is`),
    },
  };
}

function buildDoseRule(context: Context, rule: EachDoseSource["fits"][number], pointer: Pointer): DoseRule {
  const { condition, unit } = doseCondition(context, rule.dose, `${pointer}/dose`);
  const is = resultCondition(context, rule.last, rule.is, `${pointer}/is`);
  return { analyte: analyteOf(rule.last as AnalyteName), is, dose: condition, doseUnit: unit };
}

function resultCondition(context: Context, analyte: string, text: string, pointer: Pointer): Condition {
  return buildCondition(context, text, { kind: "analyte", analyte: analyteOf(analyte as AnalyteName) }, pointer);
}

/** A dose is compared in the unit it is written in here; doses of the export are converted to that. */
function doseCondition(context: Context, text: string, pointer: Pointer): { condition: Condition; unit: Unit } {
  const written = parseCondition(text);
  const unit = written === undefined ? undefined : readUnit(written.unit);
  if (written === undefined) context.report(messages.notCondition(place(context, pointer), text));
  else if (unit === undefined) context.report(messages.missingUnit(place(context, pointer), text, "mg/kg/d"));
  const range = written?.range ?? { lower: undefined, lowerOpen: true, upper: undefined, upperOpen: true };
  return { condition: { range, text }, unit: unit ?? gram() };
}

/** Only in place of a unit that was reported as missing. */
function gram(): Unit {
  const unit = parseUnit("g");
  if (unit === undefined) throw new Error("the gram is no unit");
  return unit;
}
