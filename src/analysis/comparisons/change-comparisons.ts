/** Values of several arms compared, by the methods a study file may name. */
import type { ChangeComparison } from "../../definition/model/comparison-methods.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { hodgesLehmann, hodgesLehmannNormal } from "../../statistics/samples/hodges-lehmann.ts";
import { analysisOfVariance, kruskalWallis, welchAnalysisOfVariance } from "../../statistics/samples/k-groups.ts";
import { rankSumTest } from "../../statistics/samples/rank-sum.ts";
import { pooledT, type TTest, type TwoSampleTInput, welchT } from "../../statistics/samples/t-test.ts";
import type { Measure } from "../estimates/measure.ts";
import { type Method, pValue } from "./response-comparisons.ts";

export interface ArmValues {
  readonly arms: readonly (readonly number[])[];
  readonly level: number;
}

export const CHANGE_METHODS: Readonly<Record<ChangeComparison, Method<ArmValues>>> = {
  "welch-t": (input) => tTest(welchT(twoSamples(input))),
  "pooled-t": (input) => tTest(pooledT(twoSamples(input))),
  "rank-sum": rankSum,
  "hodges-lehmann": locationShift,
  "kruskal-wallis": ({ arms }) => pValue(kruskalWallis(arms)),
  anova: ({ arms }) => pValue(analysisOfVariance(arms)),
  "welch-anova": ({ arms }) => pValue(welchAnalysisOfVariance(arms)),
};

function twoSamples({ arms, level }: ArmValues): TwoSampleTInput {
  const [first = [], second = []] = arms;
  return { first, second, level, alternative: "two-sided" };
}

function tTest(found: TTest | NotComputable): readonly Measure[] {
  const statistic = "mean-difference";
  const difference: Measure = isNotComputable(found)
    ? { statistic, value: found, method: "" }
    : { statistic, value: found.estimate, interval: found.interval, method: "" };
  return [difference, ...pValue(found)];
}

/** Exact for small samples without ties, else normal with continuity correction, as R decides it. */
function rankSum(input: ArmValues): readonly Measure[] {
  const found = rankSumTest({ ...twoSamples(input), method: "r-default" });
  return pValue(found, isNotComputable(found) ? "" : found.method);
}

/** Exact wherever the rank-sum test of the same values is. */
function locationShift(input: ArmValues): readonly Measure[] {
  const samples = twoSamples(input);
  const test = rankSumTest({ ...samples, method: "r-default" });
  const statistic = "location-shift";
  if (isNotComputable(test) || test.method !== "exact") {
    const found = hodgesLehmannNormal(samples);
    if (isNotComputable(found)) return [{ statistic, value: found, method: "" }];
    return [{ statistic, value: found.estimate, interval: found.interval, method: "normal" }];
  }
  const found = hodgesLehmann(samples);
  if (isNotComputable(found)) return [{ statistic, value: found, method: "" }];
  return [
    { statistic, value: found.estimate, interval: found.interval, method: attainedText(found.interval, input.level) },
  ];
}

function attainedText(interval: { readonly attainedLevel: number } | NotComputable, level: number): string {
  if (isNotComputable(interval) || interval.attainedLevel >= level) return "exact";
  return `exact, level attained ${interval.attainedLevel.toFixed(3)}`;
}
