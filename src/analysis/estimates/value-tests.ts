/** What `describe:` can add to the description of values: geometric statistics, and a test that they lie around 0. */
import type { DescribeEstimate } from "../../definition/model/estimate.ts";
import type { Description } from "../../statistics/description/describe.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { pseudomedian, signedRankTest } from "../../statistics/samples/signed-rank.ts";
import { oneSampleT } from "../../statistics/samples/t-test.ts";
import type { Measure } from "./measure.ts";

export function geometricMeasures(found: Description): readonly Measure[] {
  return [
    {
      statistic: "geometric-mean",
      value: found.geometricMean,
      interval: found.geometricMeanInterval,
      method: "t interval of the logs",
    },
    { statistic: "geometric-sd", value: found.geometricStandardDeviation, method: "factor; divisor n - 1" },
    { statistic: "geometric-cv", value: found.geometricCoefficientOfVariation, method: "percent" },
  ];
}

export function testMeasures({ test, level }: DescribeEstimate, values: readonly number[]): readonly Measure[] {
  if (test === undefined) return [];
  const { name, alternative } = test;
  const method = `${name} against 0, ${alternative}`;
  if (name === "one-sample-t") {
    const found = oneSampleT({ values, center: 0, alternative, level });
    return [{ statistic: "p-value", value: isNotComputable(found) ? found : found.pValue, method }];
  }
  const found = signedRankTest({ values, center: 0, alternative, method: "r-default" });
  const center = pseudomedian(values, level);
  const estimate = isNotComputable(center) ? { value: center } : { value: center.estimate, interval: center.interval };
  return [
    { statistic: "pseudomedian", ...estimate, method: "median of Walsh averages, exact interval" },
    isNotComputable(found)
      ? { statistic: "p-value", value: found, method }
      : { statistic: "p-value", value: found.pValue, method: `${method}, ${found.method}` },
  ];
}
