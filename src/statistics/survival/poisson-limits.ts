/** Exact limits for the mean of a Poisson count: half of chi-square quantiles, and the same limits for large counts. */
import { chiSquareQuantile, normalQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";

/** The mean at which so many events or more have the probability `tail`; 0 for no events. R: qchisq(tail, 2 * events) / 2. */
export function poissonLowerLimit(events: number, tail: number): number {
  return events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2;
}

/**
 * The mean at which so many events or fewer have the probability `tail`. R: qchisq(1 - tail, 2 * events + 2) / 2.
 * Beyond about 1800 degrees of freedom the quantile of the distribution library is off in the fourth digit in its upper half, so
 * larger counts are solved on the Poisson distribution itself.
 */
export function poissonUpperLimit(events: number, tail: number): number {
  if (events < LARGE) return chiSquareQuantile(1 - tail, 2 * events + 2) / 2;
  const guess = wilsonHilferty(events + 1, tail);
  const excess = (mean: number): number => atMost(events, mean) - tail;
  return findRoot(excess, guess * 0.9, guess * 1.1);
}

const LARGE = 500;

/** Wilson and Hilferty 1931: the cube root of chi-square is nearly normal. */
function wilsonHilferty(shape: number, tail: number): number {
  const spread = 1 / (9 * shape);
  return shape * (1 - spread - normalQuantile(tail) * Math.sqrt(spread)) ** 3;
}

/** P(X ≤ events) for a Poisson count of this mean: its largest term, and the terms below it as multiples of the one above. */
function atMost(events: number, mean: number): number {
  let sum = 1;
  let term = 1;
  for (let count = events; count > 0 && term > 1e-18; count -= 1) {
    term *= count / mean;
    sum += term;
  }
  return sum * pointProbability(events, mean);
}

/** P(X = events) by the saddle-point form (Loader 2000), with Stirling's correction, for large counts only. */
function pointProbability(events: number, mean: number): number {
  const square = events * events;
  const correction = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / events;
  const deviance = events * Math.log(events / mean) + mean - events;
  return Math.exp(-correction - deviance) / Math.sqrt(2 * Math.PI * events);
}
