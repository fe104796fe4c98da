/** What a design search looks up and keeps: the two response rates, the limits, and the stage 1 bounds worth trying. */
import { type BinomialTable, growBinomialTable, rowOf } from "./simon-search-tables.ts";

/** What stays the same while sizes are tried. A design must reject with less than `alpha` at p0 and more than `power` at p1. */
export interface SearchSpace {
  readonly null: BinomialTable;
  readonly target: BinomialTable;
  readonly alpha: number;
  readonly power: number;
  /** highestR1[n1]: the largest r1 whose stopping probability at p1 alone leaves the power reachable; -1 when none. */
  readonly highestR1: number[];
}

/** Relative difference under which two expected sizes are the same number. */
export const sameExpectedSize = 1e-12;

/** A space on two tables, which searches at the same rates may share. */
export function startSearchSpace(
  tables: { readonly null: BinomialTable; readonly target: BinomialTable },
  limits: { readonly alpha: number; readonly power: number },
): SearchSpace {
  return { ...tables, ...limits, highestR1: [-1] };
}

export function growSearchSpace(space: SearchSpace, n: number): void {
  growBinomialTable(space.null, n);
  growBinomialTable(space.target, n);
  for (let n1 = space.highestR1.length; n1 <= n; n1++) {
    const above = rowOf(space.target.above, n1);
    let r1 = (space.highestR1[n1 - 1] ?? -1) + 1;
    while (r1 >= 0 && (r1 >= n1 || (above[r1] ?? 0) <= space.power)) r1--;
    space.highestR1.push(r1);
  }
}

/** EN(p0) with n1 participants first, stopping at r1 or fewer. */
export function expectedSize(space: SearchSpace, n: number, n1: number, r1: number): number {
  return n1 + (n - n1) * (rowOf(space.null.above, n1)[r1] ?? 0);
}

/** No design of size n, nor of any larger size, has an EN(p0) below this, as long as only n1 < below count. */
export function leastExpectedSize(space: SearchSpace, n: number, below: number): number {
  let least = below;
  for (let n1 = 1; n1 < n && n1 < least; n1++) {
    const r1 = space.highestR1[n1] ?? -1;
    if (r1 >= 0) least = Math.min(least, expectedSize(space, n, n1, r1));
  }
  return least;
}

/** P(reject H0) at the rate of the table. */
export function rejectProbability(table: BinomialTable, n: number, n1: number, r1: number, r: number): number {
  const stage1 = rowOf(table.probabilities, n1);
  const stage2 = rowOf(table.above, n - n1);
  const last = Math.min(n1, r);
  let sum = n1 > r ? (rowOf(table.above, n1)[Math.max(r, r1)] ?? 0) : 0;
  for (let x1 = Math.max(r1 + 1, r - (n - n1) + 1); x1 <= last; x1++) {
    sum += (stage1[x1] as number) * (stage2[r - x1] as number);
  }
  return sum;
}
