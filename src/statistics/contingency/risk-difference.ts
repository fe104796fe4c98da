/** Confidence intervals for the difference of two independent proportions, group 1 minus group 2. */

import { checkLevel, clampInterval, type Interval } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { normalQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";
import { type ProportionInput, wilson, wilsonCc } from "../proportions/proportion-interval.ts";
import { estimateGivenDifference } from "./constrained-estimate.ts";
import { emptyGroup, type TwoGroups, type TwoGroupsAtLevel } from "./two-groups.ts";

const METHODS = {
  newcombe,
  "newcombe-cc": newcombeCc,
  "miettinen-nurminen": miettinenNurminen,
  "agresti-caffo": agrestiCaffo,
  mee,
  "hauck-anderson": hauckAnderson,
  wald: waldDifference,
} as const;

export type RiskDifferenceMethod = keyof typeof METHODS;

export const RISK_DIFFERENCE_METHODS = Object.keys(METHODS) as readonly RiskDifferenceMethod[];

/** The interval by the method named. */
export function riskDifferenceInterval(
  input: TwoGroupsAtLevel & { readonly method: RiskDifferenceMethod },
): Interval | NotComputable {
  return METHODS[input.method](input);
}

/** events1 / total1 - events2 / total2. */
export function riskDifference(groups: TwoGroups): number | NotComputable {
  return emptyGroup(groups) ?? difference(groups);
}

/**
 * Newcombe's hybrid score interval: the Wilson limits of both groups, squared and added (Newcombe 1998, method 10).
 * R: DescTools::BinomDiffCI(method = "score"). SAS: RISKDIFF(CL=NEWCOMBE).
 */
export function newcombe(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => hybrid(input, wilson));
}

/** The same from continuity-corrected Wilson limits (Newcombe 1998, method 11). SAS: RISKDIFF(CL=NEWCOMBE CORRECT). */
function newcombeCc(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => hybrid(input, wilsonCc));
}

/**
 * Score interval of Miettinen and Nurminen (1985): the variance is taken at the estimates constrained to the
 * difference tested, times N / (N - 1). R: ratesci::scoreci(skew = FALSE). SAS: RISKDIFF(CL=MN).
 */
function miettinenNurminen(input: TwoGroupsAtLevel): Interval | NotComputable {
  const total = input.total1 + input.total2;
  return whenCounted(input, () => scoreLimits(input, total / (total - 1)));
}

/** Score interval of Mee (1984): as Miettinen–Nurminen without the factor N / (N - 1). R: PropCIs::diffscoreci. */
function mee(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => scoreLimits(input, 1));
}

/** Wald interval after one event and one non-event are added to each group (2000), cut to [-1, 1]. */
function agrestiCaffo(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => clampInterval(agrestiCaffoUncut(input), -1, 1));
}

/** Agresti–Caffo as the formula gives it, possibly outside [-1, 1]. R: PropCIs::wald2ci(adjust = "AC"). */
export function agrestiCaffoRaw(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => agrestiCaffoUncut(input));
}

/**
 * Hauck and Anderson (1986): variances with divisor n - 1 and a continuity correction 1 / (2·min(n1, n2)),
 * cut to [-1, 1]. R: DescTools::BinomDiffCI(method = "ha"). SAS: RISKDIFF(CL=HA), uncut.
 */
function hauckAnderson(input: TwoGroupsAtLevel): Interval | NotComputable {
  const smaller = Math.min(input.total1, input.total2);
  if (smaller === 1) return notComputable("the Hauck–Anderson interval needs at least two patients in each group");
  return whenCounted(input, () => {
    const limits = normalLimits(input, { lost: 1, correction: 1 / (2 * smaller) });
    return clampInterval(limits, -1, 1);
  });
}

/** The textbook interval difference ± z·SE, cut to [-1, 1]. R: DescTools::BinomDiffCI(method = "wald"). */
function waldDifference(input: TwoGroupsAtLevel): Interval | NotComputable {
  return whenCounted(input, () => clampInterval(normalLimits(input, { lost: 0, correction: 0 }), -1, 1));
}

function whenCounted(input: TwoGroupsAtLevel, limits: () => Interval | NotComputable): Interval | NotComputable {
  checkLevel(input.level);
  return emptyGroup(input) ?? limits();
}

function difference({ events1, total1, events2, total2 }: TwoGroups): number {
  return events1 / total1 - events2 / total2;
}

function upperZ(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}

function hybrid(
  input: TwoGroupsAtLevel,
  single: (input: ProportionInput) => Interval | NotComputable,
): Interval | NotComputable {
  const { events1, total1, events2, total2, level } = input;
  const first = single({ events: events1, total: total1, level });
  const second = single({ events: events2, total: total2, level });
  if (isNotComputable(first)) return first;
  if (isNotComputable(second)) return second;
  const d = difference(input);
  const p1 = events1 / total1;
  const p2 = events2 / total2;
  return {
    lower: d - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: d + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}

function normalLimits(input: TwoGroupsAtLevel, terms: { lost: number; correction: number }): Interval {
  const { events1, total1, events2, total2, level } = input;
  const p1 = events1 / total1;
  const p2 = events2 / total2;
  const variance = (p1 * (1 - p1)) / (total1 - terms.lost) + (p2 * (1 - p2)) / (total2 - terms.lost);
  const half = terms.correction + upperZ(level) * Math.sqrt(variance);
  return { lower: p1 - p2 - half, upper: p1 - p2 + half };
}

function agrestiCaffoUncut({ events1, total1, events2, total2, level }: TwoGroupsAtLevel): Interval {
  const added = { events1: events1 + 1, total1: total1 + 2, events2: events2 + 1, total2: total2 + 2, level };
  return normalLimits(added, { lost: 0, correction: 0 });
}

function scoreLimits(input: TwoGroupsAtLevel, inflation: number): Interval {
  const d = difference(input);
  const z = upperZ(input.level);
  const excess = (candidate: number, sign: number): number => {
    const { p1, p2 } = estimateGivenDifference(input, candidate);
    const variance = (p1 * (1 - p1)) / input.total1 + (p2 * (1 - p2)) / input.total2;
    // With 0 or all events in both groups the variance vanishes at the estimate, but not a hair beside it.
    if (candidate === d && variance === 0) return -sign;
    return d - candidate - sign * z * Math.sqrt(inflation * variance);
  };
  return {
    lower: d === -1 ? -1 : findRoot((candidate) => excess(candidate, 1), -1, d),
    upper: d === 1 ? 1 : findRoot((candidate) => excess(candidate, -1), d, 1),
  };
}
