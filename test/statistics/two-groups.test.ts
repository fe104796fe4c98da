import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareTwoGroups, pooledZ } from "../../src/statistics/contingency/chi-square-test.ts";
import {
  conditionalOddsRatio,
  conditionalOddsRatioInterval,
} from "../../src/statistics/contingency/conditional-odds-ratio.ts";
import { chiSquareTable } from "../../src/statistics/contingency/contingency-table.ts";
import { fisherExact } from "../../src/statistics/contingency/fisher-exact.ts";
import { fisherExactTable } from "../../src/statistics/contingency/fisher-exact-table.ts";
import { cochranMantelHaenszel, mantelHaenszelExact } from "../../src/statistics/contingency/mantel-haenszel.ts";
import { mcnemarChiSquare, mcnemarExact } from "../../src/statistics/contingency/mcnemar.ts";
import {
  newcombe,
  RISK_DIFFERENCE_METHODS,
  riskDifferenceInterval,
} from "../../src/statistics/contingency/risk-difference.ts";
import {
  oddsRatioScoreInterval,
  RISK_RATIO_METHODS,
  riskRatioInterval,
} from "../../src/statistics/contingency/risk-ratio.ts";
import type { TwoGroups } from "../../src/statistics/contingency/two-groups.ts";
import { barnard, boschloo } from "../../src/statistics/contingency/unconditional-exact.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";

function group(max: number): fc.Arbitrary<readonly [number, number]> {
  return fc.integer({ min: 2, max }).chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
}

function tables(max = 60): fc.Arbitrary<TwoGroups> {
  return fc
    .tuple(group(max), group(max))
    .map(([[events1, total1], [events2, total2]]) => ({ events1, total1, events2, total2 }));
}

function swapped({ events1, total1, events2, total2 }: TwoGroups): TwoGroups {
  return { events1: events2, total1: total2, events2: events1, total2: total1 };
}

function complement({ events1, total1, events2, total2 }: TwoGroups): TwoGroups {
  return { events1: total1 - events1, total1, events2: total2 - events2, total2 };
}

function bothOutcomes({ events1, total1, events2, total2 }: TwoGroups): boolean {
  const events = events1 + events2;
  return events > 0 && events < total1 + total2;
}

function limits(answer: unknown): Interval {
  if (isNotComputable(answer)) throw new Error(answer.why);
  return answer as Interval;
}

describe.each(RISK_DIFFERENCE_METHODS)("difference by %s", (method) => {
  test("contains the estimate, stays in [-1, 1] and turns round with the groups and with the event", () => {
    fc.assert(
      fc.property(tables(), (groups) => {
        const { lower, upper } = limits(riskDifferenceInterval({ ...groups, level: 0.95, method }));
        const turned = limits(riskDifferenceInterval({ ...swapped(groups), level: 0.95, method }));
        const opposite = limits(riskDifferenceInterval({ ...complement(groups), level: 0.95, method }));
        const estimate = groups.events1 / groups.total1 - groups.events2 / groups.total2;
        // Agresti–Caffo is centered on a shrunken difference.
        if (method !== "agresti-caffo") {
          expect(lower).toBeLessThanOrEqual(estimate + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(estimate - 1e-12);
        }
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
        for (const other of [turned, opposite]) {
          expect(lower).toBeCloseTo(-other.upper, 8);
          expect(upper).toBeCloseTo(-other.lower, 8);
        }
      }),
    );
  });

  test("is not computable for an empty group", () => {
    const empty = { events1: 0, total1: 0, events2: 1, total2: 3, level: 0.95, method };
    expect(isNotComputable(riskDifferenceInterval(empty))).toBe(true);
  });
});

describe("score intervals where the variance vanishes at the estimate", () => {
  // With 0 of n in both groups the constrained estimates are (0, d), so Mee's limits are ±k / (1 + k), k = z² / n.
  const k = 1.959963984540054 ** 2 / 10;

  test.each([
    { name: "no events", events: 0 },
    { name: "only events", events: 10 },
  ])("difference, $name", ({ events }) => {
    const groups = { events1: events, total1: 10, events2: events, total2: 10, level: 0.95 };
    const { lower, upper } = limits(riskDifferenceInterval({ ...groups, method: "mee" }));
    expect(lower).toBeCloseTo(-k / (1 + k), 9);
    expect(upper).toBeCloseTo(k / (1 + k), 9);
  });

  test("ratio, only events", () => {
    const groups = { events1: 10, total1: 10, events2: 10, total2: 10, level: 0.95 };
    const { lower, upper } = limits(riskRatioInterval({ ...groups, method: "koopman" }));
    expect(lower).toBeLessThan(1);
    expect(lower * upper).toBeCloseTo(1, 9);
  });
});

describe.each(RISK_RATIO_METHODS)("ratio by %s", (method) => {
  test("contains the estimate and is inverted when the groups are swapped", () => {
    fc.assert(
      fc.property(tables(), (groups) => {
        fc.pre(groups.events1 > 0 && groups.events2 > 0);
        const { lower, upper } = limits(riskRatioInterval({ ...groups, level: 0.9, method }));
        const turned = limits(riskRatioInterval({ ...swapped(groups), level: 0.9, method }));
        const estimate = (groups.events1 * groups.total2) / (groups.events2 * groups.total1);
        expect(lower).toBeLessThanOrEqual(estimate * (1 + 1e-12));
        expect(upper).toBeGreaterThanOrEqual(estimate * (1 - 1e-12));
        expect(lower * turned.upper).toBeCloseTo(1, 6);
        expect(upper * turned.lower).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe("odds ratios", () => {
  test.each([
    { name: "conditional", compute: conditionalOddsRatioInterval },
    { name: "score", compute: oddsRatioScoreInterval },
  ])("$name limits enclose the estimate and are inverted by a swap", ({ compute }) => {
    fc.assert(
      fc.property(tables(40), (groups) => {
        const estimate = conditionalOddsRatio(groups);
        fc.pre(!isNotComputable(estimate) && Number(estimate) > 0 && Number.isFinite(estimate));
        const { lower, upper } = limits(compute({ ...groups, level: 0.95 }));
        const turned = limits(compute({ ...swapped(groups), level: 0.95 }));
        expect(lower).toBeLessThanOrEqual(Number(estimate));
        expect(upper).toBeGreaterThanOrEqual(Number(estimate));
        expect(lower * turned.upper).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe("tests of two proportions", () => {
  test("do not depend on which group or which outcome comes first", () => {
    fc.assert(
      fc.property(tables(20), (groups) => {
        const two = { alternative: "two-sided" as const };
        for (const compute of [fisherExact, barnard, boschloo]) {
          const value = Number(compute({ ...groups, ...two }));
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(value).toBeCloseTo(Number(compute({ ...swapped(groups), ...two })), 8);
          expect(value).toBeCloseTo(Number(compute({ ...complement(groups), ...two })), 8);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("Boschloo one-sided is never above Fisher one-sided", () => {
    fc.assert(
      fc.property(tables(20), (groups) => {
        const one = { ...groups, alternative: "greater" as const };
        expect(Number(boschloo(one))).toBeLessThanOrEqual(Number(fisherExact(one)) + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test("Barnard finds the maximum a fine grid finds", () => {
    const table = { events1: 9, total1: 10, events2: 3, total2: 10, alternative: "greater" as const };
    // 0.003977775573730469 by exact rational arithmetic over 401 values of the common proportion, at p = 1/2.
    expect(barnard(table)).toBeCloseTo(0.003977775573730469, 9);
  });

  test("chi-square is the square of the pooled z and the same as for the table", () => {
    fc.assert(
      fc.property(tables(), (groups) => {
        fc.pre(bothOutcomes(groups));
        const { events1, total1, events2, total2 } = groups;
        const plain = chiSquareTwoGroups({ ...groups, continuityCorrection: false });
        const table = chiSquareTable([
          [events1, total1 - events1],
          [events2, total2 - events2],
        ]);
        if (isNotComputable(plain) || isNotComputable(table)) throw new Error("expected a test");
        expect(plain.chiSquare).toBeCloseTo(Number(pooledZ(groups)) ** 2, 8);
        expect(plain.chiSquare).toBeCloseTo(table.chiSquare, 8);
      }),
    );
  });

  test("one stratum of Mantel–Haenszel is Fisher's test, and chi-square times (N - 1) / N", () => {
    fc.assert(
      fc.property(tables(), (groups) => {
        fc.pre(bothOutcomes(groups));
        const total = groups.total1 + groups.total2;
        const fisher = fisherExact({ ...groups, alternative: "two-sided" });
        expect(mantelHaenszelExact([groups])).toBeCloseTo(Number(fisher), 9);
        const stratified = cochranMantelHaenszel({ strata: [groups], continuityCorrection: false });
        const plain = chiSquareTwoGroups({ ...groups, continuityCorrection: false });
        if (isNotComputable(stratified) || isNotComputable(plain)) throw new Error("expected a test");
        expect(stratified.chiSquare).toBeCloseTo((plain.chiSquare * (total - 1)) / total, 8);
      }),
    );
  });
});

describe("tables", () => {
  const table = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  });

  test("permuting or transposing changes nothing", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const p = Number(fisherExactTable(rows));
        const transposed = [0, 1, 2].map((j) => rows.map((row) => row[j]!));
        expect(p).toBeCloseTo(Number(fisherExactTable([...rows].reverse())), 9);
        expect(p).toBeCloseTo(Number(fisherExactTable(transposed)), 9);
      }),
      { numRuns: 40 },
    );
  });

  test("a 2 x 2 table gives the test of two groups", () => {
    fc.assert(
      fc.property(tables(30), (groups) => {
        fc.pre(bothOutcomes(groups));
        const { events1, total1, events2, total2 } = groups;
        const asTable = fisherExactTable([
          [events1, total1 - events1],
          [events2, total2 - events2],
        ]);
        expect(asTable).toBeCloseTo(Number(fisherExact({ ...groups, alternative: "two-sided" })), 9);
      }),
    );
  });

  test("an empty row, and a table too large to enumerate, have no exact test", () => {
    expect(
      isNotComputable(
        fisherExactTable([
          [1, 2],
          [0, 0],
        ]),
      ),
    ).toBe(true);
    expect(
      isNotComputable(
        fisherExactTable([
          [90, 80, 70, 60],
          [75, 85, 65, 95],
          [88, 77, 66, 55],
          [51, 62, 73, 84],
        ]),
      ),
    ).toBe(true);
  });
});

test("pairs that never change have no McNemar test", () => {
  expect(isNotComputable(mcnemarExact({ yesNo: 0, noYes: 0 }))).toBe(true);
  expect(isNotComputable(mcnemarChiSquare({ yesNo: 0, noYes: 0, continuityCorrection: true }))).toBe(true);
});

test("a level in percent is refused", () => {
  expect(() => newcombe({ events1: 1, total1: 2, events2: 1, total2: 2, level: 95 })).toThrow(RangeError);
});
