/** Two groups compared within strata and pooled over them: the Mantel–Haenszel family. */

import { checkLevel, type Interval } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail, normalQuantile } from "../numeric/distributions.ts";
import { nullDistribution } from "./fisher-exact.ts";
import { emptyGroup, type TwoGroups } from "./two-groups.ts";

export type Strata = readonly TwoGroups[];

export interface StratifiedTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

export interface StratifiedEstimate {
  readonly estimate: number;
  /** On the log scale for ratios. */
  readonly standardError: number;
  readonly interval: Interval;
}

/**
 * Cochran–Mantel–Haenszel test that group and event are independent within strata (Mantel and Haenszel 1959).
 * The continuity correction is R's: 0.5, or none when the distance is below 0.5.
 * R: mantelhaen.test(x, correct = continuityCorrection); R corrects by default, SAS (PROC FREQ CMH) does not.
 */
export function cochranMantelHaenszel(input: {
  readonly strata: Strata;
  readonly continuityCorrection: boolean;
}): StratifiedTest | NotComputable {
  const strata = informativeStrata(input.strata);
  if (isNotComputable(strata)) return strata;
  const distance = Math.abs(sumOver(strata, (s) => s.events1 - expectedEvents(s)));
  const correction = input.continuityCorrection && distance >= 0.5 ? 0.5 : 0;
  const chiSquare = (distance - correction) ** 2 / sumOver(strata, hypergeometricVariance);
  return { chiSquare, degreesOfFreedom: 1, pValue: chiSquareUpperTail(chiSquare, 1) };
}

/**
 * Exact conditional test: the events of group 1 summed over strata, all margins fixed, two-sided by R's rule
 * "as or less likely" with a slack of 1e-7. R: mantelhaen.test(x, exact = TRUE)$p.value.
 */
export function mantelHaenszelExact(allStrata: Strata): number | NotComputable {
  const strata = informativeStrata(allStrata);
  if (isNotComputable(strata)) return strata;
  const distributions = strata.map(nullDistribution);
  const smallest = distributions.reduce((sum, one) => sum + one.smallest, 0);
  const probabilities = distributions.reduce<readonly number[]>((all, one) => convolve(all, one.probabilities), [1]);
  const limit = (probabilities[sumOver(strata, (s) => s.events1) - smallest] ?? 0) * (1 + 1e-7);
  const extreme = probabilities.filter((p) => p <= limit).sort((a, b) => a - b);
  return Math.min(
    1,
    extreme.reduce((sum, p) => sum + p, 0),
  );
}

/**
 * Mantel–Haenszel odds ratio with the log interval of Robins, Breslow and Greenland (1986).
 * R: mantelhaen.test(x)$estimate, $conf.int; metafor::rma.mh(measure = "OR", add = 0).
 */
export function mantelHaenszelOddsRatio(allStrata: Strata, level: number): StratifiedEstimate | NotComputable {
  checkLevel(level);
  const strata = informativeStrata(allStrata);
  if (isNotComputable(strata)) return strata;
  const parts = strata.map(({ events1: a, total1, events2: c, total2 }) => {
    const n = total1 + total2;
    const concordant = (a + total2 - c) / n;
    return { r: (a * (total2 - c)) / n, s: ((total1 - a) * c) / n, concordant, discordant: 1 - concordant };
  });
  const r = sumOver(parts, (part) => part.r);
  const s = sumOver(parts, (part) => part.s);
  if (r === 0 || s === 0) return notComputable("a product of cells is zero in every stratum");
  const variance =
    sumOver(parts, (part) => part.concordant * part.r) / (2 * r * r) +
    sumOver(parts, (part) => part.concordant * part.s + part.discordant * part.r) / (2 * r * s) +
    sumOver(parts, (part) => part.discordant * part.s) / (2 * s * s);
  return ratioEstimate(r / s, Math.sqrt(variance), level);
}

/** Mantel–Haenszel risk ratio with the log interval of Greenland and Robins (1985). R: rma.mh(measure = "RR", add = 0). */
export function mantelHaenszelRiskRatio(allStrata: Strata, level: number): StratifiedEstimate | NotComputable {
  checkLevel(level);
  const strata = counted(allStrata);
  if (isNotComputable(strata)) return strata;
  const r = sumOver(strata, (s) => (s.events1 * s.total2) / (s.total1 + s.total2));
  const s = sumOver(strata, (stratum) => (stratum.events2 * stratum.total1) / (stratum.total1 + stratum.total2));
  if (r === 0 || s === 0) return notComputable("a group has no event in any stratum");
  const spread = sumOver(strata, ({ events1, total1, events2, total2 }) => {
    const n = total1 + total2;
    return (total1 / n) * (total2 / n) * (events1 + events2) - (events1 * events2) / n;
  });
  return ratioEstimate(r / s, Math.sqrt(Math.max(0, spread) / (r * s)), level);
}

/**
 * Mantel–Haenszel risk difference with the variance of Sato, Greenland and Robins (1989).
 * R: metafor::rma.mh(measure = "RD"). SAS: PROC FREQ, RISKDIFF(COMMON).
 */
export function mantelHaenszelRiskDifference(allStrata: Strata, level: number): StratifiedEstimate | NotComputable {
  checkLevel(level);
  const strata = counted(allStrata);
  if (isNotComputable(strata)) return strata;
  const weight = sumOver(strata, ({ total1, total2 }) => (total1 * total2) / (total1 + total2));
  const difference =
    sumOver(strata, (s) => (s.events1 * s.total2 - s.events2 * s.total1) / (s.total1 + s.total2)) / weight;
  const p = sumOver(strata, ({ events1, total1, events2, total2 }) => {
    const f1 = total1 / (total1 + total2);
    const f2 = total2 / (total1 + total2);
    return events2 * f1 * f1 - events1 * f2 * f2 + (f1 * f2 * (total2 - total1)) / 2;
  });
  const q = sumOver(strata, ({ events1, total1, events2, total2 }) => {
    return (events1 * (total2 - events2) + events2 * (total1 - events1)) / (total1 + total2) / 2;
  });
  const standardError = Math.sqrt(Math.max(0, difference * p + q)) / weight;
  const half = upperZ(level) * standardError;
  return { estimate: difference, standardError, interval: { lower: difference - half, upper: difference + half } };
}

/** Peto's one-step odds ratio, exp(Σ(O - E) / ΣV) (Yusuf et al. 1985). R: metafor::rma.peto. */
export function petoOddsRatio(allStrata: Strata, level: number): StratifiedEstimate | NotComputable {
  checkLevel(level);
  const strata = informativeStrata(allStrata);
  if (isNotComputable(strata)) return strata;
  const variance = sumOver(strata, hypergeometricVariance);
  const logRatio = sumOver(strata, (s) => s.events1 - expectedEvents(s)) / variance;
  return ratioEstimate(Math.exp(logRatio), 1 / Math.sqrt(variance), level);
}

/** Strata with patients in both groups. */
function counted(strata: Strata): Strata | NotComputable {
  const usable = strata.filter((stratum) => emptyGroup(stratum) === undefined);
  return usable.length === 0 ? notComputable("no stratum has patients in both groups") : usable;
}

/** Strata with patients in both groups and both outcomes: the only ones that say something about an odds ratio. */
export function informativeStrata(strata: Strata): Strata | NotComputable {
  const usable = strata.filter((stratum) => emptyGroup(stratum) === undefined && hypergeometricVariance(stratum) > 0);
  return usable.length === 0 ? notComputable("no stratum has both groups and both outcomes") : usable;
}

function expectedEvents({ events1, total1, events2, total2 }: TwoGroups): number {
  return (total1 * (events1 + events2)) / (total1 + total2);
}

function hypergeometricVariance({ events1, total1, events2, total2 }: TwoGroups): number {
  const n = total1 + total2;
  const events = events1 + events2;
  return ((total1 / n) * (total2 / n) * events * (n - events)) / (n - 1);
}

function ratioEstimate(estimate: number, standardError: number, level: number): StratifiedEstimate {
  const factor = Math.exp(upperZ(level) * standardError);
  return { estimate, standardError, interval: { lower: estimate / factor, upper: estimate * factor } };
}

function upperZ(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      out[i + j] = (out[i + j] ?? 0) + x * y;
    });
  });
  return out;
}

export function sumOver<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
