/** Fisher's exact test of a 2 x 2 table with all margins fixed (Fisher 1935). */

import type { Alternative } from "../interval.ts";
import type { NotComputable } from "../not-computable.ts";
import { hypergeometricPmf } from "../numeric/distributions.ts";
import { emptyGroup, type TwoGroups } from "./two-groups.ts";

/** The possible counts of events in group 1 given the margins, and their probabilities without a group difference. */
export interface NullDistribution {
  readonly smallest: number;
  readonly probabilities: readonly number[];
}

/**
 * "less" means fewer events in group 1. Two-sided: the probability of every table as likely as or less likely than
 * the one seen, with R's relative slack of 1e-7 for "as likely".
 * R: fisher.test(rbind(c(e1, n1 - e1), c(e2, n2 - e2)), alternative)$p.value. SAS: PROC FREQ, EXACT FISHER.
 */
export function fisherExact(input: TwoGroups & { readonly alternative: Alternative }): number | NotComputable {
  const empty = emptyGroup(input);
  if (empty) return empty;
  const { smallest, probabilities } = nullDistribution(input);
  const seen = input.events1 - smallest;
  if (input.alternative === "less") return total(probabilities.slice(0, seen + 1));
  if (input.alternative === "greater") return total(probabilities.slice(seen));
  const limit = (probabilities[seen] ?? 0) * SLACK;
  const extreme = probabilities.filter((p) => p <= limit);
  return extreme.length === probabilities.length ? 1 : total(extreme);
}

/**
 * Mid-P version: half the probability of the table seen is left out of the smaller tail, which is then doubled
 * (Lancaster 1961). R: exact2x2::exact2x2(..., midp = TRUE, tsmethod = "central")$p.value.
 */
export function fisherMidP(input: TwoGroups): number | NotComputable {
  const empty = emptyGroup(input);
  if (empty) return empty;
  const { smallest, probabilities } = nullDistribution(input);
  const seen = input.events1 - smallest;
  const half = (probabilities[seen] ?? 0) / 2;
  const less = total(probabilities.slice(0, seen)) + half;
  const greater = total(probabilities.slice(seen + 1)) + half;
  return Math.min(1, 2 * Math.min(less, greater));
}

/** Hypergeometric distribution of the events in group 1, given the totals and the events in both groups together. */
export function nullDistribution({ events1, total1, events2, total2 }: TwoGroups): NullDistribution {
  const events = events1 + events2;
  const smallest = Math.max(0, events - total2);
  const largest = Math.min(total1, events);
  const mode = Math.floor(((events + 1) * (total1 + 1)) / (total1 + total2 + 2));
  const rise = (x: number): number => ((total1 - x) * (events - x)) / ((x + 1) * (total2 - events + x + 1));
  const probabilities = new Array<number>(largest - smallest + 1).fill(0);
  const atMode = hypergeometricPmf(mode, total1, events, total1 + total2);
  for (let x = mode, p = atMode; x <= largest; p *= rise(x), x++) probabilities[x - smallest] = p;
  for (let x = mode, p = atMode; x >= smallest; x--, p /= rise(x)) probabilities[x - smallest] = p;
  return { smallest, probabilities };
}

const SLACK = 1 + 1e-7;

/** The sum, smallest terms first, so that rounding does not lift a p value above 1. */
function total(probabilities: readonly number[]): number {
  const sorted = [...probabilities].sort((a, b) => a - b);
  return Math.min(
    1,
    sorted.reduce((sum, p) => sum + p, 0),
  );
}
