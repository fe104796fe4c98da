/** Descriptive statistics against R and e1071 (see data/phase2/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { describe as describeValues } from "../../src/statistics/description/describe.ts";
import * as moments from "../../src/statistics/description/moments.ts";
import { interquartileRange, type QuantileType, quantile } from "../../src/statistics/description/quantile.ts";
import { shapiroWilk } from "../../src/statistics/description/shapiro-wilk.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { type Check, compareAll, loadCases } from "./phase2-oracle.ts";

interface Sample {
  readonly values: readonly number[];
}

interface Quantiles {
  readonly probs: readonly number[];
  readonly values: readonly number[];
}

function of(compute: (values: readonly number[]) => unknown, tolerance = 1e-12): Check<Sample> {
  return { tolerance, compute: ({ values }) => compute(values) };
}

function quantiles(type: QuantileType): Check<Sample> {
  return {
    tolerance: 1e-12,
    compute: ({ values }, expected) => ({
      probs: (expected as Quantiles).probs,
      values: (expected as Quantiles).probs.map((probability) => quantile({ values, probability, type })),
    }),
  };
}

function summary(key: keyof ReturnType<typeof describeValues>): Check<Sample> {
  return of((values) => describeValues({ values, quantileType: "type-2", level: 0.95 })[key]);
}

function shapiro(key: "w" | "pValue", tolerance: number): Check<Sample> {
  return of((values) => {
    const answer = shapiroWilk(values);
    return isNotComputable(answer) ? answer : answer[key];
  }, tolerance);
}

const CHECKS: Record<string, Check<Sample>> = {
  n: summary("n"),
  sum: summary("sum"),
  mean: summary("mean"),
  sd: summary("standardDeviation"),
  variance: of((values) => Number(moments.standardDeviation(values)) ** 2),
  se: summary("standardError"),
  median: summary("median"),
  min: summary("minimum"),
  max: summary("maximum"),
  range: of((values) => Math.max(...values) - Math.min(...values)),
  "mad1.4826": of(moments.medianAbsoluteDeviation),
  iqrType2: summary("interquartileRange"),
  iqrType6: of((values) => interquartileRange(values, "type-6")),
  iqrType7: of((values) => interquartileRange(values, "type-7")),
  cvPercent: summary("coefficientOfVariation"),
  meanCI90: of((values) => moments.meanInterval(values, 0.9)),
  meanCI95: summary("meanInterval"),
  meanCI99: of((values) => moments.meanInterval(values, 0.99)),
  geometricMean: summary("geometricMean"),
  geometricMeanNote: of((values) => {
    const answer = moments.geometricMean(values);
    return isNotComputable(answer) ? "not defined: values <= 0 present" : answer;
  }),
  geometricSD: summary("geometricStandardDeviation"),
  geometricCVpercent: summary("geometricCoefficientOfVariation"),
  geometricMeanCI95: summary("geometricMeanInterval"),
  harmonicMean: of(moments.harmonicMean),
  skewnessType2: summary("skewness"),
  skewnessType1: of(moments.momentSkewness),
  excessKurtosisType2: of(moments.excessKurtosis),
  shapiroW: shapiro("w", 1e-12),
  shapiroP: shapiro("pValue", 1e-10),
  quantileType1: quantiles("type-1"),
  quantileType2: quantiles("type-2"),
  quantileType3: quantiles("type-3"),
  quantileType4: quantiles("type-4"),
  quantileType5: quantiles("type-5"),
  quantileType6: quantiles("type-6"),
  quantileType7: quantiles("type-7"),
  quantileType8: quantiles("type-8"),
  quantileType9: quantiles("type-9"),
};

describe("description", () => {
  const cases = loadCases<Sample>("f_descriptive");
  const result = compareAll(cases, CHECKS);

  test("28 cases, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([28, 1027]);
  });
});
