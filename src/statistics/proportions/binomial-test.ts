/** Tests of one proportion against a fixed value. Every p value lies in [0, 1]; with nobody counted there is none. */

import { type Alternative, checkCounts } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import {
  binomialCdf,
  binomialPmf,
  binomialUpperTail,
  chiSquareUpperTail,
  normalUpperTail,
} from "../numeric/distributions.ts";

export interface BinomialTestInput {
  readonly events: number;
  readonly total: number;
  /** The probability under the null hypothesis, between 0 and 1. */
  readonly nullProbability: number;
}

/**
 * Exact binomial test. Two-sided: the probability of every count as likely as or less likely than the one seen,
 * with R's relative slack of 1e-7 for "as likely". R: binom.test(events, total, p, alternative)$p.value.
 * SAS PROC FREQ doubles the smaller tail instead: see binomialTestCentral.
 */
export function binomialTest(input: BinomialTestInput & { readonly alternative: Alternative }): number | NotComputable {
  checkTestInput(input);
  if (input.total === 0) return NOBODY;
  if (input.alternative === "less") return lowerTail(input);
  if (input.alternative === "greater") return upperTail(input);
  return asOrLessLikely(input);
}

/** Twice the smaller exact tail, at most 1. R: exactci::binom.exact(tsmethod = "central"). SAS: BINOMIAL exact. */
export function binomialTestCentral(input: BinomialTestInput): number | NotComputable {
  checkTestInput(input);
  if (input.total === 0) return NOBODY;
  return Math.min(1, 2 * Math.min(lowerTail(input), upperTail(input)));
}

/**
 * Blaker's exact test: the smaller tail plus the largest opposite tail that does not exceed it (Blaker 2000).
 * R: exactci::binom.exact(tsmethod = "blaker").
 */
export function binomialTestBlaker(input: BinomialTestInput): number | NotComputable {
  checkTestInput(input);
  if (input.total === 0) return NOBODY;
  const { events, total, nullProbability: p } = input;
  const lower = lowerTail(input);
  const upper = upperTail(input);
  const limit = Math.min(lower, upper) * SLACK;
  if (lower <= upper) {
    const from = firstIndex(events + 1, total + 1, (x) => binomialUpperTail(x, total, p) <= limit);
    return Math.min(1, lower + binomialUpperTail(from, total, p));
  }
  const beyond = firstIndex(0, events, (x) => binomialCdf(x, total, p) > limit);
  return Math.min(1, upper + cdfBelow(beyond, total, p));
}

/**
 * Mid-P version: half the probability of the observed count is left out of its tail (Lancaster 1961).
 * Two-sided is twice the smaller one. R: exactci::binom.exact(midp = TRUE, tsmethod = "central").
 */
export function binomialTestMidP(
  input: BinomialTestInput & { readonly alternative: Alternative },
): number | NotComputable {
  checkTestInput(input);
  if (input.total === 0) return NOBODY;
  const half = binomialPmf(input.events, input.total, input.nullProbability) / 2;
  const less = cdfBelow(input.events, input.total, input.nullProbability) + half;
  const greater = binomialUpperTail(input.events + 1, input.total, input.nullProbability) + half;
  if (input.alternative === "less") return less;
  if (input.alternative === "greater") return greater;
  return Math.min(1, 2 * Math.min(less, greater));
}

export interface ScoreTest {
  readonly chiSquare: number;
  readonly pValue: number;
}

/**
 * Score test, (events - n·p)² / (n·p·(1 - p)) on one degree of freedom; the continuity correction is
 * min(0.5, |events - n·p|). R: prop.test(events, total, p, alternative, correct = continuityCorrection).
 */
export function proportionScoreTest(
  input: BinomialTestInput & { readonly alternative: Alternative; readonly continuityCorrection: boolean },
): ScoreTest | NotComputable {
  checkTestInput(input);
  const { events, total, nullProbability: p, alternative } = input;
  if (total === 0) return NOBODY;
  const variance = total * p * (1 - p);
  if (variance === 0) return notComputable("the score has no variance when p is 0 or 1");
  const distance = events - total * p;
  const correction = input.continuityCorrection ? Math.min(0.5, Math.abs(distance)) : 0;
  const chiSquare = (Math.abs(distance) - correction) ** 2 / variance;
  const z = Math.sign(distance) * Math.sqrt(chiSquare);
  if (alternative === "two-sided") return { chiSquare, pValue: chiSquareUpperTail(chiSquare, 1) };
  return { chiSquare, pValue: normalUpperTail(alternative === "greater" ? z : -z) };
}

const NOBODY = notComputable("nobody was counted, so there is no proportion to test");

/** Two probabilities that differ by less than this factor count as equal, so that rounding does not break ties. */
const SLACK = 1 + 1e-7;

function checkTestInput({ events, total, nullProbability }: BinomialTestInput): void {
  checkCounts(events, total);
  if (!(nullProbability >= 0 && nullProbability <= 1)) {
    throw new RangeError(`the null probability must lie in [0, 1], got ${nullProbability}`);
  }
}

function lowerTail({ events, total, nullProbability }: BinomialTestInput): number {
  return cdfBelow(events + 1, total, nullProbability);
}

function upperTail({ events, total, nullProbability }: BinomialTestInput): number {
  return binomialUpperTail(events, total, nullProbability);
}

/** P(X < x), also where x is 0 or above total. */
function cdfBelow(x: number, total: number, p: number): number {
  if (x <= 0) return 0;
  return x > total ? 1 : binomialCdf(x - 1, total, p);
}

function asOrLessLikely({ events, total, nullProbability: p }: BinomialTestInput): number {
  const limit = binomialPmf(events, total, p) * SLACK;
  const asUnlikely = (x: number): boolean => binomialPmf(x, total, p) <= limit;
  if (events === total * p) return 1;
  if (events < total * p) {
    const from = firstIndex(Math.ceil(total * p), total + 1, asUnlikely);
    return Math.min(1, cdfBelow(events + 1, total, p) + binomialUpperTail(from, total, p));
  }
  const beyond = firstIndex(0, Math.floor(total * p) + 1, (x) => !asUnlikely(x));
  return Math.min(1, cdfBelow(beyond, total, p) + binomialUpperTail(events, total, p));
}

/** The first whole number in [low, high) where a condition that never switches back holds, or high. */
function firstIndex(low: number, high: number, holds: (x: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
