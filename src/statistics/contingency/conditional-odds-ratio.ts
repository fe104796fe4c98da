/**
 * The odds ratio of a 2 x 2 table given its margins: maximum likelihood estimate and exact interval from Fisher's
 * noncentral hypergeometric distribution (Cornfield 1956; Mantel and Hantman 1963).
 *
 * Solved to full precision. R's fisher.test finds the same numbers only to about 1e-4, and caps the limits of
 * extreme tables; scipy.stats.contingency.odds_ratio(kind = "conditional") agrees to 1e-7.
 */
import { checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { findFallingRoot } from "../numeric/root-finding.ts";
import { emptyGroup, type TwoGroups, type TwoGroupsAtLevel } from "./two-groups.ts";

/** The odds ratio of group 1 against group 2; 0 or Infinity when the count is the smallest or largest possible. */
export function conditionalOddsRatio(table: TwoGroups): number | NotComputable {
  const unusable = unusableTable(table);
  if (unusable) return unusable;
  const { smallest, logWeights } = logWeightsOf(table);
  const seen = table.events1 - smallest;
  if (seen === 0) return 0;
  if (seen === logWeights.length - 1) return Number.POSITIVE_INFINITY;
  return Math.exp(findFallingRoot((logOdds) => seen - expectedIndex(logWeights, logOdds)));
}

/** Limits at which either tail has probability (1 - level) / 2. R: fisher.test(table, conf.level)$conf.int, but exact. */
export function conditionalOddsRatioInterval(input: TwoGroupsAtLevel): Interval | NotComputable {
  checkLevel(input.level);
  const unusable = unusableTable(input);
  if (unusable) return unusable;
  const { smallest, logWeights } = logWeightsOf(input);
  const seen = input.events1 - smallest;
  const tail = (1 - input.level) / 2;
  const last = logWeights.length - 1;
  const reversed = [...logWeights].reverse();
  return {
    lower: seen === 0 ? 0 : Math.exp(-oddsWithLowerTail(reversed, last - seen, tail)),
    upper: seen === last ? Number.POSITIVE_INFINITY : Math.exp(oddsWithLowerTail(logWeights, seen, tail)),
  };
}

function unusableTable(table: TwoGroups): NotComputable | undefined {
  const empty = emptyGroup(table);
  if (empty) return empty;
  const events = table.events1 + table.events2;
  const varies = events > 0 && events < table.total1 + table.total2;
  return varies ? undefined : notComputable("everybody or nobody had an event, so the table says nothing about odds");
}

/** Logarithms of the null probabilities up to a constant, for the smallest possible count of group 1 onwards. */
function logWeightsOf({ events1, total1, events2, total2 }: TwoGroups): { smallest: number; logWeights: number[] } {
  const events = events1 + events2;
  const smallest = Math.max(0, events - total2);
  const largest = Math.min(total1, events);
  const logWeights = [0];
  let current = 0;
  for (let x = smallest; x < largest; x++) {
    current += Math.log(((total1 - x) * (events - x)) / ((x + 1) * (total2 - events + x + 1)));
    logWeights.push(current);
  }
  return { smallest, logWeights };
}

/** Probabilities of the indices from `start` on; the others are below 1e-20 of the largest. */
interface Window {
  readonly start: number;
  readonly probabilities: readonly number[];
}

const NEGLIGIBLE = -46;

/** The distribution at a log odds ratio. The log weights are concave, so what matters is one stretch around the mode. */
function tilt(logWeights: readonly number[], logOdds: number): Window {
  const at = (i: number): number => (logWeights[i] ?? Number.NEGATIVE_INFINITY) + i * logOdds;
  const mode = firstFall(logWeights, logOdds);
  const top = at(mode);
  let start = mode;
  while (start > 0 && at(start - 1) - top > NEGLIGIBLE) start--;
  let end = mode;
  while (end + 1 < logWeights.length && at(end + 1) - top > NEGLIGIBLE) end++;
  const weights = Array.from({ length: end - start + 1 }, (_, i) => Math.exp(at(start + i) - top));
  const sum = weights.reduce((a, b) => a + b);
  return { start, probabilities: weights.map((weight) => weight / sum) };
}

/** The first index from which the tilted weights fall, or the last index. */
function firstFall(logWeights: readonly number[], logOdds: number): number {
  let low = 0;
  let high = logWeights.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const change = (logWeights[middle + 1] ?? 0) - (logWeights[middle] ?? 0) + logOdds;
    if (change <= 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function expectedIndex(logWeights: readonly number[], logOdds: number): number {
  const { start, probabilities } = tilt(logWeights, logOdds);
  return start + probabilities.reduce((sum, p, i) => sum + p * i, 0);
}

/** The log odds ratio at which P(index ≤ seen) has fallen to the tail. */
function oddsWithLowerTail(logWeights: readonly number[], seen: number, tail: number): number {
  return findFallingRoot((logOdds) => {
    const { start, probabilities } = tilt(logWeights, logOdds);
    return probabilities.slice(0, Math.max(0, seen + 1 - start)).reduce((sum, p) => sum + p, 0) - tail;
  });
}
