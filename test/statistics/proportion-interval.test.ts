import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Interval } from "../../src/statistics/interval.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import {
  binomialTest,
  binomialTestBlaker,
  binomialTestCentral,
  binomialTestMidP,
  proportionScoreTest,
} from "../../src/statistics/proportions/binomial-test.ts";
import {
  exactLowerBound,
  exactUpperBound,
  PROPORTION_METHODS,
  type ProportionMethod,
  proportionInterval,
} from "../../src/statistics/proportions/proportion-interval.ts";

const LEVELS = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((total) => fc.record({ events: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));

/** Outside [0, 1] the uncut formulas are neither nested in the level nor rising with the events. */
const LEAVES_THE_UNIT_INTERVAL: ReadonlySet<ProportionMethod> = new Set(["agresti-coull-raw", "wald"]);

function limits(method: ProportionMethod, events: number, total: number, level: number): Interval {
  const answer = proportionInterval({ events, total, level, method });
  if (isNotComputable(answer)) throw new Error(answer.why);
  return answer;
}

describe.each(PROPORTION_METHODS)("%s", (method) => {
  test("is symmetric under events -> total - events", () => {
    fc.assert(
      fc.property(counts, LEVELS, ({ events, total }, level) => {
        const one = limits(method, events, total, level);
        const other = limits(method, total - events, total, level);
        expect(one.lower).toBeCloseTo(1 - other.upper, 10);
        expect(one.upper).toBeCloseTo(1 - other.lower, 10);
      }),
    );
  });

  test("contains the estimate, and a higher level contains a lower one", () => {
    fc.assert(
      fc.property(counts, ({ events, total }) => {
        const narrow = limits(method, events, total, 0.9);
        const wide = limits(method, events, total, 0.95);
        expect(narrow.lower).toBeLessThanOrEqual(events / total + 1e-12);
        expect(narrow.upper).toBeGreaterThanOrEqual(events / total - 1e-12);
        if (LEAVES_THE_UNIT_INTERVAL.has(method)) return;
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-12);
        expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - 1e-12);
      }),
    );
  });

  test("moves up with the events", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), LEVELS, (total, level) => {
        const all = Array.from({ length: total - 1 }, (_, i) => limits(method, i + 1, total, level));
        if (LEAVES_THE_UNIT_INTERVAL.has(method)) return;
        for (const [i, next] of all.slice(1).entries())
          expect(next.lower).toBeGreaterThanOrEqual(all[i]!.lower - 1e-12);
      }),
      { numRuns: 20 },
    );
  });

  test("is not computable when nobody was counted", () => {
    expect(isNotComputable(proportionInterval({ events: 0, total: 0, level: 0.95, method }))).toBe(true);
  });

  test("refuses a level in percent and impossible counts", () => {
    expect(() => proportionInterval({ events: 1, total: 2, level: 95, method })).toThrow(RangeError);
    expect(() => proportionInterval({ events: 3, total: 2, level: 0.95, method })).toThrow(RangeError);
    expect(() => proportionInterval({ events: 0.5, total: 2, level: 0.95, method })).toThrow(RangeError);
  });
});

describe("exact intervals", () => {
  test("Blaker's lies inside Clopper–Pearson", () => {
    fc.assert(
      fc.property(counts, LEVELS, ({ events, total }, level) => {
        const outer = limits("clopper-pearson", events, total, level);
        const inner = limits("blaker", events, total, level);
        expect(inner.lower).toBeGreaterThanOrEqual(outer.lower - 1e-12);
        expect(inner.upper).toBeLessThanOrEqual(outer.upper + 1e-12);
      }),
    );
  });

  test("Clopper–Pearson excludes exactly what the central test rejects", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ events, total }, p) => {
        const { lower, upper } = limits("clopper-pearson", events, total, 0.95);
        fc.pre(Math.min(Math.abs(p - lower), Math.abs(p - upper)) > 1e-9);
        const rejected = Number(binomialTestCentral({ events, total, nullProbability: p })) <= 0.05;
        expect(p < lower || p > upper).toBe(rejected);
      }),
    );
  });

  test("one-sided bounds are the limits of the interval with twice the error", () => {
    const bound = { events: 8, total: 15, level: 0.95 };
    const { lower, upper } = limits("clopper-pearson", 8, 15, 0.9);
    expect(exactLowerBound(bound)).toBeCloseTo(lower, 12);
    expect(exactUpperBound(bound)).toBeCloseTo(upper, 12);
  });
});

describe("binomial tests", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  test("p values lie in [0, 1] and are symmetric under a change of what counts as event", () => {
    fc.assert(
      fc.property(counts, probability, ({ events, total }, p) => {
        const one = { events, total, nullProbability: p };
        const other = { events: total - events, total, nullProbability: 1 - p };
        for (const compute of [binomialTestCentral, binomialTestBlaker]) {
          const value = Number(compute(one));
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(value).toBeCloseTo(Number(compute(other)), 8);
        }
        const less = Number(binomialTest({ ...one, alternative: "less" }));
        expect(less).toBeCloseTo(Number(binomialTest({ ...other, alternative: "greater" })), 8);
      }),
    );
  });

  test("the two-sided value is the sum over the counts as likely or less likely", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ events, total }, p) => {
        const probabilityOf = (x: number): number => {
          let value = (1 - p) ** total;
          for (let i = 0; i < x; i++) value *= ((total - i) / (i + 1)) * (p / (1 - p));
          return value;
        };
        const limit = probabilityOf(events) * (1 + 1e-7);
        const all = Array.from({ length: total + 1 }, (_, x) => probabilityOf(x));
        fc.pre(all.every((value) => Math.abs(value / limit - 1) > 1e-9));
        const expected = all.filter((value) => value <= limit).reduce((a, b) => a + b, 0);
        const found = binomialTest({ events, total, nullProbability: p, alternative: "two-sided" });
        expect(found).toBeCloseTo(expected, 9);
      }),
    );
  });

  test("nothing is tested when nobody was counted", () => {
    const input = { events: 0, total: 0, nullProbability: 0.5, alternative: "two-sided" as const };
    const answers = [binomialTest(input), binomialTestMidP(input), binomialTestCentral(input)];
    expect(answers.every(isNotComputable)).toBe(true);
    expect(isNotComputable(proportionScoreTest({ ...input, continuityCorrection: true }))).toBe(true);
  });

  test("a null probability of 0 or 1 has an exact p value but no score", () => {
    const input = { events: 1, total: 10, nullProbability: 0, alternative: "two-sided" as const };
    expect(binomialTest(input)).toBe(0);
    expect(isNotComputable(proportionScoreTest({ ...input, continuityCorrection: false }))).toBe(true);
  });
});
