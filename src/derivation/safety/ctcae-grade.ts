/** The CTCAE grade of one laboratory result, as far as it can be told. */
import { assertNever } from "../../core/assert-never.ts";
import type { Bound, CtcaeTerm, Direction, GradeStep } from "../../core/ctcae.ts";
import { add, multiply, ZERO } from "../../core/exact.ts";
import { type Interval, interval, point, scaleInterval, subtractIntervals, within } from "../../core/interval.ts";
import type { ReferenceLimits } from "../../core/participant.ts";
import { any, type Truth } from "../../core/truth.ts";
import type { Reason } from "../reason.ts";

/** A result in the analyte's canonical unit, with the limits of normal it was reported with. */
export interface GradedInput {
  readonly value: Interval;
  readonly limits?: ReferenceLimits | undefined;
}

/** The least and the greatest grade that the result can have; the same where the grade is known. 0 is within normal. */
export interface GradeRange {
  readonly least: number;
  readonly most: number;
  /** Why the grade is not known: a limit of normal is missing, or the result is known only as below or above a limit. */
  readonly reason: Extract<Reason, "MISSING_LIMIT" | "INTERVAL"> | undefined;
}

/**
 * Grades a result. Without a baseline, multiples of the baseline do not apply and the baseline counts as normal. With one, its own
 * limits say whether it was low, normal or high; where they do not, every grade that either column of the table gives is possible.
 * A missing limit of normal leaves only the grades open that need it: 75 × 10*9/L platelets are at most grade 1 without it.
 */
export function gradeResult(term: CtcaeTerm, result: GradedInput, baseline: GradedInput | undefined): GradeRange {
  const ranges = applicableSteps(term, baseline).map((steps) => gradeBySteps(steps, term.direction, result, baseline));
  return ranges.reduce((a, b) => ({
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    reason: a.reason ?? b.reason ?? (a.least === b.least && a.most === b.most ? undefined : "MISSING_LIMIT"),
  }));
}

/** One list of steps where the state of the baseline is known; else each list that may apply. */
function applicableSteps(
  term: CtcaeTerm,
  baseline: GradedInput | undefined,
): readonly [readonly GradeStep[], ...(readonly GradeStep[])[]] {
  const { steps, baselineHigh, baselineLow } = term;
  const special = baselineHigh ?? baselineLow;
  if (baseline === undefined || special === undefined) return [steps];
  const truth = baselineHigh === undefined ? isBelowNormal(baseline) : isAboveNormal(baseline);
  if (truth === "met") return [special];
  return truth === "not-met" ? [steps] : [steps, special];
}

function isAboveNormal({ value, limits }: GradedInput): Truth {
  return limits?.upper === undefined ? "not-evaluable" : beyond(value, point(limits.upper), "high", false);
}

function isBelowNormal({ value, limits }: GradedInput): Truth {
  return limits?.lower === undefined ? "not-evaluable" : beyond(value, point(limits.lower), "low", false);
}

function gradeBySteps(
  steps: readonly GradeStep[],
  direction: Direction,
  result: GradedInput,
  baseline: GradedInput | undefined,
): GradeRange {
  const judged = steps.map(({ grade, anyOf }) => {
    const bounds = anyOf.filter((bound) => bound.kind !== "baseline" || baseline !== undefined);
    return { grade, truth: any(bounds.map((bound) => passes(bound, direction, result, baseline))) };
  });
  const worst = (counts: (truth: Truth) => boolean) =>
    judged.reduce((best, { grade, truth }) => (counts(truth) ? Math.max(best, grade) : best), 0);
  const least = worst((truth) => truth === "met");
  const most = worst((truth) => truth !== "not-met");
  if (least === most) return { least, most, reason: undefined };
  const missing = steps.some(
    ({ grade, anyOf }) => grade > least && grade <= most && anyOf.some((bound) => limitMissing(bound, result)),
  );
  return { least, most, reason: missing ? "MISSING_LIMIT" : "INTERVAL" };
}

function limitMissing(bound: Bound, { limits }: GradedInput): boolean {
  if (bound.kind === "lower-limit") return limits?.lower === undefined;
  return bound.kind === "upper-limit" && limits?.upper === undefined;
}

function passes(bound: Bound, direction: Direction, result: GradedInput, baseline: GradedInput | undefined): Truth {
  const edge = edgeOf(bound, result, baseline);
  if (edge === undefined) return "not-evaluable";
  return beyond(result.value, edge, direction, bound.kind === "baseline" && bound.inclusive);
}

function edgeOf(bound: Bound, { limits }: GradedInput, baseline: GradedInput | undefined): Interval | undefined {
  switch (bound.kind) {
    case "absolute":
      return point(bound.value);
    case "lower-limit":
      return limits?.lower === undefined ? undefined : point(limits.lower);
    case "upper-limit":
      return limits?.upper === undefined ? undefined : point(add(multiply(limits.upper, bound.times), bound.plus));
    case "baseline":
      return baseline === undefined ? undefined : scaleInterval(baseline.value, bound.times);
    default:
      return assertNever(bound);
  }
}

/** Whether a value lies beyond an edge on the bad side; the edge itself only where it is inclusive. */
function beyond(value: Interval, edge: Interval, direction: Direction, inclusive: boolean): Truth {
  const range =
    direction === "low" ? interval(undefined, true, ZERO, !inclusive) : interval(ZERO, !inclusive, undefined, true);
  return within(subtractIntervals(value, edge), range);
}
