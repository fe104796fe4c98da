import { type NotComputable, notComputable } from "../not-computable.ts";
import { betaBinomialProbabilities } from "./simon-beta-binomial.ts";
import { binomialProbabilities, tailAbove, upperTails } from "./simon-binomial.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";

/** A trial in progress: responses among the first `evaluated` participants. */
export interface SimonInterim {
  readonly responses: number;
  readonly evaluated: number;
  /** Responses among the first n1, when more are evaluated; unknown is taken as enough to continue. */
  readonly stage1Responses?: number;
}

/** The belief about the response rate before the trial: Beta(a, b). */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

/**
 * P(H0 is rejected in the end | the interim, rate p for everyone still to come). The stage 1 rule counts too.
 * R: clinfun::oc.twostage.bdry on the remaining design before n1, pbinom(r - k, n - m, p, lower = FALSE) after;
 * OneArmPhaseTwoStudy::getCP_simon, which works in single precision.
 */
export function computeConditionalPower(design: SimonDesign, interim: SimonInterim, p: number): number | NotComputable {
  const refusal = checkInterim(design, interim);
  if (refusal !== undefined) return notComputable(refusal);
  if (!(p >= 0 && p <= 1)) return notComputable(`a response rate lies between 0 and 1, found ${p}`);
  const future = (participants: number) => binomialProbabilities(participants, p);
  return chanceOfRejecting(design, interim, future);
}

/**
 * P(H0 is rejected in the end | the interim), averaged over the posterior of the response rate under a beta prior:
 * the predictive power of Spiegelhalter DJ, Freedman LS, Blackburn PR. Control Clin Trials 1986;7:8-17, with
 * beta-binomial counts to come. Beta(1, 1) is the uniform prior, Beta(0.5, 0.5) Jeffreys'.
 */
export function computePredictivePower(
  design: SimonDesign,
  interim: SimonInterim,
  { a, b }: BetaPrior,
): number | NotComputable {
  const refusal = checkInterim(design, interim);
  if (refusal !== undefined) return notComputable(refusal);
  if (!(a > 0 && b > 0)) return notComputable(`a beta prior needs two positive numbers, found ${a} and ${b}`);
  const { responses, evaluated } = interim;
  const future = (participants: number, seen = { responses: 0, participants: 0 }) => {
    const known = responses + seen.responses;
    return betaBinomialProbabilities(participants, { a: a + known, b: b + evaluated + seen.participants - known });
  };
  return chanceOfRejecting(design, interim, future);
}

function checkInterim(design: SimonDesign, interim: SimonInterim): string | undefined {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return problem.message;
  const { responses, evaluated, stage1Responses = 0 } = interim;
  if (![responses, evaluated, stage1Responses].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return "counts must be whole numbers of 0 or more";
  }
  if (evaluated > design.n) return `${evaluated} participants are more than the ${design.n} of the design`;
  if (Math.max(responses, stage1Responses) > evaluated)
    return `${responses} responses cannot come from ${evaluated} participants`;
  return undefined;
}

/** Probabilities of 0, 1, 2 … responses among participants to come, given what was seen since the interim. */
type Future = (participants: number, seen?: { responses: number; participants: number }) => Float64Array;

function chanceOfRejecting({ r1, n1, r, n }: SimonDesign, interim: SimonInterim, future: Future): number {
  const { responses, evaluated, stage1Responses } = interim;
  if (evaluated >= n1) {
    if (Math.min(responses, stage1Responses ?? responses) <= r1) return 0;
    return tailAbove(upperTails(future(n - evaluated)), r - responses);
  }
  const toCome = n1 - evaluated;
  const stage1 = future(toCome);
  let sum = 0;
  for (let x = Math.max(0, r1 + 1 - responses); x <= toCome; x++) {
    const stage2 = upperTails(future(n - n1, { responses: x, participants: toCome }));
    sum += (stage1[x] ?? 0) * tailAbove(stage2, r - responses - x);
  }
  return Math.min(sum, 1);
}
