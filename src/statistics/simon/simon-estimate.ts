import { type NotComputable, notComputable } from "../not-computable.ts";
import { findRoot } from "../numeric/root-finding.ts";
import { binomialProbabilities } from "./simon-binomial.ts";
import type { SimonDesign } from "./simon-design.ts";
import {
  outcomeProbabilities,
  participantsOf,
  probabilityAtLeast,
  type SimonOutcome,
  stoppedAtStage1,
  whenReachable,
} from "./simon-outcome.ts";

/** Responses over participants: the maximum likelihood estimate, biased downwards by the chance of an early stop. */
export function naiveRate(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) => reached.responses / participantsOf(reached));
}

/**
 * The uniformly minimum-variance unbiased estimate: the mean of X1/n1 given S. Chang MN, Wieand HS, Chang VT. The bias of
 * the sample proportion following a group sequential phase II clinical trial. Stat Med 1989;8:563-570; Jung SH, Kim KM.
 * On the estimation of the binomial probability in multistage clinical trials. Stat Med 2004;23:881-896.
 * R: clinfun::twostage.inference(x, r1, n1, n, pu)["pumvue"].
 */
export function umvue(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) =>
    stoppedAtStage1(reached) ? reached.responses / reached.design.n1 : meanStage1Responses(reached) / reached.design.n1,
  );
}

/**
 * The uniformly minimum-variance conditionally unbiased estimate: the mean of X2/n2 given S, unbiased among trials that
 * reach stage 2. Pepe MS, Feng Z, Longton G, Koopmeiners J. Conditional estimation of sensitivity and specificity from a
 * phase 2 biomarker study allowing early termination for futility. Stat Med 2009;28:762-779. R: singlearm::est_gs(method = "umvcue").
 */
export function umvcue(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) => {
    if (stoppedAtStage1(reached))
      return notComputable("the trial stopped after stage 1, so no participant belongs to stage 2");
    const { n, n1 } = reached.design;
    return (reached.responses - meanStage1Responses(reached)) / (n - n1);
  });
}

/**
 * The rate at which the outcome or a higher one has probability one half. Koyama and Chen 2008.
 * R: singlearm::est_gs(method = "mue"), which forces 0 and 1 at the ends instead.
 */
export function medianUnbiasedRate(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, ({ design, responses }) =>
    responses === 0
      ? notComputable("without responses every rate gives the outcome or a higher one, so none does so half the time")
      : findRoot((p) => probabilityAtLeast(design, responses, p) - 0.5, 0, 1),
  );
}

/**
 * The rate at which the naive estimate has the observed value as its mean. Whitehead J. On the bias of maximum likelihood
 * estimation following a sequential test. Biometrika 1986;73:573-581. R: singlearm::est_gs(method = "bias_adj").
 */
export function biasAdjustedRate(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) => {
    const observed = reached.responses / participantsOf(reached);
    return findRoot((p) => meanNaiveRate(reached.design, p) - observed, 0, 1);
  });
}

/**
 * The naive estimate minus its bias at the naive estimate. Guo HY, Liu A. A simple and efficient bias-reduced estimator of
 * response probability following a group sequential phase II trial. J Biopharm Stat 2005;15:773-781. R: singlearm::est_gs(method = "bias_sub").
 */
export function biasSubtractedRate(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) => {
    const observed = reached.responses / participantsOf(reached);
    return 2 * observed - meanNaiveRate(reached.design, observed);
  });
}

/**
 * The rate that maximises the likelihood given that stage 2 was reached: the mean of S given X1 > r1 equals the observed S.
 * After a stop the naive estimate. Broberg P, Miller F. Conditional estimation in two-stage adaptive designs.
 * Biometrics 2017;73:895-904. R: singlearm::est_gs(method = "conditional").
 */
export function conditionalMle(outcome: SimonOutcome): number | NotComputable {
  return whenReachable(outcome, (reached) => {
    const { design, responses } = reached;
    if (stoppedAtStage1(reached)) return responses / design.n1;
    if (responses === design.r1 + 1) return 0;
    if (responses === design.n) return 1;
    return findRoot((p) => meanOfContinuing(design, p) - responses, 0, 1);
  });
}

/** The mean of X1 given the total of both stages, free of p; taken at the observed rate so that nothing underflows. */
function meanStage1Responses({ design: { r1, n1, n }, responses }: SimonOutcome): number {
  const rate = responses / n;
  const stage1 = binomialProbabilities(n1, rate);
  const stage2 = binomialProbabilities(n - n1, rate);
  let total = 0;
  let weighted = 0;
  for (let x1 = Math.max(r1 + 1, responses - (n - n1)); x1 <= Math.min(n1, responses); x1++) {
    const weight = (stage1[x1] ?? 0) * (stage2[responses - x1] ?? 0);
    total += weight;
    weighted += weight * x1;
  }
  return weighted / total;
}

function meanNaiveRate(design: SimonDesign, p: number): number {
  return outcomeProbabilities(design, p).reduce(
    (mean, probability, s) => mean + (probability * s) / participantsOf({ design, responses: s }),
    0,
  );
}

function meanOfContinuing({ r1, n1, n }: SimonDesign, p: number): number {
  return (n - n1) * p + meanAbove({ n: n1, p }, r1);
}

/** The mean of a binomial count given that it exceeds k, by ratios from its most probable value, so also for p near 0. */
function meanAbove({ n, p }: { readonly n: number; readonly p: number }, k: number): number {
  if (p <= 0) return k + 1;
  if (p >= 1) return n;
  const odds = p / (1 - p);
  const start = Math.max(k + 1, Math.min(n, Math.floor((n + 1) * p)));
  let total = 1;
  let weighted = start;
  for (let x = start, weight = 1; x < n; x++) {
    weight *= ((n - x) / (x + 1)) * odds;
    total += weight;
    weighted += weight * (x + 1);
  }
  for (let x = start, weight = 1; x > k + 1; x--) {
    weight *= x / ((n - x + 1) * odds);
    total += weight;
    weighted += weight * (x - 1);
  }
  return weighted / total;
}
