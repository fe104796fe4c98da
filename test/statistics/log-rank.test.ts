import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coxRegression } from "../../src/statistics/regression/cox.ts";
import { logRank, logRankTrend } from "../../src/statistics/survival/log-rank.ts";
import type { RankWeight } from "../../src/statistics/survival/rank-weights.ts";
import { columns, participants, shuffled } from "./time-to-event-arbitraries.ts";

const WEIGHTS: readonly RankWeight[] = [
  "log-rank",
  "gehan",
  "tarone-ware",
  "peto-peto",
  "modified-peto-peto",
  { rho: 1, gamma: 1 },
];

describe("properties of the log-rank family", () => {
  test("neither the order of the rows nor the unit of time nor the labels of the groups change the test", () => {
    fc.assert(
      fc.property(shuffled(1, 5), fc.constantFrom(...WEIGHTS), ([rows, other], weight) => {
        const before = logRank(columns(rows), { weight });
        const { time, status, group } = columns(other);
        const relabelled = group.map((value) => 10 - 3 * value);
        const after = logRank({ time: time.map((value) => value * 1024), status, group: relabelled }, { weight });
        if ("kind" in before) {
          expect(after).toEqual(before);
          return;
        }
        if ("kind" in after) throw new Error(after.why);
        expect(after.df).toBe(before.df);
        expect(Math.abs(after.chiSquare - before.chiSquare)).toBeLessThan(1e-8 * (1 + before.chiSquare));
        const labels = before.groups.map((arm) => 10 - 3 * arm.group).reverse();
        expect(after.groups.map((arm) => arm.group)).toEqual(labels);
        expect(after.groups.map((arm) => arm.n)).toEqual(before.groups.map((arm) => arm.n).reverse());
      }),
    );
  });

  test("observed and expected events have the same total, and the p-value is a probability", () => {
    fc.assert(
      fc.property(participants(1, { minLength: 5 }), (rows) => {
        const answer = logRank({ ...columns(rows), stratum: rows.map((row) => row.stratum) });
        if ("kind" in answer) return;
        const sum = (pick: "observed" | "expected") => answer.groups.reduce((total, arm) => total + arm[pick], 0);
        expect(sum("expected")).toBeCloseTo(sum("observed"), 9);
        expect(answer.pValue).toBeGreaterThanOrEqual(0);
        expect(answer.pValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("two arms: the test is the score test of a Cox model with exact ties, also with delayed entry", () => {
    fc.assert(
      fc.property(participants(1, { minLength: 8 }), (rows) => {
        const { time, status, group } = columns(rows);
        const arm = group.map((value) => Math.min(value, 1));
        const entry = rows.map((row) => row.entry);
        const answer = logRank({ time, status, group: arm, entry });
        const fit = coxRegression({ time, status, entry }, [{ name: "arm", values: arm }], { ties: "exact" });
        if ("kind" in answer || "kind" in fit) return;
        expect(fit.score.chiSquare).toBeCloseTo(answer.chiSquare, 8);
      }),
    );
  });

  test("two arms: the trend test is the log-rank test whatever the scores", () => {
    fc.assert(
      fc.property(participants(1, { minLength: 5 }), (rows) => {
        const data = { ...columns(rows), group: rows.map((row) => Math.min(row.group, 1)) };
        const answer = logRank(data);
        const trend = logRankTrend(data, { score: (group) => 3 + 5 * group });
        if ("kind" in answer || "kind" in trend) {
          expect("kind" in answer).toBe("kind" in trend);
          return;
        }
        expect(trend.chiSquare).toBeCloseTo(answer.chiSquare, 8);
      }),
    );
  });
});

describe("what the log-rank family cannot answer", () => {
  const data = { time: [1, 2, 3, 4], status: [1, 1, 1, 0], group: [0, 0, 1, 1] };

  test.each([
    ["all censored", { ...data, status: [0, 0, 0, 0] }, "every observation is censored"],
    ["one group", { ...data, group: [1, 1, 1, 1] }, "fewer than two groups have participants"],
    ["no variance", { ...data, time: [1, 1, 1, 1], status: [1, 1, 1, 1] }, "the variance of the test is zero"],
    ["each arm a stratum", { ...data, stratum: [0, 0, 1, 1] }, "the variance of the test is zero"],
  ])("%s", (_, columnsOfCase, why) => {
    expect(logRank(columnsOfCase)).toEqual({ kind: "not-computable", why });
    expect(logRankTrend(columnsOfCase)).toMatchObject({ kind: "not-computable" });
  });

  test("groups that never meet", () => {
    const time = [1, 2, 3, 4, 5, 6, 7, 8];
    const answer = logRank({
      time,
      status: time.map(() => 1),
      group: [0, 1, 0, 1, 2, 3, 2, 3],
      stratum: [0, 0, 0, 0, 1, 1, 1, 1],
    });
    expect(answer).toMatchObject({ kind: "not-computable" });
  });
});
