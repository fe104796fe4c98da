/**
 * Unconditional exact tests of two proportions: Barnard (1947) with the pooled z statistic, and Boschloo (1970) with
 * the one-sided Fisher p value as statistic. The p value is the largest probability, over every common proportion,
 * of a table at least as extreme as the one seen.
 */

import type { Alternative } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { nullDistribution } from "./fisher-exact.ts";
import { emptyGroup, type TwoGroups } from "./two-groups.ts";

/**
 * Barnard's test. R: Exact::exact.test(table, alternative, method = "z-pooled", model = "binomial").
 * SAS: PROC FREQ, EXACT BARNARD. scipy's barnard_exact may miss the mirror tables two-sided.
 */
export function barnard(input: TwoGroups & { readonly alternative: Alternative }): number | NotComputable {
  const unusable = unusableGroups(input);
  if (unusable) return unusable;
  const extremeness = (x1: number, x2: number): number => {
    const z = pooledZ(input, x1, x2);
    if (input.alternative === "two-sided") return Math.abs(z);
    return input.alternative === "greater" ? z : -z;
  };
  const seen = extremeness(input.events1, input.events2);
  return largestProbability(input, (x1, x2) => extremeness(x1, x2) >= seen - TIE);
}

/**
 * Boschloo's test; two-sided is twice the smaller one-sided p value, at most 1.
 * R: exact2x2::boschloo(x1, n1, x2, n2, tsmethod = "central"). Its default, "minlike", is a different test.
 */
export function boschloo(input: TwoGroups & { readonly alternative: Alternative }): number | NotComputable {
  if (input.alternative === "two-sided") {
    const less = boschloo({ ...input, alternative: "less" });
    const greater = boschloo({ ...input, alternative: "greater" });
    return isNotComputable(less) || isNotComputable(greater) ? less : Math.min(1, 2 * Math.min(less, greater));
  }
  const unusable = unusableGroups(input);
  if (unusable) return unusable;
  const pValue = fisherPValues(input, input.alternative);
  const limit = pValue(input.events1, input.events2) * (1 + 1e-9);
  return largestProbability(input, (x1, x2) => pValue(x1, x2) <= limit);
}

/** More tables than this would take minutes. */
const MOST_TABLES = 1_000_000;

function unusableGroups(groups: TwoGroups): NotComputable | undefined {
  const tooLarge = (groups.total1 + 1) * (groups.total2 + 1) > MOST_TABLES;
  return emptyGroup(groups) ?? (tooLarge ? notComputable(TOO_LARGE) : undefined);
}

const TOO_LARGE = "the groups are too large for an unconditional exact test; a score test will not differ noticeably";

/** Statistics closer than this count as tied, so that rounding does not split mirror tables. */
const TIE = 1e-9;

function pooledZ({ total1, total2 }: TwoGroups, x1: number, x2: number): number {
  const pooled = (x1 + x2) / (total1 + total2);
  const variance = pooled * (1 - pooled) * (1 / total1 + 1 / total2);
  return variance === 0 ? 0 : (x1 / total1 - x2 / total2) / Math.sqrt(variance);
}

/** The one-sided Fisher p value of every table, looked up by its counts. */
function fisherPValues(
  { total1, total2 }: TwoGroups,
  alternative: "less" | "greater",
): (x1: number, x2: number) => number {
  const byEvents = Array.from({ length: total1 + total2 + 1 }, (_, events) => {
    const events1 = Math.min(events, total1);
    const { smallest, probabilities } = nullDistribution({ events1, total1, events2: events - events1, total2 });
    const ordered = alternative === "less" ? probabilities : [...probabilities].reverse();
    const running = cumulate(ordered);
    return { smallest, tails: alternative === "less" ? running : running.reverse() };
  });
  return (x1, x2) => {
    const row = byEvents[x1 + x2];
    return row?.tails[x1 - row.smallest] ?? 1;
  };
}

function cumulate(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** Counts from the first number up to but without the second. */
type Run = [from: number, to: number];

/** For each count in group 1, the runs [from, to) of counts in group 2 that are at least as extreme. */
function extremeRuns(
  { total1, total2 }: TwoGroups,
  isExtreme: (x1: number, x2: number) => boolean,
): (readonly Run[])[] {
  return Array.from({ length: total1 + 1 }, (_, x1) => {
    const runs: Run[] = [];
    for (let x2 = 0; x2 <= total2; x2++) {
      if (!isExtreme(x1, x2)) continue;
      const last = runs.at(-1);
      if (last && last[1] === x2) last[1] = x2 + 1;
      else runs.push([x2, x2 + 1]);
    }
    return runs;
  });
}

/**
 * Maximises P(extreme) over the common proportion sin²(angle). The even grid in the angle is fine where the
 * probability can have narrow peaks, near 0 and 1; the best cells of the grid are then searched by golden section.
 */
function largestProbability(groups: TwoGroups, isExtreme: (x1: number, x2: number) => boolean): number {
  const runs = extremeRuns(groups, isExtreme);
  const logChoose: LogChoose = [logChooseRow(groups.total1), logChooseRow(groups.total2)];
  const probability = (angle: number): number => extremeProbability(logChoose, runs, Math.sin(angle) ** 2);
  const cells = Math.max(200, Math.ceil(20 * Math.sqrt(groups.total1 + groups.total2)));
  const width = Math.PI / 2 / cells;
  const values = Array.from({ length: cells + 1 }, (_, i) => probability(i * width));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const refined = values.map((value, i) => {
    const isPeak = value >= (values[i - 1] ?? 0) && value >= (values[i + 1] ?? 0) && value > 0.9 * highest;
    return isPeak ? goldenMaximum(probability, Math.max(0, i - 1) * width, Math.min(cells, i + 1) * width) : value;
  });
  return Math.min(1, Math.max(highest, ...refined));
}

/** P(extreme) when both groups have the proportion p. */
function extremeProbability(logChoose: LogChoose, runs: readonly (readonly Run[])[], p: number): number {
  const first = binomialRow(logChoose[0], p);
  const below = [0, ...cumulate(binomialRow(logChoose[1], p))];
  return runs.reduce((sum, row, x1) => {
    const extreme = row.reduce((inRow, [from, to]) => inRow + (below[to] ?? 0) - (below[from] ?? 0), 0);
    return sum + (first[x1] ?? 0) * extreme;
  }, 0);
}

/** The logarithms of n over x, x = 0..n, of both groups: made once, because the probabilities are needed for many p. */
type LogChoose = readonly [readonly number[], readonly number[]];

function logChooseRow(n: number): number[] {
  const steps = Array.from({ length: n }, (_, x) => Math.log((n - x) / (x + 1)));
  return [0, ...cumulate(steps)];
}

function binomialRow(logChoose: readonly number[], p: number): number[] {
  const n = logChoose.length - 1;
  if (p === 0 || p === 1) return logChoose.map((_, x) => (x === n * p ? 1 : 0));
  const logP = Math.log(p);
  const logQ = Math.log1p(-p);
  return logChoose.map((value, x) => Math.exp(value + x * logP + (n - x) * logQ));
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The largest value of a function with one peak between two points, to about 1e-12. */
function goldenMaximum(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let fLeft = f(left);
  let fRight = f(right);
  while (high - low > 1e-8) {
    if (fLeft < fRight) {
      low = left;
      left = right;
      fLeft = fRight;
      right = low + GOLDEN * (high - low);
      fRight = f(right);
    } else {
      high = right;
      right = left;
      fRight = fLeft;
      left = high - GOLDEN * (high - low);
      fLeft = f(left);
    }
  }
  return Math.max(fLeft, fRight, f(from), f(to));
}
