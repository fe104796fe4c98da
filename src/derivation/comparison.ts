/** The criteria that hold a value, or a change between two values, against a threshold. */
import { compare, exact, subtract } from "../core/exact.ts";
import { divideIntervals, type Interval, pointValue, subtractIntervals, within } from "../core/interval.ts";
import type { Condition, ConditionRule, Criterion } from "../definition/model.ts";
import type { Context } from "./context.ts";
import { shortNumber, valueText } from "./display.ts";
import { type Closing, type Finding, latestClosing, type QuantityResult } from "./finding.ts";
import { unitOf } from "./quantity.ts";
import type { Reason } from "./reason.ts";
import { dayOf } from "./window.ts";

export function deriveCompare(context: Context, criterion: Criterion & { kind: "compare" }): Finding {
  const result = context.quantity(criterion.quantity);
  if (result.status === "none") return missingValue(criterion, criterion.quantity, result);
  const condition = conditionFor(context, criterion.is);
  const base = { criterion, parts: [], change: undefined, day: result.day, evidence: result.evidence };
  if (condition === undefined) {
    return {
      ...base,
      truth: "not-evaluable",
      reason: "ATTRIBUTE_MISSING",
      detail: "sex is not F or M",
      nearMiss: undefined,
      closing: result.closing,
    };
  }
  const unit = unitOf(context, criterion.quantity);
  const judged = judge(result.value, condition, unit);
  const closing = latestClosing([result.closing, closingOfDuration(context, criterion.quantity, condition)]);
  return {
    ...base,
    ...judged,
    reason: judged.truth === "not-evaluable" ? (result.undecided ?? "INTERVAL") : undefined,
    detail: result.detail,
    closing,
  };
}

export function deriveChangeCriterion(context: Context, criterion: Criterion & { kind: "change" }): Finding {
  const [post, base] = [context.quantity(criterion.of), context.quantity(criterion.from)];
  const closing = latestClosing([post.closing, base.closing]);
  if (post.status === "none") return { ...missingValue(criterion, criterion.of, post), closing };
  if (base.status === "none") return { ...missingValue(criterion, criterion.from, base), closing };
  const unit = unitOf(context, criterion.of);
  const difference = subtractIntervals(post.value, base.value);
  const found = {
    criterion,
    parts: [],
    day: post.day,
    evidence: [...base.evidence, ...post.evidence],
    change: { base: base.value, change: difference, unit },
    closing,
  };
  const values = `${base.detail} to ${post.detail}`;
  if (criterion.by === "difference") {
    return {
      ...found,
      ...judge(difference, criterion.is, unit),
      detail: `change of ${valueText(difference, unit)}: ${values}`,
    };
  }
  const ratio = divideIntervals(post.value, base.value);
  if (ratio === undefined) {
    return { ...found, truth: "not-evaluable", reason: "ZERO_BASELINE", detail: values, nearMiss: undefined };
  }
  return {
    ...found,
    ...judge(ratio, criterion.is, ""),
    detail: `${valueText(ratio, "")} times the baseline: ${values}`,
  };
}

function judge(value: Interval, condition: Condition, unit: string): Pick<Finding, "truth" | "reason" | "nearMiss"> {
  const truth = within(value, condition.range);
  const reason: Reason | undefined = truth === "not-evaluable" ? "INTERVAL" : undefined;
  return { truth, reason, nearMiss: truth === "not-met" ? shortfall(value, condition, unit) : undefined };
}

/** How far a value is from meeting the condition. */
function shortfall(value: Interval, condition: Condition, unit: string): string | undefined {
  const exactly = pointValue(value);
  if (exactly === undefined) return undefined;
  const { lower, upper, lowerOpen, upperOpen } = condition.range;
  const suffix = unit === "" ? "" : ` ${unit}`;
  const distance = (bound: typeof lower, open: boolean, word: string): string | undefined => {
    if (bound === undefined) return undefined;
    const gap = word === "below" ? subtract(bound, exactly) : subtract(exactly, bound);
    const order = compare(gap, exact(0));
    if (order < 0) return undefined;
    return order === 0 && open
      ? `exactly on the limit ${shortNumber(bound)}${suffix}, which does not count`
      : `${shortNumber(gap)}${suffix} ${word} the limit`;
  };
  return distance(lower, lowerOpen, "below") ?? distance(upper, upperOpen, "above");
}

/** The condition of everybody, or of the participant's sex; undefined where that is not F or M. */
function conditionFor(context: Context, rule: ConditionRule): Condition | undefined {
  if (rule.by === "everyone") return rule.condition;
  const sex = context.participant.attributes.get("sex");
  return sex === "F" ? rule.F : sex === "M" ? rule.M : undefined;
}

function missingValue(
  criterion: Criterion,
  name: string,
  result: Extract<QuantityResult, { status: "none" }>,
): Finding {
  return {
    criterion,
    truth: "not-evaluable",
    reason: result.reason,
    detail: `${name}: ${result.detail}`,
    evidence: result.evidence,
    parts: [],
    nearMiss: undefined,
    closing: result.closing,
    day: undefined,
    change: undefined,
  };
}

/** "Within 31 days" stays open until day 31, whatever has happened by then; "at least 21 days" only until it is decided. */
function closingOfDuration(context: Context, name: string, condition: Condition): Closing {
  const quantity = context.study.quantities.get(name);
  const none = { always: undefined, whileUndecided: undefined };
  if (quantity?.kind !== "duration") return none;
  const from = dayOf(context, quantity.from);
  if (from.status === "none") return none;
  const { upper, lower } = condition.range;
  if (upper !== undefined) return { always: from.day + Math.ceil(upper.valueOf()), whileUndecided: undefined };
  return lower === undefined ? none : { always: undefined, whileUndecided: from.day + Math.ceil(lower.valueOf()) };
}
