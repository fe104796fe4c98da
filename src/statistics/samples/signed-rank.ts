/** Wilcoxon signed-rank test of one sample, or of paired differences (Wilcoxon 1945). */
import { median, numericSort } from "simple-statistics";
import { type Alternative, checkLevel } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { type ExactShiftEstimate, exactLimits } from "./hodges-lehmann.ts";
import { continuityCorrection, normalPValue, type RankTestMethod, TOO_LARGE_FOR_EXACT } from "./rank-sum.ts";
import { midranks, signedSumDistribution, sumTails, tieTerm } from "./ranks.ts";

export interface SignedRankInput {
  readonly values: readonly number[];
  /** The center under the null hypothesis. */
  readonly center: number;
  readonly alternative: Alternative;
  /** As for the rank-sum test; `r-default` is exact below 50 values without ties and without values at the center. */
  readonly method: RankTestMethod;
}

export interface SignedRankTest {
  /** The sum of the ranks of the distances above the center: R's V. */
  readonly v: number;
  readonly pValue: number;
  readonly method: Exclude<RankTestMethod, "r-default">;
  /** Values equal to the center, which Wilcoxon's procedure leaves out. */
  readonly zerosDropped: number;
  readonly hasTies: boolean;
}

/**
 * R: wilcox.test(values, mu = center, alternative, exact, correct); with ties and exact: exactRankTests::wilcox.exact.
 * SAS: PROC UNIVARIATE (its S is V - n(n + 1) / 4; exact up to n = 20, a t approximation above).
 */
export function signedRankTest(input: SignedRankInput): SignedRankTest | NotComputable {
  const { values, center, alternative } = input;
  const distances = values.map((value) => value - center).filter((distance) => distance !== 0);
  if (distances.length === 0) return notComputable("every value equals the center tested");
  const ranks = midranks(distances.map(Math.abs));
  const v = positiveSum(ranks, distances);
  const ties = tieTerm(ranks);
  const zerosDropped = values.length - distances.length;
  const method = resolveMethod(input, ties > 0 || zerosDropped > 0);
  const pValue = method === "exact" ? exactPValue(ranks, v, alternative) : normal({ v, ranks, method, alternative });
  return isNotComputable(pValue) ? pValue : { v, pValue, method, zerosDropped, hasTies: ties > 0 };
}

/**
 * The pseudomedian: the median of all Walsh averages (x[i] + x[j]) / 2, i ≤ j, with the exact interval from their
 * order statistics. The interval assumes no ties. R: wilcox.test(values, conf.int = TRUE, exact = TRUE).
 */
export function pseudomedian(values: readonly number[], level: number): ExactShiftEstimate | NotComputable {
  checkLevel(level);
  if (values.length === 0) return notComputable("there are no values");
  const averages = numericSort(values.flatMap((x, i) => values.slice(i).map((y) => (x + y) / 2)));
  if (values.length > MOST_VALUES) return { estimate: median(averages), interval: notComputable(TOO_LARGE_FOR_EXACT) };
  const distribution = signedSumDistribution(values.map((_, i) => i + 1));
  return { estimate: median(averages), interval: exactLimits(averages, distribution, level) };
}

/** Above this the exact distribution takes seconds and differs from the normal one in the fourth decimal at most. */
const MOST_VALUES = 500;

function resolveMethod(input: SignedRankInput, hasTiesOrZeros: boolean): SignedRankTest["method"] {
  if (input.method !== "r-default") return input.method;
  return input.values.length < 50 && !hasTiesOrZeros ? "exact" : "normal-cc";
}

function positiveSum(ranks: readonly number[], distances: readonly number[]): number {
  return ranks.reduce((sum, rank, i) => sum + ((distances[i] ?? 0) > 0 ? rank : 0), 0);
}

/** The distribution is symmetric with and without ties, so two-sided is twice the smaller tail. */
function exactPValue(ranks: readonly number[], v: number, alternative: Alternative): number | NotComputable {
  if (ranks.length > MOST_VALUES) return notComputable(TOO_LARGE_FOR_EXACT);
  const distribution = signedSumDistribution(ranks.map((rank) => 2 * rank));
  const { lower, upper } = sumTails(distribution, 2 * v);
  if (alternative === "less") return lower;
  return alternative === "greater" ? upper : Math.min(1, 2 * Math.min(lower, upper));
}

function normal(input: {
  v: number;
  ranks: readonly number[];
  method: "normal" | "normal-cc";
  alternative: Alternative;
}): number {
  const n = input.ranks.length;
  const distance = input.v - (n * (n + 1)) / 4;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm(input.ranks) / 48;
  const correction = input.method === "normal-cc" ? continuityCorrection(distance, input.alternative) : 0;
  return normalPValue((distance - correction) / Math.sqrt(variance), input.alternative);
}
