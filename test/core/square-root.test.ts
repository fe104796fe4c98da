import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, type Exact, exact, multiply, parseExact } from "../../src/core/exact.ts";
import { squareRootNumber } from "../../src/core/square-root.ts";

test.each([
  ["0", 0],
  ["4", 2],
  ["56250000", 7500],
  ["2", Math.SQRT2],
  ["0.25", 0.5],
  ["1e-40", 1e-20],
  ["1e40", 1e20],
  // 1 + 2^-53 lies between two doubles; its square a little above and below decides which.
  ["1.00000000000000022204460492503132042", 1.0000000000000002],
  ["1.00000000000000022204460492503132041", 1],
])("the root of %s is %d", (text, root) => {
  expect(squareRootNumber(exact(text))).toBe(root);
});

test("no other double is nearer", () => {
  const of = (number: number): Exact => parseExact(number.toPrecision(17)) ?? exact(0);
  const positive = fc.integer({ min: 1, max: 1_000_000_000 });
  const property = fc.property(positive, positive, (n, d) => {
    const value = exact(n).div(exact(d));
    const root = squareRootNumber(value);
    const half = root * Number.EPSILON;
    // The root lies between the numbers half a step and a little more below and above.
    const [low, high] = [of(root - half), of(root + half)];
    expect(compare(multiply(low, low), value)).toBeLessThanOrEqual(0);
    expect(compare(multiply(high, high), value)).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property, { numRuns: 300 });
});
