/** Shift endpoints of the model: the criteria named must have a term for the analyte on that side of normal. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import { CTCAE_VERSIONS, type CtcaeTerm, DIRECTIONS, findCtcaeTerm } from "../../core/ctcae.ts";
import { messages } from "../messages.ts";
import type { ShiftRule } from "../model/shift.ts";
import type { ShiftSource } from "../schema/shift.ts";
import type { Pointer } from "../source-tree.ts";
import { type Context, place } from "./context.ts";
import { buildSpan } from "./span.ts";

export function buildShift(context: Context, source: ShiftSource, pointer: Pointer): ShiftRule {
  return {
    term: buildTerm(context, source, pointer),
    baseline: buildSpan(source.baseline, `${pointer}/baseline`),
    window: buildSpan(source.window, `${pointer}/window`),
    baselineMultiples: source["baseline-multiples"],
    estimate: source.estimate.incidence,
  };
}

function buildTerm(context: Context, source: ShiftSource, pointer: Pointer): CtcaeTerm {
  const { ctcae: version, direction } = source;
  const analyte = analyteOf(source.measure as AnalyteName);
  const term = findCtcaeTerm(version, analyte.name, direction);
  if (term !== undefined) return term;
  const problem = `CTCAE ${version} has no term for ${direction} ${analyte.name}`;
  context.report(messages.invalidValue(place(context, `${pointer}/measure`), problem, termHint(analyte.name)));
  const none = { baselineHigh: undefined, baselineLow: undefined };
  return { name: problem, version, analyte: analyte.name, direction, steps: [], ...none };
}

function termHint(analyte: AnalyteName): string {
  const known = CTCAE_VERSIONS.flatMap((version) =>
    DIRECTIONS.flatMap((direction) => {
      const term = findCtcaeTerm(version, analyte, direction);
      return term === undefined ? [] : [`${version} ${direction}: ${term.name}`];
    }),
  );
  return known.length === 0 ? `it has none for ${analyte} at all` : known.join("; ");
}
