/** Wilcoxon rank-sum test (Mann–Whitney) of two independent samples (Wilcoxon 1945; Mann and Whitney 1947). */

import type { Alternative } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { normalUpperTail } from "../numeric/distributions.ts";
import { isFeasible, midranks, subsetSumDistribution, sumTails, tieTerm } from "./ranks.ts";

/**
 * - `exact`: the permutation distribution given the ties; without ties the classical exact test.
 * - `normal`, `normal-cc`: normal approximation with tie-corrected variance, without or with correction 0.5.
 * - `r-default`: exact when both samples have fewer than 50 values and nothing is tied, otherwise `normal-cc`.
 */
export type RankTestMethod = "exact" | "normal" | "normal-cc" | "r-default";

export interface RankSumInput {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly alternative: Alternative;
  readonly method: RankTestMethod;
}

export interface RankSumTest {
  /** Pairs in which the first sample has the larger value, ties counting half: R's W. */
  readonly w: number;
  readonly pValue: number;
  /** The method used, with `r-default` resolved. */
  readonly method: Exclude<RankTestMethod, "r-default">;
  readonly hasTies: boolean;
}

/**
 * "less" means the first sample tends to smaller values. Two-sided exact is twice the smaller tail without ties,
 * and the probability of a W at least as far from its mean with ties.
 * R: wilcox.test(first, second, alternative, exact, correct); with ties and exact: exactRankTests::wilcox.exact.
 * SAS: PROC NPAR1WAY WILCOXON (its normal p uses the correction by default; EXACT WILCOXON is exact given ties).
 */
export function rankSumTest(input: RankSumInput): RankSumTest | NotComputable {
  const { first, second, alternative } = input;
  if (first.length === 0 || second.length === 0) return notComputable("one of the groups has no values");
  const ranks = midranks([...first, ...second]);
  const w = rankSumOf(ranks, first.length) - (first.length * (first.length + 1)) / 2;
  const ties = tieTerm(ranks);
  const method = resolveMethod(input, ties > 0);
  if (method !== "exact" && ties === cube(ranks.length)) return notComputable("all values are equal");
  const pValue =
    method === "exact"
      ? exactPValue(ranks, first.length, alternative)
      : normalPValue(standardise({ w, ties, sizes: [first.length, second.length], method, alternative }), alternative);
  return isNotComputable(pValue) ? pValue : { w, pValue, method, hasTies: ties > 0 };
}

function resolveMethod(input: RankSumInput, hasTies: boolean): RankSumTest["method"] {
  if (input.method !== "r-default") return input.method;
  const small = input.first.length < 50 && input.second.length < 50;
  return small && !hasTies ? "exact" : "normal-cc";
}

function rankSumOf(ranks: readonly number[], size: number): number {
  return ranks.slice(0, size).reduce((sum, rank) => sum + rank, 0);
}

/** n³ - n: the tie term when all n values are equal. */
function cube(n: number): number {
  return n ** 3 - n;
}

/** With ties the ranks are doubled, so that midranks are whole numbers. */
function exactPValue(ranks: readonly number[], size: number, alternative: Alternative): number | NotComputable {
  const factor = ranks.every(Number.isInteger) ? 1 : 2;
  const scores = ranks.map((rank) => factor * rank);
  if (!isFeasible(scores, size)) return notComputable(TOO_LARGE_FOR_EXACT);
  const distribution = subsetSumDistribution(scores, size);
  const seen = factor * rankSumOf(ranks, size);
  const { lower, upper } = sumTails(distribution, seen);
  if (alternative === "less") return lower;
  if (alternative === "greater") return upper;
  const center = (factor * size * (ranks.length + 1)) / 2;
  if (seen === center) return 1;
  const mirrored = sumTails(distribution, 2 * center - seen);
  return Math.min(1, seen < center ? lower + mirrored.upper : upper + mirrored.lower);
}

export const TOO_LARGE_FOR_EXACT = "the samples are too large for the exact distribution; use the normal approximation";

function standardise(input: {
  w: number;
  ties: number;
  sizes: readonly [number, number];
  method: "normal" | "normal-cc";
  alternative: Alternative;
}): number {
  const [n1, n2] = input.sizes;
  const n = n1 + n2;
  const distance = input.w - (n1 * n2) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - input.ties / (n * (n - 1)));
  const correction = input.method === "normal-cc" ? continuityCorrection(distance, input.alternative) : 0;
  return (distance - correction) / Math.sqrt(variance);
}

/** Half a step towards the null hypothesis. */
export function continuityCorrection(distance: number, alternative: Alternative): number {
  if (alternative === "two-sided") return Math.sign(distance) * 0.5;
  return alternative === "greater" ? 0.5 : -0.5;
}

/** The p value of a standard normal statistic. */
export function normalPValue(z: number, alternative: Alternative): number {
  if (alternative === "two-sided") return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
  return normalUpperTail(alternative === "greater" ? z : -z);
}
