import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHANGE_METHODS } from "../../src/analysis/comparisons/change-comparisons.ts";
import { CATEGORY_METHODS, RESPONSE_METHODS } from "../../src/analysis/comparisons/response-comparisons.ts";
import { TIME_METHODS } from "../../src/analysis/comparisons/time-comparisons.ts";
import {
  CATEGORY_COMPARISONS,
  CHANGE_COMPARISONS,
  needsStrata,
  RESPONSE_COMPARISONS,
  TIME_COMPARISONS,
  takesStrata,
} from "../../src/definition/model/comparison-methods.ts";
import * as named from "../../src/definition/model/estimate-methods.ts";
import type { IncidenceVariance } from "../../src/statistics/competing-risks/incidence-variance.ts";
import { RISK_DIFFERENCE_METHODS } from "../../src/statistics/contingency/risk-difference.ts";
import { RISK_RATIO_METHODS } from "../../src/statistics/contingency/risk-ratio.ts";
import { QUANTILE_TYPES } from "../../src/statistics/description/quantile.ts";
import type { Alternative } from "../../src/statistics/interval.ts";
import { PROPORTION_METHODS } from "../../src/statistics/proportions/proportion-interval.ts";
import type { SurvivalIntervalType } from "../../src/statistics/survival/km-interval.ts";
import type { QuantileRule } from "../../src/statistics/survival/km-quantile.ts";

/** Complete because the compiler refuses a missing or an unknown key. */
const ALTERNATIVES: Readonly<Record<Alternative, true>> = { "two-sided": true, less: true, greater: true };
const VARIANCES: Readonly<Record<IncidenceVariance, true>> = { aalen: true, delta: true };
const RULES: Readonly<Record<QuantileRule, true>> = { sas: true, r: true, first: true };
const SURVIVAL_INTERVALS: Readonly<Record<SurvivalIntervalType, true>> = {
  plain: true,
  log: true,
  "log-log": true,
  logit: true,
  arcsin: true,
};

test.each([
  ["intervals of a proportion", named.PROPORTION_INTERVALS, PROPORTION_METHODS],
  ["quantile types", named.QUANTILE_TYPES, QUANTILE_TYPES],
  ["alternatives", named.ALTERNATIVES, Object.keys(ALTERNATIVES)],
  ["variances of an incidence", named.INCIDENCE_VARIANCES, Object.keys(VARIANCES)],
  ["intervals of survival", named.SURVIVAL_INTERVALS, Object.keys(SURVIVAL_INTERVALS)],
  ["quantile rules", named.SURVIVAL_QUANTILE_RULES, Object.keys(RULES)],
  ["comparisons of responders", Object.keys(RESPONSE_COMPARISONS), Object.keys(RESPONSE_METHODS)],
  ["comparisons of categories", Object.keys(CATEGORY_COMPARISONS), Object.keys(CATEGORY_METHODS)],
  ["comparisons of values", Object.keys(CHANGE_COMPARISONS), Object.keys(CHANGE_METHODS)],
  ["comparisons of times", Object.keys(TIME_COMPARISONS), Object.keys(TIME_METHODS)],
])("the study file names the %s that exist", (_, names, offered) => {
  expect([...names].sort()).toEqual([...offered].sort());
});

test("every risk difference and every risk ratio can be named", () => {
  const ratios = RISK_RATIO_METHODS.map((name) => (name === "miettinen-nurminen" ? `${name}-ratio` : name));
  expect(Object.keys(RESPONSE_COMPARISONS)).toEqual(expect.arrayContaining([...RISK_DIFFERENCE_METHODS, ...ratios]));
});

test("what needs strata takes them", () => {
  const methods = [RESPONSE_COMPARISONS, CHANGE_COMPARISONS, TIME_COMPARISONS].flatMap((table) => Object.keys(table));
  expect(methods.filter((name) => needsStrata(name) && !takesStrata(name))).toEqual([]);
});

test.each([
  RESPONSE_COMPARISONS,
  CATEGORY_COMPARISONS,
  CHANGE_COMPARISONS,
  TIME_COMPARISONS,
  named.PROPORTION_INTERVALS,
  named.PROPORTION_TESTS,
  named.INCIDENCE_INTERVALS,
])("names are lower-case with hyphens", (names) => {
  for (const name of Array.isArray(names) ? names : Object.keys(names)) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
});

test("docs/statistics.md names every method", () => {
  const page = readFileSync(new URL("../../docs/statistics.md", import.meta.url), "utf8");
  const lists: readonly (readonly string[])[] = [
    named.PROPORTION_INTERVALS,
    named.PROPORTION_TESTS,
    named.ALTERNATIVES,
    named.LOCATION_TESTS,
    named.INCIDENCE_VARIANCES,
    named.INCIDENCE_INTERVALS,
    named.SURVIVAL_INTERVALS,
    named.SURVIVAL_QUANTILE_RULES,
    ...[RESPONSE_COMPARISONS, CATEGORY_COMPARISONS, CHANGE_COMPARISONS, TIME_COMPARISONS].map((table) =>
      Object.keys(table),
    ),
  ];
  expect(lists.flat().filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
