import { add, at, type Column } from "../numeric/column.ts";
import type { Likelihood } from "../numeric/newton.ts";
import { addTo, zeros } from "../numeric/symmetric-matrix.ts";
import type { CovariateRows } from "./covariates.ts";

/** Σ w, Σ w·x and Σ w·x·x' over some rows, w being their relative hazards. The matrix is stored row by row. */
export interface MomentSums {
  readonly zero: Column;
  readonly first: Column;
  readonly second: Column;
}

export function emptySums(width: number): MomentSums {
  return { zero: new Float64Array(1), first: new Float64Array(width), second: new Float64Array(width * width) };
}

export function clearSums(sums: MomentSums): void {
  sums.zero.fill(0);
  sums.first.fill(0);
  sums.second.fill(0);
}

/** Adds one row with a weight, which is negative when the row leaves. */
export function addRow(sums: MomentSums, { x, width }: CovariateRows, row: number, weight: number): void {
  add(sums.zero, 0, weight);
  for (let j = 0; j < width; j++) {
    const wx = weight * at(x, row * width + j);
    add(sums.first, j, wx);
    for (let k = 0; k <= j; k++) add(sums.second, j * width + k, wx * at(x, row * width + k));
  }
}

/** A likelihood under way. */
export interface Accumulator extends Likelihood {
  logLikelihood: number;
  readonly gradient: number[];
  readonly information: number[][];
}

export function emptyAccumulator(width: number): Accumulator {
  return { logLikelihood: 0, gradient: new Array<number>(width).fill(0), information: zeros(width) };
}

/** Takes an event's own x'β and x into the likelihood. */
export function addEvent(total: Accumulator, part: CovariateRows, row: number, predictor: number): void {
  total.logLikelihood += predictor;
  for (let j = 0; j < part.width; j++) {
    total.gradient[j] = (total.gradient[j] as number) + at(part.x, row * part.width + j);
  }
}

/**
 * Subtracts the risk set of `times` events from the likelihood: log Σw, the mean Σwx/Σw and the covariance of x in it.
 * `share` of the sums of the tied events is taken out of the risk set (Efron); 0 for Breslow.
 */
export function subtractRiskSet(
  total: Accumulator,
  risk: MomentSums,
  tied: { sums: MomentSums; share: number; times: number },
): void {
  const { sums, share, times } = tied;
  const width = risk.first.length;
  const zero = at(risk.zero, 0) - share * at(sums.zero, 0);
  total.logLikelihood -= times * Math.log(zero);
  const mean = risk.first.map((value, j) => (value - share * at(sums.first, j)) / zero);
  for (let j = 0; j < width; j++) {
    total.gradient[j] = (total.gradient[j] as number) - times * at(mean, j);
    for (let k = 0; k <= j; k++) {
      const place = j * width + k;
      const second = (at(risk.second, place) - share * at(sums.second, place)) / zero;
      const covariance = times * (second - at(mean, j) * at(mean, k));
      addTo(total.information, j, k, covariance);
      if (k < j) addTo(total.information, k, j, covariance);
    }
  }
}
