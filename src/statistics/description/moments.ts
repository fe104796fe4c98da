/**
 * Mean, spread and shape of a sample. Sums, variances, skewness and kurtosis come from simple-statistics, whose
 * compensated sums agree with R to 3e-14. The intervals and the other log-scale statistics it does not have, and its
 * geometric mean multiplies the values, which overflows in long samples.
 */
import {
  harmonicMean as harmonicMeanOf,
  mean as meanOf,
  medianAbsoluteDeviation as medianAbsoluteDeviationOf,
  sampleKurtosis,
  sampleSkewness,
  sampleStandardDeviation,
} from "simple-statistics";
import { checkLevel, type Interval } from "../interval.ts";
import { isNotComputable, type NotComputable, notComputable, OUT_OF_RANGE } from "../not-computable.ts";
import { tQuantile } from "../numeric/distributions.ts";

type Values = readonly number[];

/** The arithmetic mean. R: mean(values). */
export function mean(values: Values): number | NotComputable {
  return values.length === 0 ? notComputable("there are no values") : meanOf([...values]);
}

/** The standard deviation with divisor n - 1. R: sd(values). */
export function standardDeviation(values: Values): number | NotComputable {
  if (values.length < 2) return notComputable("a standard deviation needs at least two values");
  return inRange(sampleStandardDeviation([...values]));
}

/** The standard error of the mean, SD / √n. */
export function standardError(values: Values): number | NotComputable {
  const sd = standardDeviation(values);
  return isNotComputable(sd) ? sd : sd / Math.sqrt(values.length);
}

/** Student's t interval for the mean. R: t.test(values, conf.level = level)$conf.int. */
export function meanInterval(values: Values, level: number): Interval | NotComputable {
  checkLevel(level);
  const error = standardError(values);
  if (isNotComputable(error)) return error;
  const center = meanOf([...values]);
  const half = tQuantile(1 - (1 - level) / 2, values.length - 1) * error;
  return { lower: center - half, upper: center + half };
}

/** 100 · SD / mean, in percent; the sign of the mean is kept. */
export function coefficientOfVariation(values: Values): number | NotComputable {
  const sd = standardDeviation(values);
  if (isNotComputable(sd)) return sd;
  const center = meanOf([...values]);
  return center === 0 ? notComputable("the mean is zero") : (100 * sd) / center;
}

/** The median distance to the median, times 1.4826 (an estimate of a normal SD). R: mad(values). */
export function medianAbsoluteDeviation(values: Values): number | NotComputable {
  return values.length === 0 ? notComputable("there are no values") : 1.4826 * medianAbsoluteDeviationOf([...values]);
}

/** exp(mean(log(values))). R: exp(mean(log(values))). */
export function geometricMean(values: Values): number | NotComputable {
  return onLogScale(values, (logs) => Math.exp(meanOf(logs)));
}

/** exp(SD of the logs), a factor. R: exp(sd(log(values))). */
export function geometricStandardDeviation(values: Values): number | NotComputable {
  return onLogScale(values, (logs) => {
    const sd = standardDeviation(logs);
    return isNotComputable(sd) ? sd : Math.exp(sd);
  });
}

/** 100 · √(exp(SD² of the logs) - 1), in percent (Kirkwood 1979 and the pharmacokinetic convention). */
export function geometricCoefficientOfVariation(values: Values): number | NotComputable {
  return onLogScale(values, (logs) => {
    const sd = standardDeviation(logs);
    return isNotComputable(sd) ? sd : 100 * Math.sqrt(Math.expm1(sd * sd));
  });
}

/** The t interval of the mean log, taken back. R: exp(t.test(log(values), conf.level = level)$conf.int). */
export function geometricMeanInterval(values: Values, level: number): Interval | NotComputable {
  checkLevel(level);
  return onLogScale(values, (logs) => {
    const limits = meanInterval(logs, level);
    return isNotComputable(limits) ? limits : { lower: Math.exp(limits.lower), upper: Math.exp(limits.upper) };
  });
}

/** n / Σ(1 / value). */
export function harmonicMean(values: Values): number | NotComputable {
  return onLogScale(values, () => harmonicMeanOf([...values]));
}

/** Adjusted skewness G1 as SAS, SPSS and Excel print it. R: e1071::skewness(values, type = 2). */
export function skewness(values: Values): number | NotComputable {
  if (values.length < 3) return notComputable("skewness needs at least three values");
  return isConstant(values) ? notComputable(ALL_EQUAL) : inRange(sampleSkewness([...values]));
}

/** Moment skewness g1, divisor n throughout. R: e1071::skewness(values, type = 1). */
export function momentSkewness(values: Values): number | NotComputable {
  const adjusted = skewness(values);
  const n = values.length;
  return isNotComputable(adjusted) ? adjusted : (adjusted * (n - 2)) / Math.sqrt(n * (n - 1));
}

/** Adjusted excess kurtosis G2, 0 for a normal distribution. R: e1071::kurtosis(values, type = 2). */
export function excessKurtosis(values: Values): number | NotComputable {
  if (values.length < 4) return notComputable("kurtosis needs at least four values");
  return isConstant(values) ? notComputable(ALL_EQUAL) : inRange(sampleKurtosis([...values]));
}

function inRange(value: number): number | NotComputable {
  return Number.isFinite(value) ? value : notComputable(OUT_OF_RANGE);
}

export const ALL_EQUAL = "all values are equal";

export function isConstant(values: Values): boolean {
  return values.every((value) => value === values[0]);
}

function onLogScale<T>(values: Values, compute: (logs: number[]) => T | NotComputable): T | NotComputable {
  if (values.length === 0) return notComputable("there are no values");
  if (values.some((value) => value <= 0)) return notComputable("a value is zero or negative, so it has no logarithm");
  return compute(values.map(Math.log));
}
