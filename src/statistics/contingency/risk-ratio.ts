/** Confidence intervals for the ratio of two independent proportions and for their odds ratio, group 1 over group 2. */

import { checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { normalQuantile } from "../numeric/distributions.ts";
import { findFallingRoot } from "../numeric/root-finding.ts";
import { estimateGivenOddsRatio, estimateGivenRatio } from "./constrained-estimate.ts";
import { emptyGroup, type TwoGroups, type TwoGroupsAtLevel } from "./two-groups.ts";

const METHODS = { koopman, "miettinen-nurminen": miettinenNurminenRatio, katz } as const;

export type RiskRatioMethod = keyof typeof METHODS;

export const RISK_RATIO_METHODS = Object.keys(METHODS) as readonly RiskRatioMethod[];

/** The interval by the method named. */
export function riskRatioInterval(
  input: TwoGroupsAtLevel & { readonly method: RiskRatioMethod },
): Interval | NotComputable {
  return METHODS[input.method](input);
}

/** Proportion in group 1 over proportion in group 2; Infinity when only group 2 has no events. */
export function riskRatio(groups: TwoGroups): number | NotComputable {
  return unusableFor(groups) ?? groups.events1 / groups.total1 / (groups.events2 / groups.total2);
}

/** Sample odds ratio e1·(n2 - e2) / (e2·(n1 - e1)); Infinity when the denominator alone is zero. */
export function oddsRatio(groups: TwoGroups): number | NotComputable {
  const { events1, total1, events2, total2 } = groups;
  const empty = emptyGroup(groups);
  if (empty) return empty;
  const numerator = events1 * (total2 - events2);
  const denominator = events2 * (total1 - events1);
  if (numerator === 0 && denominator === 0) return notComputable("everybody or nobody had an event");
  return numerator / denominator;
}

/** Score interval without a factor on the variance (Koopman 1984). R: PropCIs::riskscoreci, where that converges. */
function koopman(input: TwoGroupsAtLevel): Interval | NotComputable {
  return ratioScoreLimits(input, 1);
}

/** Score interval with the variance times N / (N - 1) (Miettinen and Nurminen 1985). R: ratesci::scoreci("RR"). */
function miettinenNurminenRatio(input: TwoGroupsAtLevel): Interval | NotComputable {
  const total = input.total1 + input.total2;
  return ratioScoreLimits(input, total / (total - 1));
}

/**
 * Log interval of Katz et al. (1978). With no events in one group, half an event stands in for the finite limit;
 * with only events in both groups, half an event less in each. R: DescTools::BinomRatioCI(method = "katz.log").
 */
function katz(input: TwoGroupsAtLevel): Interval | NotComputable {
  checkLevel(input.level);
  const unusable = unusableFor(input);
  if (unusable) return unusable;
  const { total1, total2 } = input;
  const allEvents = input.events1 === total1 && input.events2 === total2;
  const events1 = allEvents ? total1 - 0.5 : Math.max(0.5, input.events1);
  const events2 = allEvents ? total2 - 0.5 : Math.max(0.5, input.events2);
  const ratio = events1 / total1 / (events2 / total2);
  const error = Math.sqrt(1 / events1 - 1 / total1 + 1 / events2 - 1 / total2);
  const factor = Math.exp(upperZ(input.level) * error);
  return {
    lower: input.events1 === 0 ? 0 : ratio / factor,
    upper: input.events2 === 0 ? Number.POSITIVE_INFINITY : ratio * factor,
  };
}

/**
 * Score interval for the odds ratio, without a factor on the variance (Cornfield 1956; Miettinen and Nurminen 1985).
 * R: ratesci::scoreci(contrast = "OR", skew = FALSE), PropCIs::orscoreci.
 */
export function oddsRatioScoreInterval(input: TwoGroupsAtLevel): Interval | NotComputable {
  checkLevel(input.level);
  const { events1, total1, events2, total2 } = input;
  const empty = emptyGroup(input);
  if (empty) return empty;
  const events = events1 + events2;
  if (events === 0 || events === total1 + total2) return notComputable("everybody or nobody had an event");
  const excess = (logOdds: number, sign: number): number => {
    const { p1, p2 } = estimateGivenOddsRatio(input, Math.exp(logOdds));
    const v1 = total1 * p1 * (1 - p1);
    const v2 = total2 * p2 * (1 - p2);
    const information = v1 + v2 === 0 ? 0 : (v1 * v2) / (v1 + v2);
    return events1 - total1 * p1 - sign * upperZ(input.level) * Math.sqrt(information);
  };
  const atSmallest = events1 === 0 || events2 === total2;
  const atLargest = events2 === 0 || events1 === total1;
  return logLimits(excess, { atSmallest, atLargest });
}

function upperZ(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}

function unusableFor(groups: TwoGroups): NotComputable | undefined {
  const empty = emptyGroup(groups);
  if (empty) return empty;
  return groups.events1 + groups.events2 === 0 ? notComputable("neither group had an event") : undefined;
}

function ratioScoreLimits(input: TwoGroupsAtLevel, inflation: number): Interval | NotComputable {
  checkLevel(input.level);
  const unusable = unusableFor(input);
  if (unusable) return unusable;
  const { events1, total1, events2, total2 } = input;
  const excess = (logRatio: number, sign: number): number => {
    const ratio = Math.exp(logRatio);
    const { p1, p2 } = estimateGivenRatio(input, ratio);
    const variance = (p1 * (1 - p1)) / total1 + (ratio * ratio * p2 * (1 - p2)) / total2;
    // When everybody had an event the variance vanishes at ratio 1, but not a hair beside it.
    if (variance === 0 && logRatio === 0) return -sign;
    return events1 / total1 - (ratio * events2) / total2 - sign * upperZ(input.level) * Math.sqrt(inflation * variance);
  };
  return logLimits(excess, { atSmallest: events1 === 0, atLargest: events2 === 0 });
}

/** Where the excess falls through zero, on the log scale: with sign 1 the lower limit, with sign -1 the upper. */
function logLimits(
  excess: (log: number, sign: number) => number,
  { atSmallest, atLargest }: { atSmallest: boolean; atLargest: boolean },
): Interval {
  return {
    lower: atSmallest ? 0 : Math.exp(findFallingRoot((log) => excess(log, 1))),
    upper: atLargest ? Number.POSITIVE_INFINITY : Math.exp(findFallingRoot((log) => excess(log, -1))),
  };
}
