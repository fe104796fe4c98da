import { checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { betaQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";
import {
  outcomeProbabilities,
  participantsOf,
  probabilityAtLeast,
  probabilityAtMost,
  type SimonOutcome,
  whenReachable,
} from "./simon-outcome.ts";

/** An interval whose upper limit may not exist. */
export interface KoyamaChenInterval {
  readonly lower: number;
  readonly upper: number | NotComputable;
}

/**
 * The interval of Koyama and Chen (2008): the rates whose stagewise p value P(S ≥ s | p) lies between (1 - level)/2 and
 * (1 + level)/2. Shorter than the exact interval, since the upper limit counts the observed outcome on the other side.
 * Without responses P(S ≥ 0) is 1 at every rate, so there is no upper limit. R: clinfun::twostage.inference(alpha =
 * (1 - level)/2), which steps by 1e-4 and prints NA without responses; OneArmPhaseTwoStudy::get_CI.
 */
export function koyamaChenInterval(outcome: SimonOutcome, level: number): KoyamaChenInterval | NotComputable {
  checkLevel(level);
  return whenReachable(outcome, ({ design, responses }) => {
    const tail = (1 - level) / 2;
    if (responses === 0) {
      const why =
        "without responses the outcome or a higher one is certain at every rate, so the method has no upper limit";
      return { lower: 0, upper: notComputable(why) };
    }
    const limit = (target: number) => findRoot((p) => probabilityAtLeast(design, responses, p) - target, 0, 1);
    return { lower: limit(tail), upper: limit(1 - tail) };
  });
}

/**
 * The exact interval of Jung and Kim (2004): P(S ≥ s | lower) = P(S ≤ s | upper) = (1 - level)/2, the two-stage form of
 * Clopper and Pearson; 0 and 1 at the ends. Coverage is at least the level. R: singlearm::ci_gs(method = "exact").
 */
export function jungKimInterval(outcome: SimonOutcome, level: number): Interval | NotComputable {
  checkLevel(level);
  return whenReachable(outcome, ({ design, responses }) => {
    const tail = (1 - level) / 2;
    const lower = responses === 0 ? 0 : findRoot((p) => probabilityAtLeast(design, responses, p) - tail, 0, 1);
    const upper = responses === design.n ? 1 : findRoot((p) => probabilityAtMost(design, responses, p) - tail, 0, 1);
    return { lower, upper };
  });
}

/** The exact interval with half of the observed outcome's probability on either side; coverage is near the level. R: singlearm::ci_gs(method = "mid_p"). */
export function simonMidPInterval(outcome: SimonOutcome, level: number): Interval | NotComputable {
  checkLevel(level);
  return whenReachable(outcome, ({ design, responses }) => {
    const tail = (1 - level) / 2;
    const half = (p: number) => (outcomeProbabilities(design, p)[responses] ?? 0) / 2;
    const above = (p: number) => probabilityAtLeast(design, responses + 1, p) + half(p) - tail;
    const below = (p: number) => probabilityAtMost(design, responses - 1, p) + half(p) - tail;
    return {
      lower: responses === 0 ? 0 : findRoot(above, 0, 1),
      upper: responses === design.n ? 1 : findRoot(below, 0, 1),
    };
  });
}

/** Clopper-Pearson as if the participants had been planned in one stage: for comparison. R: binom.test(x, n)$conf.int. */
export function naiveSimonInterval(outcome: SimonOutcome, level: number): Interval | NotComputable {
  checkLevel(level);
  return whenReachable(outcome, (reached) => {
    const { responses } = reached;
    const failures = participantsOf(reached) - responses;
    const tail = (1 - level) / 2;
    return {
      lower: responses === 0 ? 0 : betaQuantile(tail, responses, failures + 1),
      upper: failures === 0 ? 1 : betaQuantile(1 - tail, responses + 1, failures),
    };
  });
}
