import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { selectAdmissible, type WeightRange } from "./simon-admissible.ts";
import {
  computeSimonOperatingCharacteristics,
  type SimonOperatingCharacteristics,
} from "./simon-operating-characteristics.ts";
import { findBestOfSize, type SizedDesign } from "./simon-search-size.ts";
import {
  growSearchSpace,
  leastExpectedSize,
  type SearchSpace,
  sameExpectedSize,
  startSearchSpace,
} from "./simon-search-space.ts";
import { startBinomialTable } from "./simon-search-tables.ts";

/** What a design is asked to do: H0 rate p0, target rate p1, error limits alpha (at p0) and beta (at p1). */
export interface SimonProblem {
  readonly p0: number;
  readonly p1: number;
  readonly alpha: number;
  readonly beta: number;
}

export interface SimonSearchOptions {
  /** The largest total size tried, up to 5000; 2000 unless told. */
  readonly nMax?: number;
  /** "strict" (as clinfun): both errors strictly below their limits; "inclusive": at most. A relative 1e-9 counts as equal. */
  readonly limits?: "strict" | "inclusive";
  /** Also list the best design of every size up to nMax, instead of ending once the optimum is proven. */
  readonly everySize?: boolean;
}

export type FoundSimonDesign = SizedDesign & SimonOperatingCharacteristics;

export interface SimonSearchResult {
  readonly minimax: FoundSimonDesign;
  readonly optimal: FoundSimonDesign;
  /** From minimax to optimal, each with the weights for which it is best. */
  readonly admissible: readonly (FoundSimonDesign & WeightRange)[];
  /** The design with the smallest EN0 of each size that has one. */
  readonly perSize: readonly SizedDesign[];
  /** True when no larger size can have a smaller EN0; false when nMax ended the search before that was certain. */
  readonly optimumProven: boolean;
}

const defaultLargestSize = 2000;

/** The binomial tables grow with the square of the size; beyond this they no longer fit in memory. */
const LARGEST_SIZE = 5000;

/**
 * All Simon designs for a problem: optimal (least EN under p0), minimax (least n, then least EN), admissible between.
 * Exact: every size is searched, and the search ends when a lower bound on EN excludes all larger sizes.
 * Equal EN0: the smaller n, then the smaller n1. Several final bounds: the smallest r (not below r1) that keeps alpha.
 * Equals R clinfun::ph2simon(p0, p1, alpha, beta, nmax). Simon 1989, Control Clin Trials 10:1-10.
 */
export function searchSimonDesigns(
  problem: SimonProblem,
  options: SimonSearchOptions = {},
): SimonSearchResult | NotComputable {
  const refusal = checkSimonProblem(problem);
  if (refusal !== undefined) return refusal;
  const nMax = options.nMax ?? defaultLargestSize;
  if (!(Number.isSafeInteger(nMax) && nMax >= 2 && nMax <= LARGEST_SIZE))
    return notComputable(`the largest size must be a whole number from 2 to ${LARGEST_SIZE}, found ${nMax}`);
  const { perSize, optimumProven } = searchSizes(openSearch(problem, options.limits), nMax, options.everySize ?? false);
  const admissible = selectAdmissible(perSize).map((design) => withCharacteristics(design, problem));
  const minimax = admissible[0];
  const optimal = admissible[admissible.length - 1];
  if (minimax === undefined || optimal === undefined) {
    return notComputable(
      `no two-stage design of up to ${nMax} participants keeps alpha ${problem.alpha} and beta ${problem.beta}${nMax < LARGEST_SIZE ? "; a larger nmax searches on" : ""}`,
    );
  }
  return { minimax: withoutWeights(minimax), optimal: withoutWeights(optimal), admissible, perSize, optimumProven };
}

/** Why a problem has no designs to search, or undefined. */
function checkSimonProblem({ p0, p1, alpha, beta }: SimonProblem): NotComputable | undefined {
  if (!(p0 > 0 && p0 < p1 && p1 < 1))
    return notComputable(`the rates must satisfy 0 < p0 < p1 < 1, found p0 ${p0}, p1 ${p1}`);
  if (!(alpha > 0 && alpha < 1 && beta > 0 && beta < 1)) {
    return notComputable(`alpha and beta must lie between 0 and 1, found alpha ${alpha}, beta ${beta}`);
  }
  return undefined;
}

/** Limits moved by a relative 1e-9, so that rounding cannot decide whether a probability equal to its limit keeps it. */
export function movedLimits({ alpha, beta }: SimonProblem, limits: "strict" | "inclusive" = "strict") {
  const factor = limits === "strict" ? 1 - 1e-9 : 1 + 1e-9;
  return { alpha: alpha * factor, power: 1 - beta * factor };
}

function openSearch(problem: SimonProblem, limits: "strict" | "inclusive" | undefined): SearchSpace {
  const tables = { null: startBinomialTable(problem.p0), target: startBinomialTable(problem.p1) };
  return startSearchSpace(tables, movedLimits(problem, limits));
}

function searchSizes(space: SearchSpace, nMax: number, everySize: boolean) {
  const perSize: SizedDesign[] = [];
  let least = Number.POSITIVE_INFINITY;
  let optimumProven = false;
  for (let n = 2; n <= nMax; n++) {
    growSearchSpace(space, n);
    optimumProven ||= n > least && leastExpectedSize(space, n, least) >= least * (1 - sameExpectedSize);
    if (optimumProven && !everySize) break;
    const best = findBestOfSize(space, n, perSize[perSize.length - 1]);
    if (best === undefined) continue;
    perSize.push(best);
    least = Math.min(least, best.EN0);
  }
  return { perSize, optimumProven };
}

function withCharacteristics<D extends SizedDesign>(design: D, { p0, p1 }: SimonProblem): D & FoundSimonDesign {
  const characteristics = computeSimonOperatingCharacteristics(design, { p0, p1 });
  if (isNotComputable(characteristics))
    throw new Error(`a found design has no characteristics: ${characteristics.why}`);
  return { ...design, ...characteristics };
}

function withoutWeights({ qLo: _low, qHi: _high, ...design }: FoundSimonDesign & WeightRange): FoundSimonDesign {
  return design;
}
