/** Criteria of the model, and the rule of a sustained count that criteria and times to an event share. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import { messages } from "../messages.ts";
import type { Criterion } from "../model/criterion.ts";
import type { SustainedRule } from "../model/sustained.ts";
import type { Window } from "../model/window.ts";
import type { CriterionSource, SustainedSource } from "../schema/criterion.ts";
import type { WindowSource } from "../schema/values.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCondition, buildRule, scaleOf } from "./condition.ts";
import { type Context, duration, place, wholeDays } from "./context.ts";
import { buildEachDose } from "./each-dose.ts";
import { buildEpisodeCount } from "./episodes.ts";
import { buildSelector, buildWindow } from "./record.ts";

export function buildSustained(
  context: Context,
  source: Omit<SustainedSource, "window">,
  pointer: Pointer,
): SustainedRule {
  const analyte = analyteOf(source.sustained as AnalyteName);
  const { run, without } = source;
  if ((run.length === undefined) === (run.span === undefined)) {
    context.report(
      messages.invalidValue(
        place(context, `${pointer}/run`),
        "a run has either a length or a span",
        "run: { length: 3 d, consecutive: calendar }",
      ),
    );
  }
  const span = run.span === undefined ? 0 : wholeDays(context, run.span, `${pointer}/run/span`);
  return {
    analyte,
    condition: buildCondition(context, source.is, { kind: "analyte", analyte }, `${pointer}/is`),
    daily: source.daily ?? analyte.daily,
    consecutive: run.consecutive,
    length: run.length === undefined ? 2 : wholeDays(context, run.length, `${pointer}/run/length`),
    span,
    without:
      without === undefined || without === "none"
        ? undefined
        : { intervention: without.intervention, from: duration(without.from), open: without.open === "from" },
  };
}

export function buildCriterion(context: Context, source: CriterionSource, pointer: Pointer): Criterion {
  const node = { pointer, cites: source.cites };
  const parts = (list: readonly CriterionSource[], key: string) =>
    list.map((part, index) => buildCriterion(context, part, `${pointer}/${key}/${index}`));
  if ("all" in source) return { ...node, kind: "all", parts: parts(source.all, "all") };
  if ("any" in source) return { ...node, kind: "any", parts: parts(source.any, "any") };
  if ("not" in source) return { ...node, kind: "not", part: buildCriterion(context, source.not, `${pointer}/not`) };
  if ("at-least" in source)
    return { ...node, kind: "at-least", count: source["at-least"], parts: parts(source.of, "of") };
  if ("compare" in source) {
    return {
      ...node,
      kind: "compare",
      quantity: source.compare,
      is: buildRule(context, source.is, scaleOf(context, source.compare), `${pointer}/is`),
    };
  }
  if ("change" in source) {
    const scale =
      source.by === "ratio" ? ({ kind: "number", what: "a ratio" } as const) : scaleOf(context, source.change);
    const is = buildCondition(context, source.is, scale, `${pointer}/is`);
    return { ...node, kind: "change", of: source.change, from: source.from, by: source.by, is };
  }
  if ("sustained" in source) {
    return {
      ...node,
      kind: "sustained",
      rule: buildSustained(context, source, pointer),
      window: buildWindow(source.window),
    };
  }
  if ("present" in source)
    return {
      ...node,
      kind: "present",
      selector: buildSelector(context, source.present, `${pointer}/present`),
      window: optionalWindow(source.window),
    };
  if ("absent" in source)
    return {
      ...node,
      kind: "absent",
      selector: buildSelector(context, source.absent, `${pointer}/absent`),
      window: optionalWindow(source.window),
    };
  if ("measured" in source) return { ...node, kind: "measured", quantities: source.measured };
  if ("evaluable" in source) return { ...node, kind: "evaluable", endpoint: source.evaluable };
  if ("meets" in source) return { ...node, kind: "meets", criterion: source.meets };
  if ("episodes" in source) return { ...node, kind: "episodes", rule: buildEpisodeCount(context, source, pointer) };
  if ("dated" in source) return { ...node, kind: "dated", anchor: source.dated };
  if ("each-dose" in source) return { ...node, kind: "each-dose", rule: buildEachDose(context, source, pointer) };
  return { ...node, kind: "attribute", attribute: source.attribute, allowed: source.in };
}

function optionalWindow(source: WindowSource | undefined): Window | undefined {
  return source === undefined ? undefined : buildWindow(source);
}
