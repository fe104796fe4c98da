/** Thresholds in a unit of the wrong size: 8 g/L of haemoglobin, 40 000 × 10*9/L of platelets. */
import { type Analyte, isPlausible } from "../../core/analyte.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { compare, type Exact, exactText, subtract, ZERO } from "../../core/exact.ts";
import type { Interval } from "../../core/interval.ts";
import { type Clause, clausesOf, eventClauses } from "./clauses.ts";
import { allCriteria, type LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintThresholds(context: LintContext): readonly Diagnostic[] {
  const clauses = [
    ...allCriteria(context.study).flatMap((criterion) => clausesOf(context.study, criterion)),
    ...[...context.study.endpoints.values()].flatMap(eventClauses),
  ];
  return clauses.flatMap((clause) => wrongSize(context, clause));
}

function wrongSize(context: LintContext, { scale, of, range, text, pointer }: Clause): readonly Diagnostic[] {
  if (scale.kind !== "analyte") return [];
  const { analyte } = scale;
  const bounds = boundsOf(range);
  const where = context.place(pointer);
  if (of === "change") {
    const span = subtract(analyte.plausible.high, analyte.plausible.low);
    const tooLarge = bounds.some((bound) => compare(bound.abs(), span) > 0);
    return tooLarge ? [lintMessages.implausibleChange(where, text, plausibleText(analyte))] : [];
  }
  const outside = bounds.some((bound) => compare(bound, ZERO) !== 0 && !isPlausible(analyte, bound));
  return outside ? [lintMessages.implausible(where, text, plausibleText(analyte))] : [];
}

function boundsOf({ lower, upper }: Interval): readonly Exact[] {
  return [lower, upper].filter((bound): bound is Exact => bound !== undefined);
}

function plausibleText({ label, plausible, unit }: Analyte): string {
  return `${label.toLowerCase()} lies between ${exactText(plausible.low)} and ${exactText(plausible.high)} ${unit.code}`;
}
