/**
 * Shapiro–Wilk test of normality by Royston's approximation (1995, Applied Statistics 44:547, algorithm AS R94),
 * for 3 to 5000 values. R: shapiro.test(values). SAS: PROC UNIVARIATE NORMAL (n up to 2000).
 */
import { mean, numericSort } from "simple-statistics";
import { type NotComputable, notComputable, OUT_OF_RANGE } from "../not-computable.ts";
import { normalQuantile, normalUpperTail } from "../numeric/distributions.ts";
import { ALL_EQUAL, isConstant } from "./moments.ts";

export interface ShapiroWilk {
  readonly w: number;
  readonly pValue: number;
}

export function shapiroWilk(values: readonly number[]): ShapiroWilk | NotComputable {
  const n = values.length;
  if (n < 3) return notComputable("the Shapiro–Wilk test needs at least three values");
  if (n > 5000) return notComputable("the Shapiro–Wilk approximation holds for at most 5000 values");
  if (isConstant(values)) return notComputable(ALL_EQUAL);
  const oneMinusW = oneMinusStatistic(numericSort([...values]));
  if (Number.isNaN(oneMinusW)) return notComputable(OUT_OF_RANGE);
  return { w: 1 - oneMinusW, pValue: pValue(oneMinusW, n) };
}

/** Royston's polynomials, constant term first: two weights in 1/√n, then mean and log SD of the transformed W. */
const OUTER_WEIGHT = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const SECOND_WEIGHT = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_LOG_SD = [1.3822, -0.77857, 0.062767, -0.0020322];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_LOG_SD = [-0.4803, -0.082676, 0.0030302];
const SMALL_LIMIT = [-2.273, 0.459];

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** The antisymmetric weights of the ordered values, smallest value first, with sum of squares 1. */
function weights(n: number): readonly number[] {
  if (n === 3) return [-Math.SQRT1_2, 0, Math.SQRT1_2];
  const scores = Array.from({ length: n }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const total = sumOfSquares(scores);
  const replaced = replacedWeights(scores, Math.sqrt(total), n);
  const k = replaced.length;
  const outerScores = 2 * sumOfSquares(scores.slice(0, k));
  const scale = Math.sqrt((total - outerScores) / (1 - 2 * sumOfSquares(replaced)));
  return scores.map((score, i) => {
    const fromEnd = Math.min(i, n - 1 - i);
    const outer = replaced[fromEnd];
    return outer === undefined ? score / scale : Math.sign(i - (n - 1) / 2) * outer;
  });
}

/** The one (n up to 5) or two outermost weights, which the polynomials correct. */
function replacedWeights(scores: readonly number[], norm: number, n: number): readonly number[] {
  const root = 1 / Math.sqrt(n);
  const outer = polynomial(OUTER_WEIGHT, root) - (scores[0] ?? 0) / norm;
  if (n <= 5) return [outer];
  return [outer, polynomial(SECOND_WEIGHT, root) - (scores[1] ?? 0) / norm];
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** 1 - W, from sums of products rather than from W, which is close to 1. */
function oneMinusStatistic(sorted: readonly number[]): number {
  const a = weights(sorted.length);
  const center = mean([...sorted]);
  const centered = sorted.map((value) => value - center);
  const norm = Math.sqrt(sumOfSquares(centered));
  const product = centered.reduce((sum, value, i) => sum + (a[i] ?? 0) * value, 0);
  const aNorm = Math.sqrt(sumOfSquares(a));
  return ((norm * aNorm - product) * (norm * aNorm + product)) / (norm * norm * aNorm * aNorm);
}

function pValue(oneMinusW: number, n: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(1 - oneMinusW)) - Math.asin(Math.sqrt(0.75))));
  const logN = Math.log(n);
  const y = Math.log(oneMinusW);
  if (n > 11) return normalUpperTail((y - polynomial(LARGE_MEAN, logN)) / Math.exp(polynomial(LARGE_LOG_SD, logN)));
  const limit = polynomial(SMALL_LIMIT, n);
  if (y >= limit) return 0;
  return normalUpperTail((-Math.log(limit - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_LOG_SD, n)));
}
