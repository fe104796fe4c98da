/** Student's t tests and the F test of two variances. Intervals are always two-sided, whatever the alternative. */
import { mean, sampleVariance } from "simple-statistics";
import { type Alternative, checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable, OUT_OF_RANGE } from "../not-computable.ts";
import { fQuantile, fUpperTail, tQuantile, tTwoSidedTail, tUpperTail } from "../numeric/distributions.ts";

export interface TestOptions {
  readonly alternative: Alternative;
  /** Two-sided confidence level of the interval, between 0 and 1. */
  readonly level: number;
}

export type TwoSampleTInput = TestOptions & {
  readonly first: readonly number[];
  readonly second: readonly number[];
};

export interface TTest {
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** The mean, or the difference of means first - second. */
  readonly estimate: number;
  readonly interval: Interval;
}

/** t test without equal variances (Welch 1947). R: t.test(first, second). SAS: PROC TTEST, Satterthwaite. */
export function welchT(input: TwoSampleTInput): TTest | NotComputable {
  const { first, second } = input;
  if (first.length < 2 || second.length < 2) return tooFew("each group");
  const part1 = sampleVariance([...first]) / first.length;
  const part2 = sampleVariance([...second]) / second.length;
  const df = (part1 + part2) ** 2 / (part1 ** 2 / (first.length - 1) + part2 ** 2 / (second.length - 1));
  return conclude({ estimate: meanDifference(input), error: Math.sqrt(part1 + part2), df }, 0, input);
}

/** t test with a pooled variance (Student 1908). R: t.test(first, second, var.equal = TRUE). SAS: PROC TTEST, Pooled. */
export function pooledT(input: TwoSampleTInput): TTest | NotComputable {
  const { first, second } = input;
  if (first.length < 2 || second.length < 2) return tooFew("each group");
  const df = first.length + second.length - 2;
  const squares = (first.length - 1) * sampleVariance([...first]) + (second.length - 1) * sampleVariance([...second]);
  const error = Math.sqrt((squares / df) * (1 / first.length + 1 / second.length));
  return conclude({ estimate: meanDifference(input), error, df }, 0, input);
}

/** t test of the differences of pairs, in order. R: t.test(first, second, paired = TRUE). */
export function pairedT(input: TwoSampleTInput): TTest | NotComputable {
  const { first, second } = input;
  if (first.length !== second.length) throw new RangeError("paired samples must have equal length");
  const differences = first.map((value, i) => value - (second[i] ?? 0));
  return oneSampleT({ values: differences, center: 0, alternative: input.alternative, level: input.level });
}

/** t test of one mean against a center. R: t.test(values, mu = center). */
export function oneSampleT(
  input: TestOptions & { readonly values: readonly number[]; readonly center: number },
): TTest | NotComputable {
  const { values } = input;
  if (values.length < 2) return tooFew("the sample");
  const error = Math.sqrt(sampleVariance([...values]) / values.length);
  return conclude({ estimate: mean([...values]), error, df: values.length - 1 }, input.center, input);
}

export interface VarianceRatioTest {
  /** Variance of the first sample over that of the second. */
  readonly f: number;
  readonly pValue: number;
  readonly interval: Interval;
}

/** F test that two variances are equal, two-sided. R: var.test(first, second). SAS: PROC TTEST, Folded F. */
export function varianceRatioTest(input: Omit<TwoSampleTInput, "alternative">): VarianceRatioTest | NotComputable {
  checkLevel(input.level);
  const { first, second, level } = input;
  if (first.length < 2 || second.length < 2) return tooFew("each group");
  const denominator = sampleVariance([...second]);
  if (denominator === 0) return notComputable("all values of the second group are equal");
  const f = sampleVariance([...first]) / denominator;
  if (!Number.isFinite(f)) return notComputable(OUT_OF_RANGE);
  const df1 = first.length - 1;
  const df2 = second.length - 1;
  const upper = fUpperTail(f, df1, df2);
  const lower = f === 0 ? 0 : fUpperTail(1 / f, df2, df1);
  const tail = (1 - level) / 2;
  return {
    f,
    pValue: Math.min(1, 2 * Math.min(lower, upper)),
    interval: { lower: f / fQuantile(1 - tail, df1, df2), upper: f * fQuantile(1 - tail, df2, df1) },
  };
}

function tooFew(what: string): NotComputable {
  return notComputable(`${what} needs at least two values`);
}

function meanDifference({ first, second }: TwoSampleTInput): number {
  return mean([...first]) - mean([...second]);
}

function conclude(
  { estimate, error, df }: { estimate: number; error: number; df: number },
  center: number,
  { alternative, level }: TestOptions,
): TTest | NotComputable {
  checkLevel(level);
  if (error === 0) return notComputable("all values are equal, so there is no standard error");
  if (!Number.isFinite(error) || !Number.isFinite(df)) return notComputable(OUT_OF_RANGE);
  const t = (estimate - center) / error;
  const half = tQuantile(1 - (1 - level) / 2, df) * error;
  return {
    t,
    degreesOfFreedom: df,
    pValue: tPValue(t, df, alternative),
    estimate,
    interval: { lower: estimate - half, upper: estimate + half },
  };
}

function tPValue(t: number, df: number, alternative: Alternative): number {
  if (alternative === "two-sided") return tTwoSidedTail(t, df);
  return tUpperTail(alternative === "greater" ? t : -t, df);
}
