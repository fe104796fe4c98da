/** The criteria that hold a value, or a change between two values, against a threshold. */
import { compare, type Exact, exact, subtract, ZERO } from "../../core/exact.ts";
import {
  divideIntervals,
  type Interval,
  interval,
  pointValue,
  scaleInterval,
  subtractIntervals,
  within,
} from "../../core/interval.ts";
import { all } from "../../core/truth.ts";
import type { Condition, ConditionRule } from "../../definition/model/condition.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { Context } from "../context.ts";
import { shortNumber, valueText } from "../display.ts";
import {
  type Closing,
  type Finding,
  findingOf,
  latestClosing,
  notEvaluableFinding,
  type QuantityResult,
} from "../finding.ts";
import { unitOf } from "../quantities/quantity.ts";
import type { Reason } from "../reason.ts";
import { dayOf } from "../window.ts";

export function deriveCompare(context: Context, criterion: Criterion & { kind: "compare" }): Finding {
  const result = context.quantity(criterion.quantity);
  if (result.status === "none") return missingValue(criterion, criterion.quantity, result);
  const unit = unitOf(context.study, criterion.quantity);
  const conditions = conditionsFor(context, criterion.is);
  const judged = conditions.map((condition) => judge(result.value, condition, unit));
  const closings = conditions.map((condition) => closingOfDuration(context, criterion.quantity, condition));
  const { truth, reason, nearMiss } = agreed(judged, result.undecided ?? "INTERVAL");
  return findingOf(criterion, {
    truth,
    reason,
    detail: result.detail,
    evidence: result.evidence,
    nearMiss,
    closing: latestClosing([result.closing, ...closings]),
    day: result.day,
  });
}

/** Where the condition depends on a sex that is blank, the answer that both sexes would give, if they give the same. */
function agreed(judged: readonly Judged[], undecided: Reason): Judged {
  const [first, ...others] = judged;
  if (first === undefined) throw new RangeError("no condition to judge by");
  if (others.some((other) => other.truth !== first.truth)) {
    return { truth: "not-evaluable", reason: "ATTRIBUTE_MISSING", nearMiss: undefined };
  }
  const { truth, nearMiss } = first;
  return { truth, reason: truth === "not-evaluable" ? undecided : undefined, nearMiss };
}

export function deriveChangeCriterion(context: Context, criterion: Criterion & { kind: "change" }): Finding {
  const [post, base] = [context.quantity(criterion.of), context.quantity(criterion.from)];
  const closing = latestClosing([post.closing, base.closing]);
  if (post.status === "none") return missingValue(criterion, criterion.of, post, closing);
  if (base.status === "none") return missingValue(criterion, criterion.from, base, closing);
  const unit = unitOf(context.study, criterion.of);
  const difference = subtractIntervals(post.value, base.value);
  const finding = ({ truth, reason, nearMiss }: Judged, detail: string): Finding =>
    findingOf(criterion, {
      truth,
      reason,
      detail,
      evidence: [...base.evidence, ...post.evidence],
      nearMiss,
      closing,
      day: post.day,
      change: { base: base.value, change: difference, unit },
    });
  const values = `${base.detail} to ${post.detail}`;
  if (criterion.by === "difference") {
    const detail = `change of ${valueText(difference, unit)}: ${values}`;
    return finding(judge(difference, criterion.is, unit), detail);
  }
  const zero = pointValue(base.value);
  if (zero !== undefined && compare(zero, ZERO) === 0) {
    return finding({ truth: "not-evaluable", reason: "ZERO_BASELINE", nearMiss: undefined }, values);
  }
  const ratio = divideIntervals(post.value, base.value);
  const detail = ratio === undefined ? values : `${valueText(ratio, "")} times the baseline: ${values}`;
  return finding(judgeRatio(post.value, base.value, criterion.is, ratio), detail);
}

/**
 * A ratio is held against its bounds by products, post against bound times baseline, so that a baseline known only as below a
 * limit (`<5`, which reaches down to zero) still decides where every value inside it gives the same answer.
 */
function judgeRatio(post: Interval, base: Interval, condition: Condition, ratio: Interval | undefined): Judged {
  const { lower, lowerOpen, upper, upperOpen } = condition.range;
  const beyond = (bound: Exact) => subtractIntervals(post, scaleInterval(base, bound));
  const truth = all([
    lower === undefined ? "met" : within(beyond(lower), interval(ZERO, lowerOpen, undefined, true)),
    upper === undefined ? "met" : within(beyond(upper), interval(undefined, true, ZERO, upperOpen)),
  ]);
  const nearMiss = truth === "not-met" && ratio !== undefined ? shortfall(ratio, condition, "") : undefined;
  return { truth, reason: truth === "not-evaluable" ? "INTERVAL" : undefined, nearMiss };
}

type Judged = Pick<Finding, "truth" | "reason" | "nearMiss">;

function judge(value: Interval, condition: Condition, unit: string): Judged {
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

/** The condition of everybody, or of the participant's sex; of both where the sex is not F or M. */
function conditionsFor(context: Context, rule: ConditionRule): readonly Condition[] {
  if (rule.by === "everyone") return [rule.condition];
  const sex = context.participant.attributes.get("sex");
  if (sex === "F") return [rule.F];
  return sex === "M" ? [rule.M] : [rule.F, rule.M];
}

function missingValue(
  criterion: Criterion,
  name: string,
  { reason, detail, evidence, closing: own }: Extract<QuantityResult, { status: "none" }>,
  closing: Closing = own,
): Finding {
  return notEvaluableFinding(criterion, { reason, detail: `${name}: ${detail}`, evidence, closing });
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
