/**
 * The outcome of a finished two-stage trial and its sample space. The number of responses S says everything:
 * S ≤ r1 means a stop after stage 1, S > r1 the total of both stages. P(S ≥ s | p) grows with p, so "S or more" is the
 * stagewise ordering behind the p value of Koyama and Chen and the limits of Jung and Kim.
 */
import { type NotComputable, notComputable } from "../not-computable.ts";
import { binomialProbabilities, tailAbove, upperTails } from "./simon-binomial.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";

/** A finished trial: stopped after stage 1 when responses ≤ r1, otherwise complete with n participants. */
export interface SimonOutcome {
  readonly design: SimonDesign;
  /** Responses among all participants counted: n1 after a stop, n at the end. */
  readonly responses: number;
}

export function checkSimonOutcome({ design, responses }: SimonOutcome): NotComputable | undefined {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return notComputable(problem.message);
  if (!Number.isSafeInteger(responses) || responses < 0 || responses > design.n) {
    return notComputable(`responses must be a whole number from 0 to ${design.n}, found ${responses}`);
  }
  return undefined;
}

/** Runs a computation on an outcome that exists, or says why it does not. */
export function whenReachable<T>(outcome: SimonOutcome, compute: (outcome: SimonOutcome) => T): T | NotComputable {
  return checkSimonOutcome(outcome) ?? compute(outcome);
}

export function stoppedAtStage1({ design, responses }: SimonOutcome): boolean {
  return responses <= design.r1;
}

/** Participants behind an outcome: n1 after a stop, else n. */
export function participantsOf(outcome: SimonOutcome): number {
  return stoppedAtStage1(outcome) ? outcome.design.n1 : outcome.design.n;
}

/** P(S = s) for s = 0..n at a response rate. */
export function outcomeProbabilities({ r1, n1, n }: SimonDesign, p: number): Float64Array {
  const stage1 = binomialProbabilities(n1, p);
  const stage2 = binomialProbabilities(n - n1, p);
  const probabilities = new Float64Array(n + 1);
  for (let x1 = 0; x1 <= r1; x1++) probabilities[x1] = stage1[x1] ?? 0;
  for (let x1 = r1 + 1; x1 <= n1; x1++) {
    const weight = stage1[x1] ?? 0;
    for (let x2 = 0; x2 <= n - n1; x2++)
      probabilities[x1 + x2] = (probabilities[x1 + x2] ?? 0) + weight * (stage2[x2] ?? 0);
  }
  return probabilities;
}

/** P(S ≥ s) at a response rate. */
export function probabilityAtLeast({ r1, n1, n }: SimonDesign, s: number, p: number): number {
  const stage1 = binomialProbabilities(n1, p);
  if (s <= r1 + 1) return s <= 0 ? 1 : tailAbove(upperTails(stage1), s - 1);
  const stage2 = upperTails(binomialProbabilities(n - n1, p));
  let sum = 0;
  for (let x1 = n1; x1 > r1; x1--) sum += (stage1[x1] ?? 0) * tailAbove(stage2, s - 1 - x1);
  return Math.min(sum, 1);
}

/** P(S ≤ s) at a response rate, summed directly so that a small value keeps its digits. */
export function probabilityAtMost(design: SimonDesign, s: number, p: number): number {
  let sum = 0;
  const probabilities = outcomeProbabilities(design, p);
  for (let k = 0; k <= Math.min(s, design.n); k++) sum += probabilities[k] ?? 0;
  return Math.min(sum, 1);
}
