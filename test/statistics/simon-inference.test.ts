import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { computeConditionalPower, computePredictivePower } from "../../src/statistics/simon/simon-conditional-power.ts";
import {
  computeCurtailedCharacteristics,
  computeFutilityBounds,
} from "../../src/statistics/simon/simon-curtailment.ts";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { inferDeviatedSimonOutcome } from "../../src/statistics/simon/simon-deviation.ts";
import { medianUnbiasedRate, umvcue, umvue } from "../../src/statistics/simon/simon-estimate.ts";
import {
  inferSimonOutcome,
  type SimonEstimates,
  type SimonIntervals,
} from "../../src/statistics/simon/simon-inference.ts";
import {
  jungKimInterval,
  koyamaChenInterval,
  naiveSimonInterval,
  simonMidPInterval,
} from "../../src/statistics/simon/simon-interval.ts";
import { computeSimonCharacteristicsAt } from "../../src/statistics/simon/simon-operating-characteristics.ts";
import {
  outcomeProbabilities,
  probabilityAtLeast,
  probabilityAtMost,
} from "../../src/statistics/simon/simon-outcome.ts";
import { computeSimonPValues } from "../../src/statistics/simon/simon-p-value.ts";
import { present } from "../oracles/simon-oracle.ts";
import { anyDesign, anyOutcome, anyRate } from "./simon-arbitraries.ts";

const seed: SimonDesign = { r1: 8, n1: 15, r: 26, n: 43 };
const outcomesOf = (design: SimonDesign) =>
  Array.from({ length: design.n + 1 }, (_, responses) => ({ design, responses }));

describe("the sample space", () => {
  test("probabilities add up, and the two tails overlap in the outcome itself", () => {
    fc.assert(
      fc.property(anyOutcome(60), anyRate, ({ design, responses }, p) => {
        const probabilities = outcomeProbabilities(design, p);
        expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
        const overlap = probabilityAtLeast(design, responses, p) + probabilityAtMost(design, responses, p) - 1;
        expect(overlap).toBeCloseTo(probabilities[responses]!, 12);
      }),
    );
  });
});

describe("estimates", () => {
  test("the UMVUE has the true rate as its mean", () => {
    fc.assert(
      fc.property(anyDesign(40), anyRate, (design, p) => {
        const probabilities = outcomeProbabilities(design, p);
        const mean = outcomesOf(design).reduce((sum, o) => sum + probabilities[o.responses]! * present(umvue(o)), 0);
        expect(mean).toBeCloseTo(p, 10);
      }),
    );
  });

  test("the UMVCUE has the true rate as its mean among trials that reach stage 2", () => {
    fc.assert(
      fc.property(anyDesign(40), anyRate, (design, p) => {
        const reached = outcomesOf(design).filter(({ responses }) => responses > design.r1);
        const probabilities = outcomeProbabilities(design, p);
        const total = reached.reduce((sum, { responses }) => sum + probabilities[responses]!, 0);
        fc.pre(total > 1e-9);
        const mean = reached.reduce((sum, o) => sum + probabilities[o.responses]! * present(umvcue(o)), 0) / total;
        expect(mean).toBeCloseTo(p, 8);
      }),
    );
  });

  test("after a stop there is no conditional estimate, and without responses no median-unbiased one", () => {
    expect(umvcue({ design: seed, responses: 8 })).toMatchObject({ kind: "not-computable" });
    expect(medianUnbiasedRate({ design: seed, responses: 0 })).toMatchObject({ kind: "not-computable" });
  });

  test("every estimate stays between 0 and 1 and grows with the responses of its stage", () => {
    const found = outcomesOf(seed).map((outcome) => present(inferSimonOutcome(outcome, { p0: 0.5 })).estimates);
    const keys: readonly (keyof SimonEstimates)[] = ["naive", "umvue", "biasAdjusted", "conditionalMle"];
    for (const key of keys) {
      const values = found.map((estimates) => present(estimates[key]));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
      for (let s = 1; s <= seed.n; s++)
        if (s !== seed.r1 + 1) expect(values[s]).toBeGreaterThan(values[s - 1]! - 1e-12);
    }
  });
});

describe("p values and intervals", () => {
  test("the stagewise p value falls as responses grow and equals alpha at the first rejecting count", () => {
    fc.assert(
      fc.property(anyDesign(50), anyRate, (design, p0) => {
        const p = outcomesOf(design).map((outcome) => present(computeSimonPValues(outcome, p0)).stagewise);
        for (let s = 1; s < p.length; s++) expect(p[s]).toBeLessThanOrEqual(p[s - 1]! + 1e-12);
        const first = Math.max(design.r, design.r1) + 1;
        if (first <= design.n)
          expect(p[first]).toBeCloseTo(present(computeSimonCharacteristicsAt(design, p0)).reject, 12);
      }),
    );
  });

  test("the median-unbiased rate lies inside the stagewise intervals, and a higher level is wider", () => {
    fc.assert(
      fc.property(anyOutcome(50), fc.double({ min: 0.2, max: 0.99, noNaN: true }), (outcome, level) => {
        fc.pre(outcome.responses > 0);
        const median = present(medianUnbiasedRate(outcome));
        const koyamaChen = present(koyamaChenInterval(outcome, level));
        const exact = present(jungKimInterval(outcome, level));
        const wider = present(jungKimInterval(outcome, (1 + level) / 2));
        const midP = present(simonMidPInterval(outcome, level));
        expect(koyamaChen.lower).toBeLessThan(median);
        expect(present(koyamaChen.upper)).toBeGreaterThan(median);
        expect(exact.upper).toBeGreaterThanOrEqual(present(koyamaChen.upper) - 1e-12);
        expect([wider.lower <= exact.lower + 1e-12, wider.upper >= exact.upper - 1e-12]).toEqual([true, true]);
        expect([midP.lower >= exact.lower - 1e-12, midP.upper <= exact.upper + 1e-12]).toEqual([true, true]);
      }),
      { numRuns: 50 },
    );
  });

  test("the exact interval covers the rate at least as often as its level", () => {
    fc.assert(
      fc.property(anyDesign(25), anyRate, (design, p) => {
        const probabilities = outcomeProbabilities(design, p);
        const coverage = outcomesOf(design).reduce((sum, outcome) => {
          const { lower, upper } = present(jungKimInterval(outcome, 0.9));
          return lower <= p && p <= upper ? sum + probabilities[outcome.responses]! : sum;
        }, 0);
        expect(coverage).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  test("27 of 43 rejects although the naive 95 % interval holds 0.50", () => {
    const outcome = { design: seed, responses: 27 };
    const naive = present(naiveSimonInterval(outcome, 0.95));
    expect([naive.lower, naive.upper].map((limit) => limit.toFixed(3))).toEqual(["0.467", "0.770"]);
    expect(present(computeSimonPValues(outcome, 0.5)).stagewise).toBeCloseTo(0.04993, 5);
  });

  test("no responses: lower limits 0, and Koyama-Chen has no upper limit", () => {
    const none = { design: seed, responses: 0 };
    expect(koyamaChenInterval(none, 0.95)).toMatchObject({ lower: 0, upper: { kind: "not-computable" } });
    expect(present(jungKimInterval(none, 0.95)).lower).toBe(0);
    expect(present(jungKimInterval({ design: seed, responses: 43 }, 0.95)).upper).toBe(1);
  });

  test("intervals come at the levels asked for, 95 % unless told", () => {
    const levels = (asked?: readonly number[]) => {
      const options = asked === undefined ? { p0: 0.5 } : { p0: 0.5, levels: asked };
      const found = present(inferSimonOutcome({ design: seed, responses: 27 }, options));
      return found.intervals.map((intervals: SimonIntervals) => intervals.level);
    };
    expect([levels(), levels([0.8, 0.9])]).toEqual([[0.95], [0.8, 0.9]]);
  });

  test("impossible outcomes are not computable; an impossible level is a bug", () => {
    expect(isNotComputable(inferSimonOutcome({ design: seed, responses: 44 }, { p0: 0.5 }))).toBe(true);
    expect(isNotComputable(koyamaChenInterval({ design: { ...seed, n1: 99 }, responses: 4 }, 0.9))).toBe(true);
    expect(() => jungKimInterval({ design: seed, responses: 20 }, 95)).toThrow(RangeError);
  });
});

describe("a stage 2 of another size", () => {
  test("with the planned size the first rejecting count has the planned alpha", () => {
    const outcome = { design: seed, actualN2: 28, stage1Responses: 12, stage2Responses: 15 };
    const found = present(inferDeviatedSimonOutcome(outcome, { p0: 0.5 }));
    expect(found.pValue).toBeCloseTo(0.049932930718, 12);
    expect(found).toMatchObject({ rejects: true, criticalStage2Responses: 15 });
  });

  test.each([
    { change: { stage1Responses: 8 }, why: "with 8 responses in stage 1 the design stops there" },
    { change: { stage2Responses: 31 }, why: "31 responses cannot come from 30 participants of stage 2" },
    { change: { actualN2: 0, stage2Responses: 0 }, why: "stage 2 has no participants" },
  ])("$why", ({ change, why }) => {
    const outcome = { design: seed, actualN2: 30, stage1Responses: 12, stage2Responses: 15, ...change };
    expect(inferDeviatedSimonOutcome(outcome, { p0: 0.5 })).toEqual({ kind: "not-computable", why });
  });
});

describe("a trial in progress", () => {
  const anyInterim = anyDesign(40).chain((design) =>
    fc.integer({ min: 0, max: design.n - 1 }).chain((evaluated) =>
      fc.record({
        design: fc.constant(design),
        evaluated: fc.constant(evaluated),
        responses: fc.integer({ min: 0, max: evaluated }),
      }),
    ),
  );

  test("conditional power is the mean of what it will be after one more participant", () => {
    fc.assert(
      fc.property(anyInterim, anyRate, ({ design, evaluated, responses }, p) => {
        fc.pre(evaluated !== design.n1 || responses > design.r1);
        const power = (k: number) =>
          present(computeConditionalPower(design, { responses: k, evaluated: evaluated + 1 }, p));
        const now = present(computeConditionalPower(design, { responses, evaluated }, p));
        // Beyond stage 1 the count there is unknown; a count that just passed overall may hide a stop.
        fc.pre(evaluated < design.n1 || responses > design.r1);
        expect(now).toBeCloseTo((1 - p) * power(responses) + p * power(responses + 1), 10);
      }),
    );
  });

  test("predictive power under a sharp prior is the conditional power at its mean", () => {
    fc.assert(
      fc.property(anyInterim, anyRate, ({ design, evaluated, responses }, p) => {
        const interim = { responses, evaluated };
        const sharp = present(computePredictivePower(design, interim, { a: p * 1e9, b: (1 - p) * 1e9 }));
        expect(sharp).toBeCloseTo(present(computeConditionalPower(design, interim, p)), 5);
      }),
    );
  });

  test("predictive power at the start averages the power over the prior", () => {
    const steps = 2000;
    const rates = Array.from({ length: steps }, (_, i) => (i + 0.5) / steps);
    const mean = rates.reduce((sum, p) => sum + present(computeSimonCharacteristicsAt(seed, p)).reject, 0) / steps;
    expect(present(computePredictivePower(seed, { responses: 0, evaluated: 0 }, { a: 1, b: 1 }))).toBeCloseTo(mean, 5);
  });

  test("a failed stage 1 leaves no power", () => {
    expect(computeConditionalPower(seed, { responses: 20, evaluated: 30, stage1Responses: 8 }, 0.9)).toBe(0);
    expect(computeConditionalPower(seed, { responses: 8, evaluated: 15 }, 0.9)).toBe(0);
    expect(isNotComputable(computeConditionalPower(seed, { responses: 8, evaluated: 44 }, 0.9))).toBe(true);
  });

  test("ending when the result is certain saves participants and changes no decision", () => {
    fc.assert(
      fc.property(anyDesign(40), anyRate, (design, p) => {
        const planned = present(computeSimonCharacteristicsAt(design, p));
        const failure = present(computeCurtailedCharacteristics(design, p, { end: "failure" }));
        const either = present(computeCurtailedCharacteristics(design, p, { end: "either" }));
        expect(failure.reject).toBeCloseTo(planned.reject, 11);
        expect(either.reject).toBeCloseTo(planned.reject, 11);
        expect(failure.EN).toBeLessThanOrEqual(planned.EN + 1e-9);
        expect(either.EN).toBeLessThanOrEqual(failure.EN + 1e-9);
      }),
    );
  });

  test("futility bounds are the counts at which conditional power is too low", () => {
    const bounds = present(computeFutilityBounds(seed, { p1: 0.7, threshold: 0.2 }));
    expect(bounds.length).toBe(43);
    for (const { evaluated, responses } of bounds) {
      const power = (k: number) => present(computeConditionalPower(seed, { responses: k, evaluated }, 0.7));
      if (responses >= 0) expect(power(responses)).toBeLessThan(0.2);
      if (responses < evaluated) expect(power(responses + 1)).toBeGreaterThanOrEqual(0.2);
    }
    const futile = present(
      computeCurtailedCharacteristics(seed, 0.7, { end: "failure", futility: { p1: 0.7, threshold: 0.2 } }),
    );
    expect(futile.reject).toBeLessThan(0.8044);
  });
});
