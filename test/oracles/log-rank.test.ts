/** The log-rank family against R survival (see data/tte/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { logRank, logRankTrend } from "../../src/statistics/survival/log-rank.ts";
import type { RankWeight } from "../../src/statistics/survival/rank-weights.ts";
import { codes, compareWith, loadCases, loadRows, numbers, type OracleData } from "./time-to-event-oracle.ts";

interface Trend {
  readonly scores: Readonly<Record<string, number>>;
}

type Expected = Readonly<Record<string, unknown>> & { readonly not_estimable?: string };

const WEIGHTS: Readonly<Record<string, RankWeight>> = {
  logrank: "log-rank",
  gehan: "gehan",
  tarone_ware: "tarone-ware",
  peto_peto: "peto-peto",
  modified_peto_peto: "modified-peto-peto",
};

/** Cases that cannot be met, with the reason. */
const NOT_MET: Readonly<Record<string, string>> = {};

const cases = loadCases<Expected>("logrank");
const tested = cases.filter((oracle) => oracle.expected.not_estimable === undefined);

function weightOf(name: string): RankWeight {
  const power = /^fleming_harrington_rho(.+)_gamma(.+)$/.exec(name);
  return power ? { rho: Number(power[1]), gamma: Number(power[2]) } : WEIGHTS[name.replace(/^trend_/, "")]!;
}

function columnsOf(data: OracleData) {
  const rows = loadRows(data.file, data.filter);
  const group = codes(rows, data.group!);
  const stratum = data.strata ? codes(rows, data.strata).code : undefined;
  const columns = {
    time: numbers(rows, data.time),
    status: numbers(rows, data.status),
    group: group.code,
    stratum,
  };
  return { labels: group.labels, columns };
}

function testBlock(data: OracleData, name: string) {
  const { labels, columns } = columnsOf(data);
  const answer = logRank(columns, { weight: weightOf(name) });
  if ("kind" in answer) return answer;
  return {
    groups: answer.groups.map(({ group }) => labels[group]),
    n: answer.groups.map(({ n }) => n),
    observed: answer.groups.map(({ observed }) => observed),
    expected: answer.groups.map(({ expected }) => expected),
    U: answer.groups.map(({ observed, expected }) => observed - expected),
    variance: answer.variance,
    chisq: answer.chiSquare,
    df: answer.df,
    p: answer.pValue,
  };
}

function trendBlock(data: OracleData, name: string, { scores }: Trend) {
  const { labels, columns } = columnsOf(data);
  const answer = logRankTrend(columns, { weight: weightOf(name), score: (group) => scores[labels[group]!]! });
  if ("kind" in answer) return answer;
  return { scores, z: answer.z, chisq: answer.chiSquare, df: answer.df, p: answer.pValue };
}

function answers({ data, expected }: { data: OracleData; expected: Expected }) {
  return Object.fromEntries(
    Object.entries(expected).map(([name, block]) => [
      name,
      name.startsWith("trend_") ? trendBlock(data, name, block as Trend) : testBlock(data, name),
    ]),
  );
}

describe("the log-rank family against R", () => {
  test("all 16 cases are here, 3 of them not computable, and the list of cases not met is empty", () => {
    expect(cases).toHaveLength(16);
    expect(tested).toHaveLength(13);
    expect(Object.keys(NOT_MET)).toEqual([]);
  });

  test.each(tested.map((c) => [c.id, c] as const))("%s", (_, oracle) => {
    const skip = ["r_call", "formula"];
    const { compared, mismatches } = compareWith(oracle.expected, answers(oracle), { relative: 1e-9, skip });
    expect(mismatches).toEqual([]);
    expect(compared).toBeGreaterThan(50);
  });

  test.each([
    ["edge_all_censored", "every observation is censored"],
    ["edge_empty_arm", "fewer than two groups have participants"],
    ["edge_all_same_time", "the variance of the test is zero"],
  ])("%s is not computable: %s", (id, why) => {
    const { data } = cases.find((oracle) => oracle.id === id)!;
    expect(logRank(columnsOf(data).columns)).toEqual({ kind: "not-computable", why });
  });
});
