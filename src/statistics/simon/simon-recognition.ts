import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";
import { computeSimonCharacteristicsAt } from "./simon-operating-characteristics.ts";
import { movedLimits, type SimonProblem } from "./simon-search.ts";
import { findBestOfSize } from "./simon-search-size.ts";
import {
  growSearchSpace,
  leastExpectedSize,
  type SearchSpace,
  sameExpectedSize,
  startSearchSpace,
} from "./simon-search-space.ts";
import { type BinomialTable, startBinomialTable } from "./simon-search-tables.ts";

/** The inputs tried by recognition. */
export interface SimonRecognitionGrid {
  readonly p0: readonly number[];
  readonly p1: readonly number[];
  readonly alpha: readonly number[];
  readonly power: readonly number[];
}

/** Inputs for which the bounds are the optimal design, the minimax design, or both. */
export interface SimonRecognition extends SimonProblem {
  readonly power: number;
  readonly criteria: readonly ("optimal" | "minimax")[];
}

const ratesByTwentieths = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** Rates 0.05, 0.10 … 0.95 (every pair p0 < p1), alpha 0.01, 0.025, 0.05, 0.10, power 0.80, 0.90, 0.95. */
export const simonRecognitionGrid: SimonRecognitionGrid = {
  p0: ratesByTwentieths,
  p1: ratesByTwentieths,
  alpha: [0.01, 0.025, 0.05, 0.1],
  power: [0.8, 0.9, 0.95],
};

/**
 * The inputs on a grid for which a design is the one Simon's method chooses: protocols often print only the bounds.
 * An answer is a reconstruction, not a fact of the protocol; several inputs can give the same bounds.
 * No R function does this; each answer can be confirmed with clinfun::ph2simon.
 */
export function recognizeSimonDesign(
  design: SimonDesign,
  grid: SimonRecognitionGrid = simonRecognitionGrid,
): readonly SimonRecognition[] | NotComputable {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return notComputable(problem.message);
  if (design.r1 < 0) return [];
  const rates = [...new Set([...grid.p0, ...grid.p1])];
  const reject = tabulate(rates, (p) => rejectionsAround(design, p));
  const table = tabulate(rates, startBinomialTable);
  return candidatesOf(grid, reject).flatMap((candidate) => {
    const tables = { null: table(candidate.p0), target: table(candidate.p1) };
    const criteria = criteriaMet(design, startSearchSpace(tables, movedLimits(candidate)));
    return criteria.length === 0 ? [] : [{ ...candidate, criteria }];
  });
}

type Candidate = SimonProblem & { readonly power: number };

/** P(reject) of the design itself and of designs that would be preferred to it if they kept the limits too. */
function rejectionsAround({ r1, n1, r, n }: SimonDesign, p: number): readonly number[] {
  const preferred = [
    { r1, n1, r, n: n - 1 },
    { r1, n1, r: r - 1, n: n - 1 },
    { r1: r1 + 1, n1, r, n },
    { r1, n1: n1 - 1, r, n },
  ];
  return [{ r1, n1, r, n }, ...preferred].map((design) => {
    const at = computeSimonCharacteristicsAt(design, p);
    return isNotComputable(at) ? Number.NaN : at.reject;
  });
}

/** The inputs whose limits the design keeps and no preferred neighbour does. */
function candidatesOf(grid: SimonRecognitionGrid, reject: (p: number) => readonly number[]): readonly Candidate[] {
  const pairs = grid.p0.flatMap((p0) => grid.p1.filter((p1) => p1 > p0).map((p1) => ({ p0, p1 })));
  const errors = grid.alpha.flatMap((alpha) => grid.power.map((power) => ({ alpha, power, beta: roundedBeta(power) })));
  return pairs.flatMap((pair) => {
    const kept = errors.filter((error) => {
      const limits = movedLimits({ ...pair, ...error });
      const keeps = reject(pair.p0).map((alpha, i) => alpha < limits.alpha && (reject(pair.p1)[i] ?? 0) > limits.power);
      return keeps[0] === true && !keeps.slice(1).includes(true);
    });
    return kept.map((error) => ({ ...pair, ...error }));
  });
}

/** 1 - 0.8 is 0.19999999999999996 in doubles; people mean 0.2. */
function roundedBeta(power: number): number {
  return Number((1 - power).toFixed(12));
}

function criteriaMet(design: SimonDesign, space: SearchSpace): ("optimal" | "minimax")[] {
  growSearchSpace(space, design.n);
  const best = findBestOfSize(space, design.n, design);
  if (best === undefined || best.r1 !== design.r1 || best.n1 !== design.n1 || best.r !== design.r) return [];
  const criteria: ("optimal" | "minimax")[] = [];
  if (isOptimal(space, design, best.EN0)) criteria.push("optimal");
  if (isMinimax(space, design)) criteria.push("minimax");
  return criteria;
}

function isMinimax(space: SearchSpace, design: SimonDesign): boolean {
  for (let n = design.n - 1; n > 1; n--) if (findBestOfSize(space, n, design) !== undefined) return false;
  return true;
}

/** No smaller size does as well, and no larger size better; larger sizes end at the first that cannot. */
function isOptimal(space: SearchSpace, design: SimonDesign, EN0: number): boolean {
  for (let n = design.n - 1; n > 1; n--) {
    if (findBestOfSize(space, n, design, EN0 * (1 + 2 * sameExpectedSize)) !== undefined) return false;
  }
  for (let n = design.n + 1; ; n++) {
    growSearchSpace(space, n);
    if (leastExpectedSize(space, n, EN0) >= EN0 * (1 - sameExpectedSize)) return true;
    if (findBestOfSize(space, n, design, EN0) !== undefined) return false;
  }
}

function tabulate<T extends BinomialTable | readonly number[]>(keys: readonly number[], make: (key: number) => T) {
  const made = new Map(keys.map((key) => [key, make(key)]));
  return (key: number): T => made.get(key) ?? make(key);
}
