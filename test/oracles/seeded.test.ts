/** What the other reference files do not combine: strata, ties and delayed entry together, on seeded rows (see data/seeded/seeded.R). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { grayTest } from "../../src/statistics/competing-risks/gray-test.ts";
import { breslowDay } from "../../src/statistics/contingency/breslow-day.ts";
import { type CoxFit, coxRegression } from "../../src/statistics/regression/cox.ts";
import { fineGray } from "../../src/statistics/regression/fine-gray.ts";
import { rankSumTest } from "../../src/statistics/samples/rank-sum.ts";
import { signedRankTest } from "../../src/statistics/samples/signed-rank.ts";
import { kaplanMeier } from "../../src/statistics/survival/kaplan-meier.ts";
import { logRank } from "../../src/statistics/survival/log-rank.ts";
import { survivalAt } from "../../src/statistics/survival/survival-at.ts";
import { present } from "./simon-oracle.ts";

interface CoxReference {
  readonly coef: number;
  readonly se: number;
  readonly wald: number;
  readonly score: number;
  readonly lr: number;
  readonly concordance: number;
  readonly cse: number;
}

const reference = JSON.parse(readFileSync(new URL("./data/seeded/seeded.json", import.meta.url), "utf8"));
const { time, status, group, stratum, x, entry } = reference.data as Record<string, number[]> as {
  readonly [name in "time" | "status" | "group" | "stratum" | "x" | "entry"]: number[];
};
const anyEvent = status.map((value) => Math.min(value, 1));

function expectClose(found: unknown, wanted: number, relative = 1e-9): void {
  expect([typeof found, typeof wanted]).toEqual(["number", "number"]);
  expect(Math.abs((found as number) - wanted)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(wanted));
}

describe("Gray's test, three groups, against cmprsk::cuminc", () => {
  const strata = { time, status, group, stratum };
  test.each([
    { name: "plain", data: { time, status, group }, rho: 0, wanted: reference.gray.rho0 },
    { name: "stratified", data: strata, rho: 0, wanted: reference.gray.rho0Strata },
    { name: "stratified, rho 1", data: strata, rho: 1, wanted: reference.gray.rho1Strata },
  ])("$name", ({ data, rho, wanted }) => {
    for (const cause of [1, 2]) expectClose(present(grayTest(data, { cause, rho })).chiSquare, wanted[cause - 1]);
  });
});

test("Fine–Gray with ties, three covariates, against cmprsk::crr", () => {
  const covariates = [
    { name: "x", values: x },
    { name: "group 2", values: group.map((value) => Number(value === 2)) },
    { name: "group 3", values: group.map((value) => Number(value === 3)) },
  ];
  const { terms } = present(fineGray({ time, status }, covariates, { cause: 1 }));
  for (const [j, term] of terms.entries()) {
    expectClose(term.coefficient, reference.fineGray.coef[j], 1e-6);
    expectClose(term.standardError, reference.fineGray.se[j], 1e-6);
  }
});

describe("Kaplan–Meier with delayed entry, against survfit(Surv(entry, time, event))", () => {
  test.each(["plain", "log", "log-log", "logit", "arcsin"] as const)("%s", (type) => {
    const curve = present(kaplanMeier({ time, status: anyEvent, entry }));
    for (const [i, place] of survivalAt(curve, [3, 8, 15], { type }).entries()) {
      const { surv, se, lower, upper } = reference.km[type];
      const found = place as { survival: number; standardError: number; interval: { lower: number; upper: number } };
      expectClose(found.survival, surv[i]);
      expectClose(found.standardError, se[i]);
      expectClose(found.interval.lower, lower[i]);
      expectClose(found.interval.upper, upper[i]);
    }
  });
});

describe("Cox with strata and ties, against coxph", () => {
  const covariates = [{ name: "x", values: x }];
  test.each(["efron", "breslow", "exact"] as const)("%s", (ties) => {
    const fit: CoxFit = present(coxRegression({ time, status: anyEvent, stratum }, covariates, { ties }));
    const wanted: CoxReference = reference.coxStrata[ties];
    expectClose(fit.terms[0]?.coefficient, wanted.coef, 1e-6);
    expectClose(fit.terms[0]?.standardError, wanted.se, 1e-6);
    expectClose(fit.wald.chiSquare, wanted.wald, 1e-6);
    expectClose(fit.score.chiSquare, wanted.score, 1e-6);
    expectClose(fit.likelihoodRatio.chiSquare, wanted.lr, 1e-6);
    expectClose(present(fit.concordance).concordance, wanted.concordance);
    expectClose(present(fit.concordance).standardError, wanted.cse);
  });

  test("delayed entry", () => {
    const fit = present(coxRegression({ time, status: anyEvent, stratum, entry }, covariates));
    expectClose(fit.terms[0]?.coefficient, reference.coxEntry.coef, 1e-6);
    expectClose(fit.terms[0]?.standardError, reference.coxEntry.se, 1e-6);
    expectClose(present(fit.concordance).concordance, reference.coxEntry.concordance);
  });
});

test("log-rank, stratified, three groups, against survdiff", () => {
  const data = { time, status: anyEvent, group, stratum };
  expectClose(present(logRank(data)).chiSquare, reference.logRankStrata);
});

describe("exact rank tests with ties and zeros, against exactRankTests::wilcox.exact", () => {
  const directions = ["two-sided", "less", "greater"] as const;
  test.each(directions)("%s", (alternative) => {
    const place = directions.indexOf(alternative);
    const first = [1, 1, 2, 3, 3, 3, 7, 9];
    const second = [1, 3, 3, 5, 7, 7, 8, 10, 10];
    const sums = present(rankSumTest({ first, second, alternative, method: "exact" }));
    expectClose(sums.pValue, reference.rankSum[place]);
    const values = [-2, -1, -1, 1, 1, 2, 3, 3, 4, 0, 5];
    const signed = present(signedRankTest({ values, center: 0, alternative, method: "exact" }));
    expectClose(signed.pValue, reference.signedRank[place]);
  });
});

test("Breslow–Day and Tarone with an empty cell, against metafor::rma.mh", () => {
  const strata = [
    { events1: 3, total1: 20, events2: 9, total2: 22 },
    { events1: 0, total1: 12, events2: 2, total2: 14 },
    { events1: 7, total1: 15, events2: 12, total2: 16 },
    { events1: 4, total1: 10, events2: 4, total2: 11 },
  ];
  const { bd, bdp, ta, tap } = reference.breslowDay;
  for (const [tarone, chiSquare, pValue] of [
    [false, bd, bdp],
    [true, ta, tap],
  ]) {
    const found = present(breslowDay({ strata, tarone }));
    expectClose(found.chiSquare, chiSquare, 1e-8);
    expectClose(found.pValue, pValue, 1e-8);
  }
});
