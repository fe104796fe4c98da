/** Two or more independent samples compared at once. */
import { mean, sampleVariance, sum } from "simple-statistics";
import { type NotComputable, notComputable, OUT_OF_RANGE } from "../not-computable.ts";
import { chiSquareUpperTail, fUpperTail } from "../numeric/distributions.ts";
import { midranks, tieTerm } from "./ranks.ts";

type Groups = readonly (readonly number[])[];

export interface KruskalWallisTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Kruskal–Wallis rank test, tie-corrected, chi-square approximation (1952).
 * R: kruskal.test(groups). SAS: PROC NPAR1WAY WILCOXON.
 */
export function kruskalWallis(groups: Groups): KruskalWallisTest | NotComputable {
  const unusable = tooSmall(groups, 1);
  if (unusable) return unusable;
  const ranks = midranks(groups.flat());
  const n = ranks.length;
  const correction = 1 - tieTerm(ranks) / (n ** 3 - n);
  if (correction === 0) return notComputable("all values are equal");
  let start = 0;
  const terms = groups.map((group) => {
    const rankSum = sum(ranks.slice(start, start + group.length));
    start += group.length;
    return rankSum ** 2 / group.length;
  });
  const chiSquare = ((12 * sum(terms)) / (n * (n + 1)) - 3 * (n + 1)) / correction;
  const degreesOfFreedom = groups.length - 1;
  return { chiSquare, degreesOfFreedom, pValue: chiSquareUpperTail(chiSquare, degreesOfFreedom) };
}

export interface FTest {
  readonly f: number;
  readonly degreesOfFreedom1: number;
  readonly degreesOfFreedom2: number;
  readonly pValue: number;
}

/** One-way analysis of variance (Fisher 1925). R: oneway.test(..., var.equal = TRUE). SAS: PROC ANOVA. */
export function analysisOfVariance(groups: Groups): FTest | NotComputable {
  const unusable = tooSmall(groups, 1);
  if (unusable) return unusable;
  const all = groups.flat();
  const df1 = groups.length - 1;
  const df2 = all.length - groups.length;
  if (df2 === 0) return notComputable("no group has more than one value");
  const center = mean(all);
  const between = sum(groups.map((group) => group.length * (mean([...group]) - center) ** 2));
  const within = sum(groups.map((group) => (group.length < 2 ? 0 : (group.length - 1) * sampleVariance([...group]))));
  if (within === 0) return notComputable("no group has values that differ");
  return concludeF(between / df1 / (within / df2), df1, df2);
}

/** One-way analysis without equal variances (Welch 1951). R: oneway.test(groups). SAS: PROC GLM, MEANS / WELCH. */
export function welchAnalysisOfVariance(groups: Groups): FTest | NotComputable {
  const unusable = tooSmall(groups, 2);
  if (unusable) return unusable;
  const parts = groups.map((group) => ({
    size: group.length,
    center: mean([...group]),
    variance: sampleVariance([...group]),
  }));
  if (parts.some((part) => part.variance === 0)) return notComputable("all values of one group are equal");
  const k = groups.length;
  const weights = parts.map((part) => part.size / part.variance);
  const weight = sum(weights);
  const center = sum(parts.map((part, i) => (weights[i] ?? 0) * part.center)) / weight;
  const lost = sum(parts.map((part, i) => (1 - (weights[i] ?? 0) / weight) ** 2 / (part.size - 1))) / (k * k - 1);
  const between = sum(parts.map((part, i) => (weights[i] ?? 0) * (part.center - center) ** 2));
  return concludeF(between / ((k - 1) * (1 + 2 * (k - 2) * lost)), k - 1, 1 / (3 * lost));
}

function concludeF(f: number, df1: number, df2: number): FTest | NotComputable {
  if (!Number.isFinite(f) || !Number.isFinite(df2)) return notComputable(OUT_OF_RANGE);
  return { f, degreesOfFreedom1: df1, degreesOfFreedom2: df2, pValue: fUpperTail(f, df1, df2) };
}

function tooSmall(groups: Groups, smallest: number): NotComputable | undefined {
  if (groups.length < 2) return notComputable("a comparison needs at least two groups");
  if (groups.every((group) => group.length >= smallest)) return undefined;
  return notComputable(
    smallest === 1 ? "one of the groups has no values" : "one of the groups has fewer than two values",
  );
}
