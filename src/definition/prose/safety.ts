/** Endpoints about adverse events and laboratory grades, in English. */
import type { AdverseEventsRule } from "../model/adverse-events.ts";
import type { ShiftRule } from "../model/shift.ts";
import type { Span } from "../model/span.ts";
import { offsetText } from "./length.ts";

function spanText({ from, to }: Span): string {
  const end = offsetText(to.offset, to.of);
  return from === undefined ? `up to ${end}` : `from ${offsetText(from.offset, from.of)} to ${end}`;
}

export function adverseEventsText(rule: AdverseEventsRule): string {
  const what = rule.events.map((name) => name.replaceAll("-", " ")).join(" or ");
  const grade = rule.grade === undefined ? "" : ` of grade ${rule.grade.text}`;
  return [
    `Yes with at least one ${what}${grade} that begins ${spanText(rule.onset)}.`,
    ...relatednessText(rule),
    ...exclusionText(rule),
    rule.emergent === "onset"
      ? "Every row counts by its own date; a worsening is a row of its own."
      : "A row that continues an event begun before counts only when its grade is higher.",
    ...(rule.grade === undefined ? [] : ["An event without a grade is neither counted nor ruled out."]),
    "Each participant counts once; the estimates give terms, body systems and worst grades.",
  ].join(" ");
}

function relatednessText({ related }: AdverseEventsRule): readonly string[] {
  if (related === undefined) return [];
  return [`Counted are ${related.texts.join(", ")}; a blank relatedness counts as ${related.missing}.`];
}

function exclusionText({ exclude }: AdverseEventsRule): readonly string[] {
  const left = [
    ...exclude.bodySystems.map((system) => `body system ${system}`),
    ...exclude.terms.map((term) => `term ${term}`),
  ];
  return left.length === 0 ? [] : [`Left out: ${left.join("; ")}.`];
}

export function shiftText({ term, baseline, window, baselineMultiples }: ShiftRule): string {
  const usesBaseline = [term.steps, term.baselineHigh ?? [], term.baselineLow ?? []]
    .flat()
    .some(({ anyOf }) => anyOf.some(({ kind }) => kind === "baseline"));
  const multiples =
    usesBaseline && baselineMultiples === "when-abnormal"
      ? " Afterwards multiples of the baseline are used where the criteria say so; the baseline itself is graded by the limits of normal."
      : "";
  return (
    `The CTCAE ${term.version} grade (${term.name}) of the last ${term.analyte} ${spanText(baseline)}, ` +
    `and the worst grade afterwards ${spanText(window)}. Treatment-emergent when the worst exceeds the baseline.${multiples}`
  );
}
