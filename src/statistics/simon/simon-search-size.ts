/** The best design of one total size n: the smallest EN(p0) among all (r1, n1, r) that keep both error limits. */
import type { SimonDesign } from "./simon-design.ts";
import { expectedSize, rejectProbability, type SearchSpace, sameExpectedSize } from "./simon-search-space.ts";
import { rowOf } from "./simon-search-tables.ts";

/** A design with its expected size under p0. */
export interface SizedDesign extends SimonDesign {
  readonly EN0: number;
}

/**
 * Whether any test of n participants keeps both limits: the most powerful test of level alpha (Neyman-Pearson,
 * randomised at its bound) must reach the power. A two-stage design is a test of n participants, so this is necessary.
 */
function sizeIsHopeless(space: SearchSpace, n: number): boolean {
  const aboveNull = rowOf(space.null.above, n);
  const aboveTarget = rowOf(space.target.above, n);
  let r = Math.floor(n * space.null.p);
  while (r < n && (aboveNull[r] ?? 0) > space.alpha) r++;
  while (r > 0 && (aboveNull[r - 1] ?? 0) <= space.alpha) r--;
  const atBound = rowOf(space.null.probabilities, n)[r] ?? 0;
  const share = atBound > 0 ? Math.min(1, (space.alpha - (aboveNull[r] ?? 0)) / atBound) : 1;
  const power = (aboveTarget[r] ?? 0) + share * (rowOf(space.target.probabilities, n)[r] ?? 0);
  return power < space.power - 1e-9;
}

/** The largest r with which all n participants in one stage would still reach the power. */
function highestFinalBound(space: SearchSpace, n: number): number {
  const above = rowOf(space.target.above, n);
  let r = Math.min(n - 1, Math.ceil(n * space.target.p));
  while (r < n - 1 && (above[r + 1] ?? 0) > space.power) r++;
  while (r >= 0 && (above[r] ?? 0) <= space.power) r--;
  return r;
}

/**
 * The best design of size n, or undefined when none keeps the limits. `near` is a design likely to keep them too
 * (that of the size before); it only narrows the search. Designs at or above `ceiling` in EN(p0) are not looked for.
 */
export function findBestOfSize(
  space: SearchSpace,
  n: number,
  near?: SimonDesign,
  ceiling = Number.POSITIVE_INFINITY,
): SizedDesign | undefined {
  if (sizeIsHopeless(space, n)) return undefined;
  const highestR = highestFinalBound(space, n);
  const size = { space, n, highestR, r: near?.r ?? highestR };
  let bound = Math.min(ceiling, boundFromNeighbour(size, near));
  let best: SizedDesign | undefined;
  for (let n1 = 1; n1 < n && n1 < bound; n1++) {
    const found = findBestOfStage1(size, n1, bound);
    if (found === undefined) continue;
    best = found;
    bound = found.EN0;
  }
  return best;
}

interface SizeInProgress {
  readonly space: SearchSpace;
  readonly n: number;
  readonly highestR: number;
  /** The final bound found last: the next one lies close by. */
  r: number;
}

function boundFromNeighbour(size: SizeInProgress, near: SimonDesign | undefined): number {
  if (near === undefined || near.n1 >= size.n || near.r1 > size.highestR) return Number.POSITIVE_INFINITY;
  if (lowestFinalBound(size, near.n1, near.r1) === undefined) return Number.POSITIVE_INFINITY;
  if (!reachesPower(size, near.n1, near.r1)) return Number.POSITIVE_INFINITY;
  return expectedSize(size.space, size.n, near.n1, near.r1) * (1 + 1e-9);
}

/** Largest r1 first, since EN(p0) grows as r1 falls: the first that keeps the limits is the best for this n1. */
function findBestOfStage1(size: SizeInProgress, n1: number, bound: number): SizedDesign | undefined {
  const { space, n, highestR } = size;
  for (let r1 = Math.min(space.highestR1[n1] ?? -1, highestR); r1 >= 0; r1--) {
    const EN0 = expectedSize(space, n, n1, r1);
    if (EN0 >= bound * (1 - sameExpectedSize)) return undefined;
    // A lower r1 only rejects more often, so once no r keeps alpha none will.
    const r = lowestFinalBound(size, n1, r1);
    if (r === undefined) return undefined;
    if (reachesPower(size, n1, r1)) return { r1, n1, r, n, EN0 };
  }
  return undefined;
}

/** The smallest r, from r1 to the highest with power, that keeps alpha; searched from the bound found last. */
function lowestFinalBound(size: SizeInProgress, n1: number, r1: number): number | undefined {
  const { space, highestR } = size;
  let r = Math.min(highestR, Math.max(r1, size.r));
  if (rejectProbability(space.null, size.n, n1, r1, r) < space.alpha) {
    while (r > r1 && rejectProbability(space.null, size.n, n1, r1, r - 1) < space.alpha) r--;
  } else {
    do r++;
    while (r <= highestR && rejectProbability(space.null, size.n, n1, r1, r) >= space.alpha);
  }
  size.r = Math.min(r, highestR);
  return r <= highestR ? r : undefined;
}

function reachesPower({ space, n, r }: SizeInProgress, n1: number, r1: number): boolean {
  return rejectProbability(space.target, n, n1, r1, r) > space.power;
}
