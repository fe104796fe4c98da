/**
 * Inference when stage 2 turned out larger or smaller than planned, for reasons other than its responses.
 * Koyama T, Chen H. Proper inference from Simon's two-stage designs. Stat Med 2008;27:3145-3154, section on actual n2;
 * R: pval.st2 on the first author's page. Stage 1 must be as planned.
 * With the planned size this differs slightly from the stagewise p value except at the critical count, so use it only
 * when the size really changed.
 */

import { checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { betaQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";
import { binomialProbabilities, tailAbove, upperTails } from "./simon-binomial.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";

/** A finished trial whose stage 2 had `actualN2` participants instead of n - n1. */
export interface DeviatedSimonOutcome {
  readonly design: SimonDesign;
  readonly actualN2: number;
  readonly stage1Responses: number;
  readonly stage2Responses: number;
}

export interface DeviatedSimonInference {
  readonly pValue: number;
  /** P(X2 ≥ x2 | p0) in the attained stage 2. */
  readonly conditionalP: number;
  /** P(reject | x1, p0) in the planned stage 2; rejecting when the conditional p is at most this keeps alpha. */
  readonly conditionalError: number;
  readonly rejects: boolean;
  /** The fewest responses of the attained stage 2 that reject. R: OneArmPhaseTwoStudy::get_r2_flex. */
  readonly criticalStage2Responses: number | NotComputable;
  readonly medianUnbiased: number;
  readonly intervals: readonly (Interval & { readonly level: number })[];
}

/** P value, critical count, median-unbiased rate and Koyama-Chen intervals when stage 2 was not of the planned size. */
export function inferDeviatedSimonOutcome(
  outcome: DeviatedSimonOutcome,
  { p0, levels = [0.95] }: { readonly p0: number; readonly levels?: readonly number[] },
): DeviatedSimonInference | NotComputable {
  levels.forEach(checkLevel);
  const refusal = checkDeviated(outcome, p0);
  if (refusal !== undefined) return notComputable(refusal);
  const conditionalP = conditionalPValue(outcome, p0);
  const conditionalError = plannedConditionalError(outcome.design, outcome.stage1Responses, p0);
  const rateAt = (target: number) => findRoot((p) => deviatedPValue(outcome, p) - target, 0, 1);
  return {
    pValue: deviatedPValue(outcome, p0),
    conditionalP,
    conditionalError,
    rejects: keepsLimit(conditionalP, conditionalError),
    criticalStage2Responses: findCriticalCount(outcome.actualN2, p0, conditionalError),
    medianUnbiased: rateAt(0.5),
    intervals: levels.map((level) => ({ level, lower: rateAt((1 - level) / 2), upper: rateAt((1 + level) / 2) })),
  };
}

/** P(X2 > r - x1 | p0) in the planned stage 2. R: OneArmPhaseTwoStudy::getCE. */
function plannedConditionalError({ r, n1, n }: SimonDesign, stage1Responses: number, p0: number): number {
  return tailAbove(upperTails(binomialProbabilities(n - n1, p0)), r - stage1Responses);
}

function checkDeviated({ design, actualN2, stage1Responses, stage2Responses }: DeviatedSimonOutcome, p0: number) {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return problem.message;
  if (!(p0 > 0 && p0 < 1)) return `p0 must lie between 0 and 1, found ${p0}`;
  if (![actualN2, stage1Responses, stage2Responses].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return "counts must be whole numbers of 0 or more";
  }
  if (actualN2 < 1) return "stage 2 has no participants";
  if (stage1Responses > design.n1)
    return `${stage1Responses} responses cannot come from ${design.n1} participants of stage 1`;
  if (stage2Responses > actualN2)
    return `${stage2Responses} responses cannot come from ${actualN2} participants of stage 2`;
  if (stage1Responses <= design.r1) return `with ${stage1Responses} responses in stage 1 the design stops there`;
  if (stage1Responses > design.r)
    return `with ${stage1Responses} responses stage 1 alone rejects H0, whatever the size of stage 2`;
  return undefined;
}

function conditionalPValue({ actualN2, stage2Responses }: DeviatedSimonOutcome, p: number): number {
  return tailAbove(upperTails(binomialProbabilities(actualN2, p)), stage2Responses - 1);
}

/**
 * The planned stage 2 is imagined at the rate at which it would reject, given x1, with the conditional p value attained;
 * the p value is then P(reject) of the plan with stage 1 at p and stage 2 at that rate.
 */
function deviatedPValue(outcome: DeviatedSimonOutcome, p: number): number {
  const { r1, n1, r, n } = outcome.design;
  const needed = r + 1 - outcome.stage1Responses;
  const conditionalP = conditionalPValue(outcome, p);
  const rate =
    conditionalP <= 0 || conditionalP >= 1 ? conditionalP : betaQuantile(conditionalP, needed, n - n1 - needed + 1);
  const stage1 = binomialProbabilities(n1, p);
  const stage2 = upperTails(binomialProbabilities(n - n1, rate));
  let sum = 0;
  for (let x1 = n1; x1 > r1; x1--) sum += (stage1[x1] ?? 0) * tailAbove(stage2, r - x1);
  return Math.min(sum, 1);
}

function findCriticalCount(participants: number, p0: number, limit: number): number | NotComputable {
  const tails = upperTails(binomialProbabilities(participants, p0));
  for (let count = 0; count <= participants; count++) {
    if (keepsLimit(tailAbove(tails, count - 1), limit)) return count;
  }
  return notComputable(`not even ${participants} responses of ${participants} keep the conditional error of the plan`);
}

/** At most the limit, where a relative 1e-12 is rounding. */
function keepsLimit(probability: number, limit: number): boolean {
  return probability <= limit * (1 + 1e-12);
}
