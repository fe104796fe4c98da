import type { NotComputable } from "../not-computable.ts";
import { binomialProbabilities, tailAbove, upperTails } from "./simon-binomial.ts";
import type { SimonDesign } from "./simon-design.ts";
import {
  outcomeProbabilities,
  participantsOf,
  probabilityAtLeast,
  type SimonOutcome,
  stoppedAtStage1,
  whenReachable,
} from "./simon-outcome.ts";

/** One-sided p values of a finished trial against a rate of p0. */
export interface SimonPValues {
  /** P(S ≥ s): agrees with the decision, since p = alpha of the design at the smallest rejecting outcome. */
  readonly stagewise: number;
  /** P(a response rate, responses over participants, at least as high as observed). */
  readonly mleOrdering: number;
  /** P(S ≥ s | stage 2 was reached); after a stop the stagewise p value. */
  readonly conditional: number;
  /** Binomial as if the participants had been planned in one stage: not valid, for comparison. */
  readonly naive: number;
}

/**
 * Stagewise: Koyama T, Chen H. Proper inference from Simon's two-stage designs. Stat Med 2008;27:3145-3154.
 * R: clinfun::twostage.inference(x, r1, n1, n, pu)["pvalue"], OneArmPhaseTwoStudy::get_p_KC(x, r1, n1, n, p0).
 * MLE ordering: Jung SH, Owzar K, George SL, Lee T. J Biopharm Stat 2006;16:765-775. R: singlearm::pval_gs(method = "mle").
 */
export function computeSimonPValues(outcome: SimonOutcome, p0: number): SimonPValues | NotComputable {
  return whenReachable(outcome, ({ design, responses }) => {
    const stagewise = probabilityAtLeast(design, responses, p0);
    return {
      stagewise,
      mleOrdering: sumRatesAtLeast(outcome, p0),
      conditional: stoppedAtStage1(outcome) ? stagewise : shareOfContinuing(design, responses, p0),
      naive: tailAbove(upperTails(binomialProbabilities(participantsOf(outcome), p0)), responses - 1),
    };
  });
}

/** Given that stage 2 was reached; where it never is (p0 = 0), its limit for p0 to 0. */
function shareOfContinuing(design: SimonDesign, responses: number, p0: number): number {
  const continuing = probabilityAtLeast(design, design.r1 + 1, p0);
  if (continuing > 0) return Math.min(1, probabilityAtLeast(design, responses, p0) / continuing);
  return responses === design.r1 + 1 ? 1 : 0;
}

/** Rates are compared as whole-number products, so that 3/15 and 9/45 tie exactly. */
function sumRatesAtLeast(observed: SimonOutcome, p0: number): number {
  const { design, responses } = observed;
  const participants = participantsOf(observed);
  const probabilities = outcomeProbabilities(design, p0);
  let sum = 0;
  for (let s = design.n; s >= 0; s--) {
    if (s * participants >= responses * participantsOf({ design, responses: s })) sum += probabilities[s] ?? 0;
  }
  return Math.min(sum, 1);
}
