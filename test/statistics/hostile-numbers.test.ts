/** Numbers nobody should send and everybody does: every answer is a number or says why there is none, never NaN. */
import { describe, expect, test } from "vitest";
import { aalenJohansen, aalenJohansenByGroup } from "../../src/statistics/competing-risks/aalen-johansen.ts";
import { grayTest } from "../../src/statistics/competing-risks/gray-test.ts";
import { incidenceAt } from "../../src/statistics/competing-risks/incidence-at.ts";
import { overstatementOfOneMinusKaplanMeier } from "../../src/statistics/competing-risks/overstatement.ts";
import { breslowDay } from "../../src/statistics/contingency/breslow-day.ts";
import { chiSquareTwoGroups } from "../../src/statistics/contingency/chi-square-test.ts";
import {
  conditionalOddsRatio,
  conditionalOddsRatioInterval,
} from "../../src/statistics/contingency/conditional-odds-ratio.ts";
import { chiSquareTable, cochranArmitage } from "../../src/statistics/contingency/contingency-table.ts";
import { fisherExact, fisherMidP } from "../../src/statistics/contingency/fisher-exact.ts";
import { fisherExactTable } from "../../src/statistics/contingency/fisher-exact-table.ts";
import {
  cochranMantelHaenszel,
  mantelHaenszelExact,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  petoOddsRatio,
} from "../../src/statistics/contingency/mantel-haenszel.ts";
import { mcnemarChiSquare, mcnemarExact } from "../../src/statistics/contingency/mcnemar.ts";
import { RISK_DIFFERENCE_METHODS, riskDifferenceInterval } from "../../src/statistics/contingency/risk-difference.ts";
import {
  oddsRatioScoreInterval,
  RISK_RATIO_METHODS,
  riskRatioInterval,
} from "../../src/statistics/contingency/risk-ratio.ts";
import { barnard, boschloo } from "../../src/statistics/contingency/unconditional-exact.ts";
import { describe as describeValues } from "../../src/statistics/description/describe.ts";
import { QUANTILE_TYPES, quantile } from "../../src/statistics/description/quantile.ts";
import { shapiroWilk } from "../../src/statistics/description/shapiro-wilk.ts";
import {
  binomialTest,
  binomialTestBlaker,
  binomialTestCentral,
  binomialTestMidP,
  proportionScoreTest,
} from "../../src/statistics/proportions/binomial-test.ts";
import { PROPORTION_METHODS, proportionInterval } from "../../src/statistics/proportions/proportion-interval.ts";
import { coxRegression } from "../../src/statistics/regression/cox.ts";
import { fineGray } from "../../src/statistics/regression/fine-gray.ts";
import { hodgesLehmann, hodgesLehmannNormal } from "../../src/statistics/samples/hodges-lehmann.ts";
import { analysisOfVariance, kruskalWallis, welchAnalysisOfVariance } from "../../src/statistics/samples/k-groups.ts";
import { rankSumTest } from "../../src/statistics/samples/rank-sum.ts";
import { pseudomedian, signedRankTest } from "../../src/statistics/samples/signed-rank.ts";
import { oneSampleT, pairedT, pooledT, varianceRatioTest, welchT } from "../../src/statistics/samples/t-test.ts";
import { kaplanMeier, kaplanMeierByGroup, kaplanMeierSteps } from "../../src/statistics/survival/kaplan-meier.ts";
import { medianSurvival } from "../../src/statistics/survival/km-quantile.ts";
import { logRank, logRankTrend } from "../../src/statistics/survival/log-rank.ts";
import { restrictedMean } from "../../src/statistics/survival/restricted-mean.ts";
import { medianFollowUp } from "../../src/statistics/survival/reverse-kaplan-meier.ts";
import { survivalAt } from "../../src/statistics/survival/survival-at.ts";

/** Where a NaN hides in an answer. An answer or a limit may be infinite; a probability may not, which other tests see. */
function placesOfNaN(value: unknown, path = ""): readonly string[] {
  if (typeof value === "number") return Number.isNaN(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => placesOfNaN(inside, `${path}/${name}`));
}

type Answers = Readonly<Record<string, () => unknown>>;

function expectNoNaN(answers: Answers): void {
  const found = Object.entries(answers).flatMap(([name, answer]) => {
    try {
      return placesOfNaN(answer(), name);
    } catch (error) {
      return [`${name} threw ${error}`];
    }
  });
  expect(found).toEqual([]);
}

const TWO_GROUPS = [0, 1, 2, 15].flatMap((total1) =>
  [0, 1, 15].flatMap((total2) =>
    [...new Set([0, total1])].flatMap((events1) =>
      [...new Set([0, total2])].map((events2) => ({ events1, total1, events2, total2 })),
    ),
  ),
);
const HUGE = { events1: 400_000, total1: 1_000_000, events2: 401_000, total2: 1_000_000 };

describe("two groups, empty, whole and huge", () => {
  test.each([...TWO_GROUPS, HUGE])("$events1/$total1 against $events2/$total2", (table) => {
    const input = { ...table, level: 0.95, alternative: "two-sided" as const };
    expectNoNaN({
      fisher: () => fisherExact(input),
      fisherMidP: () => fisherMidP(input),
      barnard: () => barnard(input),
      boschloo: () => boschloo(input),
      conditionalOddsRatio: () => conditionalOddsRatio(input),
      conditionalOddsRatioInterval: () => conditionalOddsRatioInterval(input),
      chiSquare: () => chiSquareTwoGroups({ ...input, continuityCorrection: false }),
      yates: () => chiSquareTwoGroups({ ...input, continuityCorrection: true }),
      oddsRatioScore: () => oddsRatioScoreInterval(input),
      ...Object.fromEntries(
        RISK_DIFFERENCE_METHODS.map((m) => [m, () => riskDifferenceInterval({ ...input, method: m })]),
      ),
      ...Object.fromEntries(RISK_RATIO_METHODS.map((m) => [m, () => riskRatioInterval({ ...input, method: m })])),
    });
  });

  test.each(TWO_GROUPS)("one stratum $events1/$total1 against $events2/$total2", (table) => {
    const strata = [table];
    expectNoNaN({
      cmh: () => cochranMantelHaenszel({ strata, continuityCorrection: true }),
      exact: () => mantelHaenszelExact(strata),
      oddsRatio: () => mantelHaenszelOddsRatio(strata, 0.95),
      riskRatio: () => mantelHaenszelRiskRatio(strata, 0.95),
      riskDifference: () => mantelHaenszelRiskDifference(strata, 0.95),
      peto: () => petoOddsRatio(strata, 0.95),
      breslowDay: () => breslowDay({ strata, tarone: true }),
    });
  });

  test.each([
    { name: "no rows", table: [] },
    { name: "empty rows", table: [[], []] },
    {
      name: "zeros",
      table: [
        [0, 0],
        [0, 0],
      ],
    },
    { name: "one row", table: [[3, 4]] },
    {
      name: "an empty column",
      table: [
        [3, 0],
        [4, 0],
      ],
    },
  ])("a table with $name", ({ table }) => {
    expectNoNaN({ chiSquare: () => chiSquareTable(table), fisher: () => fisherExactTable(table) });
  });

  test("trend and pairs without anything", () => {
    expectNoNaN({
      none: () => cochranArmitage({ events: [], totals: [] }),
      empty: () => cochranArmitage({ events: [0, 0], totals: [0, 0] }),
      equalScores: () => cochranArmitage({ events: [1, 2], totals: [4, 4], scores: [1, 1] }),
      exact: () => mcnemarExact({ yesNo: 0, noYes: 0 }),
      chiSquare: () => mcnemarChiSquare({ yesNo: 0, noYes: 0, continuityCorrection: true }),
    });
  });
});

describe("one proportion", () => {
  const counts = [0, 1, 1_000_000].flatMap((total) => [...new Set([0, 1, total])].map((events) => ({ events, total })));
  test.each(counts.filter(({ events, total }) => events <= total))("$events of $total", ({ events, total }) => {
    for (const level of [1e-9, 0.5, 1 - 1e-12]) {
      expectNoNaN(
        Object.fromEntries(
          PROPORTION_METHODS.map((m) => [m, () => proportionInterval({ events, total, level, method: m })]),
        ),
      );
    }
    for (const nullProbability of [1e-300, 0.5, 1 - 1e-16]) {
      const input = { events, total, nullProbability };
      const directed = { ...input, alternative: "two-sided" as const };
      expectNoNaN({
        binomial: () => binomialTest(directed),
        central: () => binomialTestCentral(input),
        blaker: () => binomialTestBlaker(input),
        midP: () => binomialTestMidP(directed),
        score: () => proportionScoreTest({ ...directed, continuityCorrection: true }),
      });
    }
  });

  test.each([0, 1, 95, -1, Number.NaN])("a level of %s is refused", (level) => {
    expect(() => proportionInterval({ events: 1, total: 2, level, method: "wilson" })).toThrow(RangeError);
  });
  test.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 2],
    [1, Number.POSITIVE_INFINITY],
  ])("%s of %s is refused", (events, total) => {
    expect(() => proportionInterval({ events, total, level: 0.95, method: "wilson" })).toThrow(RangeError);
  });
});

const SAMPLES: Readonly<Record<string, readonly number[]>> = {
  empty: [],
  one: [3],
  zero: [0],
  "all ties": [2, 2, 2, 2],
  "two values": [1, 2],
  "huge numbers": [1e200, -1e200, 3e200],
  "tiny numbers": [5e-324, 1e-323, 0],
  "nearly constant": [1e15, 1e15 + 0.125, 1e15],
};

describe("samples of numbers", () => {
  const pairs = Object.keys(SAMPLES).flatMap((first) => Object.keys(SAMPLES).map((second) => [first, second] as const));
  test.each(pairs)("%s against %s", (one, other) => {
    const first = SAMPLES[one] ?? [];
    const second = SAMPLES[other] ?? [];
    const input = { first, second, level: 0.95, alternative: "two-sided" as const };
    expectNoNaN({
      exact: () => rankSumTest({ ...input, method: "exact" }),
      normal: () => rankSumTest({ ...input, method: "normal-cc" }),
      hodgesLehmann: () => hodgesLehmann(input),
      hodgesLehmannNormal: () => hodgesLehmannNormal(input),
      welch: () => welchT(input),
      pooled: () => pooledT(input),
      variance: () => varianceRatioTest(input),
      paired: () => (first.length === second.length ? pairedT(input) : 0),
      kruskalWallis: () => kruskalWallis([first, second]),
      anova: () => analysisOfVariance([first, second]),
      welchAnova: () => welchAnalysisOfVariance([first, second]),
    });
  });

  test.each(Object.entries(SAMPLES))("%s alone", (_name, values) => {
    expectNoNaN({
      describe: () => describeValues({ values, quantileType: "type-2", level: 0.95 }),
      shapiroWilk: () => shapiroWilk(values),
      signedRank: () => signedRankTest({ values, center: 0, alternative: "two-sided", method: "r-default" }),
      signedRankAtCenter: () => signedRankTest({ values, center: 2, alternative: "two-sided", method: "exact" }),
      pseudomedian: () => pseudomedian(values, 0.95),
      oneSample: () => oneSampleT({ values, center: 0, level: 0.95, alternative: "two-sided" }),
      kruskalWallis: () => kruskalWallis([values]),
      anova: () => analysisOfVariance([values]),
      ...Object.fromEntries(
        QUANTILE_TYPES.flatMap((type) =>
          [0, 0.5, 1].map((p) => [`${type} ${p}`, () => quantile({ values, probability: p, type })]),
        ),
      ),
    });
  });
});

const NAN = Number.NaN;
const TIMES: Readonly<
  Record<string, { time: number[]; status: number[]; group: number[]; entry?: number[]; stratum?: number[] }>
> = {
  nobody: { time: [], status: [], group: [] },
  "one censored": { time: [1], status: [0], group: [1] },
  "one event": { time: [1], status: [1], group: [1] },
  "one event at 0": { time: [0], status: [1], group: [1] },
  "all missing": { time: [NAN, NAN], status: [1, 0], group: [1, 2] },
  "all censored": { time: [1, 2, 3, 4], status: [0, 0, 0, 0], group: [1, 1, 2, 2] },
  "all tied events": { time: [5, 5, 5, 5], status: [1, 1, 1, 1], group: [1, 1, 2, 2] },
  "all tied, two causes": { time: [5, 5, 5, 5], status: [1, 2, 1, 2], group: [1, 1, 2, 2] },
  "only competing": { time: [1, 2, 3, 4], status: [2, 2, 0, 2], group: [1, 1, 2, 2] },
  "one group": { time: [1, 2, 3, 4], status: [1, 2, 0, 1], group: [1, 1, 1, 1] },
  "each group in a stratum of its own": {
    time: [1, 2, 3, 4],
    status: [1, 1, 1, 1],
    group: [1, 1, 2, 2],
    stratum: [1, 1, 2, 2],
  },
  "negative times": { time: [-4, -2, 0, 3], status: [1, 0, 1, 2], group: [1, 2, 1, 2] },
  "infinite time": { time: [1, Number.POSITIVE_INFINITY, 2, 3], status: [1, 0, 1, 1], group: [1, 2, 1, 2] },
  "entries at the end": { time: [1, 2], status: [1, 1], group: [1, 2], entry: [1, 2] },
  "risk set empties and refills": {
    time: [1, 2, 6, 7],
    status: [1, 1, 1, 0],
    group: [1, 2, 1, 2],
    entry: [0, 0, 5, 5],
  },
  "the group decides": { time: [1, 2, 3, 4], status: [1, 1, 1, 1], group: [1, 1, 2, 2] },
};

describe("times", () => {
  test.each(Object.entries(TIMES))("%s", (_name, data) => {
    const covariates = [{ name: "group", values: data.group }];
    const anyEvent = { ...data, status: data.status.map((s) => Math.min(s, 1)) };
    const curve = kaplanMeier(anyEvent);
    const incidences = aalenJohansen(data);
    expectNoNaN({
      curve: () => curve,
      byGroup: () => kaplanMeierByGroup(anyEvent),
      followUp: () => medianFollowUp(anyEvent),
      incidences: () => incidences,
      delta: () => aalenJohansen(data, { variance: "delta" }),
      incidencesByGroup: () => aalenJohansenByGroup(data),
      gray: () => grayTest(data, { cause: 1 }),
      overstatement: () => overstatementOfOneMinusKaplanMeier(data, { cause: 1, times: [-1, 0, 3, 1e9] }),
      logRank: () => logRank(anyEvent),
      gehan: () => logRank(anyEvent, { weight: "gehan" }),
      trend: () => logRankTrend(anyEvent),
      cox: () => coxRegression(anyEvent, covariates),
      breslow: () => coxRegression(anyEvent, covariates, { ties: "breslow" }),
      exact: () => coxRegression(anyEvent, covariates, { ties: "exact" }),
      fineGray: () => fineGray(data, covariates, { cause: 1 }),
    });
    if (!("kind" in curve)) {
      for (const type of ["plain", "log", "log-log", "logit", "arcsin"] as const) {
        expectNoNaN({
          at: () => survivalAt(curve, [-1, 0, 3, 1e9], { type }),
          steps: () => kaplanMeierSteps(curve),
          median: () => medianSurvival(curve, { type }),
          restrictedMean: () => restrictedMean(curve, 3),
        });
      }
    }
    if (!("kind" in incidences)) {
      for (const cause of incidences.causes) {
        expectNoNaN({ [cause.cause]: () => incidenceAt(incidences, cause, [-1, 0, 3, 1e9]) });
      }
    }
  });
});
