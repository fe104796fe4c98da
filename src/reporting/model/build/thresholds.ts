/** The laboratory thresholds that an endpoint rests on, for the lines of a profile. */
import type { Analyte } from "../../../core/analyte.ts";
import { compare, toNumber, ZERO } from "../../../core/exact.ts";
import type { Condition, ConditionRule } from "../../../definition/model/condition.ts";
import type { DoseRule } from "../../../definition/model/each-dose.ts";
import type { Endpoint } from "../../../definition/model/endpoint.ts";
import type { Study } from "../../../definition/model/study.ts";
import type { SustainedRule } from "../../../definition/model/sustained.ts";
import { reachedFrom } from "../../../definition/walk/reached.ts";
import type { ThresholdFacts } from "../study-facts.ts";

/** In the order of analyte and value, each once. */
export function thresholdFacts(study: Study, endpoint: Endpoint): readonly ThresholdFacts[] {
  const found = reachedFrom(study, endpoint).objects.flatMap((node) => thresholdsOf(study, node));
  return found
    .filter((one, index) => found.findIndex((other) => isSame(one, other)) === index)
    .sort(
      (a, b) =>
        (a.analyte < b.analyte ? -1 : a.analyte > b.analyte ? 1 : 0) || a.value - b.value || (a.text < b.text ? -1 : 1),
    );
}

function isSame(a: ThresholdFacts, b: ThresholdFacts): boolean {
  return a.analyte === b.analyte && a.value === b.value && a.text === b.text;
}

/** A node of the model: a comparison of a measured value, a run, or a dose rule. */
function thresholdsOf(study: Study, node: object): readonly ThresholdFacts[] {
  const { kind, quantity, is, rule, analyte, dose } = node as {
    kind?: unknown;
    quantity?: unknown;
    is?: unknown;
    rule?: unknown;
    analyte?: unknown;
    dose?: unknown;
  };
  if (kind === "compare" && typeof quantity === "string") {
    const measured = study.quantities.get(quantity);
    return measured?.kind === "measure"
      ? conditionsOf(is as ConditionRule).flatMap((condition) => boundsOf(measured.analyte, condition))
      : [];
  }
  if (kind === "sustained") {
    const sustained = rule as SustainedRule;
    return boundsOf(sustained.analyte, sustained.condition);
  }
  if (analyte !== undefined && dose !== undefined && is !== undefined) {
    const fit = node as DoseRule;
    return boundsOf(fit.analyte, fit.is);
  }
  return [];
}

function conditionsOf(rule: ConditionRule): readonly Condition[] {
  return rule.by === "everyone" ? [rule.condition] : [rule.F, rule.M];
}

/** Zero is no line on a scale that starts there. */
function boundsOf({ name }: Analyte, { range, text }: Condition): readonly ThresholdFacts[] {
  return [range.lower, range.upper].flatMap((bound) =>
    bound === undefined || compare(bound, ZERO) === 0 ? [] : [{ analyte: name, value: toNumber(bound), text }],
  );
}
