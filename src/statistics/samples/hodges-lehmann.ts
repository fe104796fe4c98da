/** The shift between two samples that goes with the rank-sum test (Hodges and Lehmann 1963). */
import { median, numericSort } from "simple-statistics";
import { checkLevel, type Interval } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { normalQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";
import { continuityCorrection, TOO_LARGE_FOR_EXACT } from "./rank-sum.ts";
import { isFeasible, midranks, type SumDistribution, subsetSumDistribution, tieTerm } from "./ranks.ts";

export interface TwoSamples {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

export interface ShiftEstimate {
  readonly estimate: number;
  readonly interval: Interval | NotComputable;
}

/**
 * Limits that are two of the sample's own differences. The level attained is the next possible one above the level
 * asked for; only in samples too small to reach it is it lower, where R warns "requested conf.level not achievable".
 */
export interface ExactInterval extends Interval {
  readonly attainedLevel: number;
}

export interface ExactShiftEstimate {
  readonly estimate: number;
  readonly interval: ExactInterval | NotComputable;
}

/**
 * The median of all differences first - second, with the order statistics of those differences that the exact
 * rank-sum test of the level does not reject. The interval assumes no ties; with ties it is approximate.
 * R: wilcox.test(first, second, conf.int = TRUE, exact = TRUE). SAS: PROC NPAR1WAY HL, EXACT HL.
 */
export function hodgesLehmann(input: TwoSamples & { readonly level: number }): ExactShiftEstimate | NotComputable {
  checkLevel(input.level);
  const { first, second, level } = input;
  if (first.length === 0 || second.length === 0) return notComputable("one of the groups has no values");
  const differences = numericSort(first.flatMap((x) => second.map((y) => x - y)));
  const distribution = winsDistribution(first.length, second.length);
  const interval = isNotComputable(distribution) ? distribution : exactLimits(differences, distribution, level);
  return { estimate: median(differences), interval };
}

/**
 * The shift at which the normal rank-sum statistic is zero, with limits where the corrected statistic reaches ±z.
 * The statistic is a step function: where it is zero on a whole stretch, the value is the point R's root search
 * stops at, which need not be the middle. R: wilcox.test(first, second, conf.int = TRUE, exact = FALSE, tol.root = 1e-12).
 */
export function hodgesLehmannNormal(input: TwoSamples & { readonly level: number }): ShiftEstimate | NotComputable {
  checkLevel(input.level);
  const { first, second, level } = input;
  if (first.length === 0 || second.length === 0) return notComputable("one of the groups has no values");
  const smallest = Math.min(...first) - Math.max(...second);
  const largest = Math.max(...first) - Math.min(...second);
  if (smallest === largest) return notComputable("all differences between the groups are equal");
  const z = normalQuantile(1 - (1 - level) / 2);
  const shiftAt = (target: number, corrected: boolean): number => {
    const excess = (shift: number): number => standardisedRankSum(input, shift, corrected) - target;
    if (excess(smallest) <= 0) return smallest;
    return excess(largest) >= 0 ? largest : findRoot(excess, smallest, largest, ROOT_TOLERANCE);
  };
  return { estimate: shiftAt(0, false), interval: { lower: shiftAt(z, true), upper: shiftAt(-z, true) } };
}

const ROOT_TOLERANCE = 1e-12;

/** The order statistics that the exact test with this null distribution does not reject at the level. */
export function exactLimits(sorted: readonly number[], distribution: SumDistribution, level: number): ExactInterval {
  const rank = Math.max(1, firstReaching(distribution, (1 - level) / 2));
  return {
    lower: sorted[rank - 1] ?? 0,
    upper: sorted[sorted.length - rank] ?? 0,
    attainedLevel: Math.max(0, 1 - 2 * distribution.slice(0, rank).reduce((sum, p) => sum + p, 0)),
  };
}

/** The null distribution of W without ties. R: dwilcox(0:(n1 * n2), n1, n2). */
function winsDistribution(n1: number, n2: number): SumDistribution | NotComputable {
  const ranks = Array.from({ length: n1 + n2 }, (_, i) => i + 1);
  if (!isFeasible(ranks, n1)) return notComputable(TOO_LARGE_FOR_EXACT);
  return subsetSumDistribution(ranks, n1).slice((n1 * (n1 + 1)) / 2);
}

/** The first value at which the running sum reaches the tail, with slack for rounding. R: qwilcox, qsignrank. */
function firstReaching(distribution: SumDistribution, tail: number): number {
  let sum = 0;
  const index = distribution.findIndex((probability) => {
    sum += probability;
    return sum >= tail * (1 - 1e-12);
  });
  return index === -1 ? distribution.length - 1 : index;
}

function standardisedRankSum({ first, second }: TwoSamples, shift: number, corrected: boolean): number {
  const n1 = first.length;
  const n2 = second.length;
  const n = n1 + n2;
  const ranks = midranks([...first.map((x) => x - shift), ...second]);
  const rankSum = ranks.slice(0, n1).reduce((sum, rank) => sum + rank, 0);
  const distance = rankSum - (n1 * (n1 + 1)) / 2 - (n1 * n2) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - tieTerm(ranks) / (n * (n - 1)));
  if (variance === 0) return 0;
  return (distance - (corrected ? continuityCorrection(distance, "two-sided") : 0)) / Math.sqrt(variance);
}
