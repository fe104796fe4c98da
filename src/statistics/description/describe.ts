/** The usual description of a continuous variable, each number from the function that documents it. */
import { sum } from "simple-statistics";
import type { Interval } from "../interval.ts";
import { isNotComputable, type NotComputable } from "../not-computable.ts";
import {
  coefficientOfVariation,
  geometricCoefficientOfVariation,
  geometricMean,
  geometricMeanInterval,
  geometricStandardDeviation,
  mean,
  meanInterval,
  skewness,
  standardDeviation,
  standardError,
} from "./moments.ts";
import { interquartileRange, type QuantileType, quantile, range } from "./quantile.ts";

type Answer = number | NotComputable;

export interface Description {
  readonly n: number;
  readonly sum: number;
  readonly mean: Answer;
  readonly standardDeviation: Answer;
  readonly standardError: Answer;
  readonly meanInterval: Interval | NotComputable;
  readonly minimum: Answer;
  readonly lowerQuartile: Answer;
  readonly median: Answer;
  readonly upperQuartile: Answer;
  readonly maximum: Answer;
  readonly interquartileRange: Answer;
  readonly coefficientOfVariation: Answer;
  readonly geometricMean: Answer;
  readonly geometricStandardDeviation: Answer;
  readonly geometricCoefficientOfVariation: Answer;
  readonly geometricMeanInterval: Interval | NotComputable;
  readonly skewness: Answer;
}

/**
 * Describes finite values. Quartiles and median use the quantile type named; intervals are two-sided at the level.
 * A statistic the sample is too small or unfit for is NotComputable while the others are still given.
 */
export function describe(input: {
  readonly values: readonly number[];
  readonly quantileType: QuantileType;
  readonly level: number;
}): Description {
  const { values, quantileType: type, level } = input;
  if (!values.every(Number.isFinite)) throw new RangeError("values to describe must be finite numbers");
  const extremes = range(values);
  const at = (probability: number): Answer => quantile({ values, probability, type });
  return {
    n: values.length,
    sum: sum([...values]),
    mean: mean(values),
    standardDeviation: standardDeviation(values),
    standardError: standardError(values),
    meanInterval: meanInterval(values, level),
    minimum: isNotComputable(extremes) ? extremes : extremes.smallest,
    lowerQuartile: at(0.25),
    median: at(0.5),
    upperQuartile: at(0.75),
    maximum: isNotComputable(extremes) ? extremes : extremes.largest,
    interquartileRange: interquartileRange(values, type),
    coefficientOfVariation: coefficientOfVariation(values),
    geometricMean: geometricMean(values),
    geometricStandardDeviation: geometricStandardDeviation(values),
    geometricCoefficientOfVariation: geometricCoefficientOfVariation(values),
    geometricMeanInterval: geometricMeanInterval(values, level),
    skewness: skewness(values),
  };
}
