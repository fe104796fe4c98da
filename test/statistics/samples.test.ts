import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as describeValues } from "../../src/statistics/description/describe.ts";
import { geometricMean, skewness, standardDeviation } from "../../src/statistics/description/moments.ts";
import { QUANTILE_TYPES, quantile } from "../../src/statistics/description/quantile.ts";
import { shapiroWilk } from "../../src/statistics/description/shapiro-wilk.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { findFallingRoot, findRoot } from "../../src/statistics/numeric/root-finding.ts";
import { hodgesLehmann, hodgesLehmannNormal } from "../../src/statistics/samples/hodges-lehmann.ts";
import { analysisOfVariance, kruskalWallis, welchAnalysisOfVariance } from "../../src/statistics/samples/k-groups.ts";
import { rankSumTest } from "../../src/statistics/samples/rank-sum.ts";
import { midranks } from "../../src/statistics/samples/ranks.ts";
import { pseudomedian, signedRankTest } from "../../src/statistics/samples/signed-rank.ts";
import { pairedT, pooledT, welchT } from "../../src/statistics/samples/t-test.ts";

const TWO_SIDED = { alternative: "two-sided", level: 0.95 } as const;

function sample(minLength: number, maxLength = 15): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: -20, max: 20 }), { minLength, maxLength });
}

function computed<T extends object | number>(answer: T): Exclude<T, { kind: "not-computable" }> {
  if (isNotComputable(answer)) throw new Error(answer.why);
  return answer as Exclude<T, { kind: "not-computable" }>;
}

describe("quantile", () => {
  test.each(QUANTILE_TYPES)("%s does not depend on row order, rises and stays inside the sample", (type) => {
    fc.assert(
      fc.property(sample(1), fc.double({ min: 0, max: 1, noNaN: true }), (values, probability) => {
        const value = Number(quantile({ values, probability, type }));
        const shuffled = [...values].reverse();
        expect(quantile({ values: shuffled, probability, type })).toBe(value);
        expect(value).toBeGreaterThanOrEqual(Math.min(...values));
        expect(value).toBeLessThanOrEqual(Math.max(...values));
        const higher = Number(quantile({ values, probability: (1 + probability) / 2, type }));
        expect(higher).toBeGreaterThanOrEqual(value - 1e-12);
      }),
    );
  });

  test("an empty sample has none, a probability in percent is refused", () => {
    expect(isNotComputable(quantile({ values: [], probability: 0.5, type: "type-7" }))).toBe(true);
    expect(() => quantile({ values: [1], probability: 50, type: "type-7" })).toThrow(RangeError);
  });

  test("does not sort the caller's values", () => {
    const values = [3, 1, 2];
    quantile({ values, probability: 0.5, type: "type-2" });
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("description", () => {
  test("of no values and of one value says why, never NaN", () => {
    for (const values of [[], [4]]) {
      const answers = Object.values(describeValues({ values, quantileType: "type-2", level: 0.95 }));
      expect(answers.some((answer) => Number.isNaN(answer))).toBe(false);
    }
    const one = describeValues({ values: [4], quantileType: "type-2", level: 0.95 });
    expect([one.n, one.mean, one.median, one.interquartileRange]).toEqual([1, 4, 4, 0]);
    expect(isNotComputable(one.standardDeviation)).toBe(true);
    expect(isNotComputable(one.meanInterval)).toBe(true);
  });

  test("shifting moves the mean and leaves the standard deviation", () => {
    fc.assert(
      fc.property(sample(2), fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
        const moved = values.map((value) => value + shift);
        expect(Number(standardDeviation(moved))).toBeCloseTo(Number(standardDeviation(values)), 9);
      }),
    );
  });

  test("what cannot be computed says why", () => {
    expect(geometricMean([1, 0])).toMatchObject({ why: "a value is zero or negative, so it has no logarithm" });
    expect(skewness([2, 2, 2])).toMatchObject({ why: "all values are equal" });
    expect(isNotComputable(shapiroWilk([1, 2]))).toBe(true);
    expect(() => describeValues({ values: [Number.NaN], quantileType: "type-2", level: 0.95 })).toThrow(RangeError);
  });

  test("Shapiro–Wilk does not depend on location, scale or order", () => {
    fc.assert(
      fc.property(sample(5, 40), (values) => {
        fc.pre(new Set(values).size > 1);
        const one = computed(shapiroWilk(values));
        const other = computed(shapiroWilk([...values].reverse().map((value) => 3 * value + 7)));
        expect(one.w).toBeCloseTo(other.w, 10);
        expect(one.w).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("rank tests", () => {
  test("midranks sum to n(n + 1) / 2", () => {
    fc.assert(
      fc.property(sample(1), (values) => {
        const sum = midranks(values).reduce((a, b) => a + b, 0);
        expect(sum).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });

  test.each(["exact", "normal", "normal-cc"] as const)("rank-sum %s is the same from either side", (method) => {
    fc.assert(
      fc.property(sample(2, 10), sample(2, 10), (first, second) => {
        fc.pre(new Set([...first, ...second]).size > 1);
        const one = computed(rankSumTest({ first, second, method, alternative: "two-sided" }));
        const other = computed(rankSumTest({ first: second, second: first, method, alternative: "two-sided" }));
        expect(one.pValue).toBeCloseTo(other.pValue, 10);
        expect(one.w + other.w).toBeCloseTo(first.length * second.length, 10);
        const less = computed(rankSumTest({ first, second, method, alternative: "less" }));
        const greater = computed(rankSumTest({ first: second, second: first, method, alternative: "greater" }));
        expect(less.pValue).toBeCloseTo(greater.pValue, 10);
      }),
    );
  });

  test("the exact rank-sum p value is that of listing every split", () => {
    // 1 and 2 against 3, 4 and 5: the most extreme of the 10 splits, and its mirror.
    const answer = computed(
      rankSumTest({ first: [1, 2], second: [3, 4, 5], method: "exact", alternative: "two-sided" }),
    );
    expect(answer).toEqual({ w: 0, pValue: 0.2, method: "exact", hasTies: false });
  });

  test("the exact signed-rank p value is that of listing every sign", () => {
    const test1 = signedRankTest({ values: [1, 2, 3], center: 0, method: "exact", alternative: "two-sided" });
    expect(test1).toMatchObject({ v: 6, pValue: 0.25 });
    const dropped = signedRankTest({ values: [0, 1, 2, 3], center: 0, method: "r-default", alternative: "two-sided" });
    expect(dropped).toMatchObject({ v: 6, zerosDropped: 1, method: "normal-cc" });
  });

  test("the level attained is at least the one asked for, unless the samples are too small", () => {
    // With 3 v 3 the widest interval has 1 - 2/20, with 5 v 5 the 0.95 interval has 1 - 2 * 4/252; one value has none.
    const small = computed(hodgesLehmann({ first: [1, 2, 3], second: [4, 6, 8], level: 0.95 }));
    expect(small.interval).toMatchObject({ lower: -7, upper: -1 });
    expect(computed(small.interval).attainedLevel).toBeCloseTo(0.9, 12);
    const five = hodgesLehmann({ first: [1, 2, 3, 4, 5.5], second: [0, 3.2, 7, 8.1, 9.3], level: 0.95 });
    expect(computed(computed(five).interval).attainedLevel).toBeCloseTo(1 - 8 / 252, 12);
    expect(computed(computed(pseudomedian([4], 0.95)).interval).attainedLevel).toBe(0);
  });

  test("samples too large for the exact distribution still have an estimate", () => {
    const first = Array.from({ length: 300 }, (_, i) => i);
    const second = first.map((value) => value + 0.5);
    expect(isNotComputable(rankSumTest({ first, second, method: "exact", alternative: "less" }))).toBe(true);
    const shift = computed(hodgesLehmann({ first, second, level: 0.95 }));
    expect(shift.estimate).toBeCloseTo(-0.5, 10);
    expect(isNotComputable(shift.interval)).toBe(true);
    expect(isNotComputable(computed(hodgesLehmannNormal({ first, second, level: 0.95 })).interval)).toBe(false);
  });

  test("equal values have no normal rank test", () => {
    const same = { first: [1, 1], second: [1, 1], alternative: "two-sided" } as const;
    expect(isNotComputable(rankSumTest({ ...same, method: "normal" }))).toBe(true);
    expect(computed(rankSumTest({ ...same, method: "exact" })).pValue).toBe(1);
  });
});

describe("tests of means", () => {
  test("Welch and pooled agree for equal sizes in t, and swap sign with the groups", () => {
    fc.assert(
      fc.property(sample(4, 4), sample(4, 4), (first, second) => {
        fc.pre(new Set(first).size > 1 && new Set(second).size > 1);
        const welch = computed(welchT({ first, second, ...TWO_SIDED }));
        expect(welch.t).toBeCloseTo(computed(pooledT({ first, second, ...TWO_SIDED })).t, 9);
        const turned = computed(welchT({ first: second, second: first, ...TWO_SIDED }));
        expect(welch.t).toBeCloseTo(-turned.t, 9);
        expect(welch.interval.lower).toBeCloseTo(-turned.interval.upper, 9);
      }),
    );
  });

  test("with two groups analysis of variance is the t test, and Welch's is Welch's", () => {
    fc.assert(
      fc.property(sample(3), sample(3), (first, second) => {
        fc.pre(new Set(first).size > 1 && new Set(second).size > 1);
        const pooled = computed(pooledT({ first, second, ...TWO_SIDED }));
        const welch = computed(welchT({ first, second, ...TWO_SIDED }));
        expect(computed(analysisOfVariance([first, second])).pValue).toBeCloseTo(pooled.pValue, 8);
        expect(computed(welchAnalysisOfVariance([first, second])).pValue).toBeCloseTo(welch.pValue, 8);
      }),
    );
  });

  test("with two groups Kruskal–Wallis is the normal rank-sum test", () => {
    fc.assert(
      fc.property(sample(2), sample(2), (first, second) => {
        fc.pre(new Set([...first, ...second]).size > 1);
        const rank = computed(rankSumTest({ first, second, method: "normal", alternative: "two-sided" }));
        expect(computed(kruskalWallis([first, second])).pValue).toBeCloseTo(rank.pValue, 8);
      }),
    );
  });

  test("constant samples and single values say why; pairs of unequal length are a mistake", () => {
    expect(isNotComputable(welchT({ first: [1, 1], second: [2, 2], ...TWO_SIDED }))).toBe(true);
    expect(isNotComputable(welchT({ first: [1], second: [2, 3], ...TWO_SIDED }))).toBe(true);
    expect(isNotComputable(kruskalWallis([[1], []]))).toBe(true);
    expect(() => pairedT({ first: [1, 2], second: [1], ...TWO_SIDED })).toThrow(RangeError);
  });
});

describe("root finding", () => {
  test("finds the root of a cubic anywhere in the bracket", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (root) => {
        const found = findRoot((x) => (x - root) ** 3 + (x - root), -60, 70);
        expect(found).toBeCloseTo(root, 9);
      }),
    );
  });

  test("accepts a root at an end and refuses a bracket without sign change", () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
    expect(() => findRoot((x) => x + 2, 0, 1)).toThrow(RangeError);
  });

  test("a falling function without a root has it at infinity", () => {
    expect(findFallingRoot((x) => 3 - x)).toBeCloseTo(3, 12);
    expect(findFallingRoot(() => 1)).toBe(Number.POSITIVE_INFINITY);
    expect(findFallingRoot(() => -1)).toBe(Number.NEGATIVE_INFINITY);
  });
});
