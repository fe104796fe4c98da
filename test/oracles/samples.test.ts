/** Samples of numbers compared: ranks, t tests, several groups, against R and exactRankTests (see data/phase2/ORIGIN.md). */
import { median } from "simple-statistics";
import { describe, expect, test } from "vitest";
import type { Alternative } from "../../src/statistics/interval.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { hodgesLehmann, hodgesLehmannNormal } from "../../src/statistics/samples/hodges-lehmann.ts";
import { analysisOfVariance, kruskalWallis, welchAnalysisOfVariance } from "../../src/statistics/samples/k-groups.ts";
import { type RankTestMethod, rankSumTest } from "../../src/statistics/samples/rank-sum.ts";
import { pseudomedian, signedRankTest } from "../../src/statistics/samples/signed-rank.ts";
import { oneSampleT, pairedT, pooledT, varianceRatioTest, welchT } from "../../src/statistics/samples/t-test.ts";
import { type Check, compareAll, loadCases } from "./phase2-oracle.ts";

interface TwoSamples {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

function field(answer: object, key: string): unknown {
  return isNotComputable(answer) ? answer : (answer as Record<string, unknown>)[key];
}

function of<Input>(tolerance: number, compute: (input: Input) => unknown): Check<Input> {
  return { tolerance, compute };
}

function rankSum(method: RankTestMethod, key = "pValue", alternative: Alternative = "two-sided"): Check<TwoSamples> {
  return of(1e-10, ({ x, y }) => field(rankSumTest({ first: x, second: y, alternative, method }), key));
}

function shift(key: "estimate" | "interval", level: number): Check<TwoSamples> {
  return of(1e-10, ({ x, y }) => field(hodgesLehmann({ first: x, second: y, level }), key));
}

function normalShift(key: "estimate" | "interval", tolerance: number): Check<TwoSamples> {
  return of(tolerance, ({ x, y }) => field(hodgesLehmannNormal({ first: x, second: y, level: 0.95 }), key));
}

describe("rank-sum test", () => {
  const cases = loadCases<TwoSamples>("e4_rank_sum");
  const result = compareAll(cases, {
    W: rankSum("exact", "w"),
    ties: rankSum("exact", "hasTies"),
    pNormal: rankSum("normal"),
    pNormalCC: rankSum("normal-cc"),
    pNormalCCless: rankSum("normal-cc", "pValue", "less"),
    pExact: rankSum("exact"),
    pExactLess: rankSum("exact", "pValue", "less"),
    pExactConditionalOnTies: rankSum("exact"),
    rDefault: rankSum("r-default"),
    hodgesLehmann: shift("estimate", 0.95),
    medianPairwiseDifference: shift("estimate", 0.95),
    hlCI95exact: shift("interval", 0.95),
    hlCI90exact: shift("interval", 0.9),
    hlRnormal: normalShift("estimate", 1e-6),
    hlCI95normalCC: normalShift("interval", 1e-6),
  });

  test("23 pairs of samples, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([23, 285]);
  });
});

interface CenteredSample {
  readonly x: readonly number[];
  readonly mu: number;
}

function signedRank(method: RankTestMethod, key = "pValue"): Check<CenteredSample> {
  return of(1e-10, ({ x, mu }) =>
    field(signedRankTest({ values: x, center: mu, alternative: "two-sided", method }), key),
  );
}

describe("signed-rank test", () => {
  const cases = loadCases<CenteredSample>("e4b_signed_rank");
  const result = compareAll(cases, {
    zerosDropped: signedRank("exact", "zerosDropped"),
    V: signedRank("exact", "v"),
    pNormal: signedRank("normal"),
    pNormalCC: signedRank("normal-cc"),
    pExact: signedRank("exact"),
    pExactConditionalOnTies: signedRank("exact"),
    rDefault: signedRank("r-default"),
    pseudomedian: of(1e-10, ({ x }) => field(pseudomedian(x, 0.95), "estimate")),
    ci95exact: of(1e-10, ({ x }) => field(pseudomedian(x, 0.95), "interval")),
    medianWalshAverages: of(1e-10, ({ x }) => median(x.flatMap((a, i) => x.slice(i).map((b) => (a + b) / 2)))),
  });

  test("20 samples, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([20, 170]);
  });
});

type TFunction = typeof welchT;

function tTest(fn: TFunction, level = 0.95): Check<TwoSamples> {
  return of(1e-10, ({ x, y }) => {
    const answer = fn({ first: x, second: y, alternative: "two-sided", level });
    if (isNotComputable(answer)) return answer;
    return { t: answer.t, df: answer.degreesOfFreedom, p: answer.pValue, ci: answer.interval };
  });
}

describe("t tests", () => {
  const cases = loadCases<TwoSamples>("e5_t_tests");
  const two = ({ x, y }: TwoSamples, alternative: Alternative = "two-sided") => ({
    first: x,
    second: y,
    alternative,
    level: 0.95,
  });
  const result = compareAll(cases, {
    welch: tTest(welchT),
    welch90: tTest(welchT, 0.9),
    pooled: tTest(pooledT),
    paired: tTest(pairedT),
    oneSampleX: tTest(({ first, alternative, level }) => oneSampleT({ values: first, center: 0, alternative, level })),
    welchGreaterP: of(1e-10, (input) => field(welchT(two(input, "greater")), "pValue")),
    meanDiff: of(1e-10, (input) => field(welchT(two(input)), "estimate")),
    varRatioF: of(1e-10, ({ x, y }) => {
      const answer = varianceRatioTest({ first: x, second: y, level: 0.95 });
      return isNotComputable(answer) ? answer : { F: answer.f, p: answer.pValue, ci: answer.interval };
    }),
  });

  test("14 pairs of samples, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([14, 103]);
  });
});

interface GroupsCase {
  readonly groups: readonly (readonly number[])[];
}

describe("several groups", () => {
  const cases = loadCases<GroupsCase>("e6_k_groups");
  const result = compareAll(cases, {
    kruskalChisq: of(1e-10, ({ groups }: GroupsCase) => field(kruskalWallis(groups), "chiSquare")),
    kruskalDf: of(0, ({ groups }: GroupsCase) => field(kruskalWallis(groups), "degreesOfFreedom")),
    kruskalP: of(1e-10, ({ groups }: GroupsCase) => field(kruskalWallis(groups), "pValue")),
    anovaF: of(1e-10, ({ groups }: GroupsCase) => field(analysisOfVariance(groups), "f")),
    anovaP: of(1e-10, ({ groups }: GroupsCase) => field(analysisOfVariance(groups), "pValue")),
    welchF: of(1e-10, ({ groups }: GroupsCase) => field(welchAnalysisOfVariance(groups), "f")),
    welchP: of(1e-10, ({ groups }: GroupsCase) => field(welchAnalysisOfVariance(groups), "pValue")),
    welchDf2: of(1e-10, ({ groups }: GroupsCase) => field(welchAnalysisOfVariance(groups), "degreesOfFreedom2")),
  });

  test("8 sets of groups, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([8, 64]);
  });
});
