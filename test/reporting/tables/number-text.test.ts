import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import {
  decimalsOf,
  fixedText,
  percentOf,
  percentText,
  pValueText,
  roundedText,
} from "../../../src/reporting/tables/number-text.ts";

describe("rounding half away from zero, on the decimal that is printed", () => {
  test.each([
    [1.005, 2, "1.01"],
    [-1.005, 2, "-1.01"],
    [2.675, 2, "2.68"],
    [0.5, 0, "1"],
    [-0.5, 0, "-1"],
    [1.5, 0, "2"],
    [2.5, 0, "3"],
    [0.05, 1, "0.1"],
    [-0.05, 1, "-0.1"],
    [-0.04, 1, "0.0"],
    [-0, 1, "0.0"],
    [-0, 0, "0"],
    [0.049999, 1, "0.0"],
    [9.995, 2, "10.00"],
    [99.95, 1, "100.0"],
    [1e21, 0, "1000000000000000000000"],
    [1e-7, 3, "0.000"],
    [-1e-7, 3, "0.000"],
    [5e-324, 1, "0.0"],
    [Number.NaN, 1, "NE"],
    [undefined, 1, "NE"],
    [Number.POSITIVE_INFINITY, 1, "\u221e"],
    [Number.NEGATIVE_INFINITY, 1, "-\u221e"],
  ])("%s with %s decimals is %s", (value, decimals, wanted) => {
    expect(fixedText(value, decimals)).toBe(wanted);
  });

  test("differs from the text by at most half of the last place, and is never minus zero", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (thousandths, places) => {
          const value = exact(thousandths).div(1000);
          const text = roundedText(value, places);
          const off = exact(text).sub(value).abs();
          expect(off.compare(exact(1).div(2 * 10 ** places))).toBeLessThanOrEqual(0);
          expect(text).not.toMatch(/^-0(?:\.0*)?$/);
          expect(text.split(".")[1]?.length ?? 0).toBe(places);
        },
      ),
      { seed: 20, numRuns: 500 },
    );
  });

  test("of a value and its negative differ in the sign alone", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }), (value, places) => {
        expect(fixedText(-value, places).replace("-", "")).toBe(fixedText(value, places).replace("-", ""));
      }),
      { seed: 21, numRuns: 500 },
    );
  });
});

describe("percentages from two whole numbers", () => {
  test.each([
    [27, 43, "62.8"],
    // R and the double nearest to 6.25 give 6.2.
    [1, 16, "6.3"],
    [0, 43, "0.0"],
    [43, 43, "100.0"],
    [1, 3000, "<0.1"],
    [2999, 3000, ">99.9"],
    // Exactly half of the last place is rounded up and needs no sign.
    [1, 2000, "0.1"],
    [1999, 2000, ">99.9"],
    [0, 0, "NE"],
  ])("%s of %s is %s", (count, total, wanted) => {
    expect(percentOf(count, total)).toBe(wanted);
  });

  test("are the decimal nearest to the fraction, for all counts up to 300", () => {
    for (let total = 1; total <= 300; total += 1)
      for (let count = 0; count <= total; count += 1) {
        const tenths = Math.floor((2000 * count + total) / (2 * total));
        if ((tenths === 0 && count > 0) || (tenths === 1000 && count < total)) continue;
        expect(percentOf(count, total)).toBe(`${Math.floor(tenths / 10)}.${tenths % 10}`);
      }
  });
});

test.each([
  [0.3253, "32.5"],
  [0.0005, "0.1"],
  [-0.0004, "0.0"],
  [-0.3384615384615384, "-33.8"],
  [1, "100.0"],
  [undefined, "NE"],
  [Number.NaN, "NE"],
])("the proportion %s is %s per cent", (proportion, wanted) => {
  expect(percentText(proportion)).toBe(wanted);
});

test.each([
  [0, "<0.001"],
  [0.00099999, "<0.001"],
  [0.001, "0.001"],
  [0.0005, "<0.001"],
  [0.0495, "0.050"],
  [0.999, "0.999"],
  [0.9991, ">0.999"],
  [1, "1.000"],
  [undefined, "NE"],
  [Number.NaN, "NE"],
])("the p value %s is printed %s", (value, wanted) => {
  expect(pValueText(value)).toBe(wanted);
});

test.each([
  [[1, 2, 3], 0],
  [[1, 2.5], 1],
  [[1, 2.55], 1],
  [[], 0],
  [[undefined, Number.NaN], 0],
  [[-0], 0],
])("data %j are printed with %s decimals", (values, wanted) => {
  expect(decimalsOf(values)).toBe(wanted);
});
