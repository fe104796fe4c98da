import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Exact, exact } from "../../src/core/exact.ts";
import {
  above,
  below,
  divideIntervals,
  type Interval,
  interval,
  maxInterval,
  meanInterval,
  minInterval,
  point,
  pointValue,
  scaleInterval,
  subtractIntervals,
  within,
} from "../../src/core/interval.ts";

/** `[0, 0.1)`, `(3, inf)`, `(-inf, 2]`, or a plain number for a point. */
function read(text: string): Interval {
  const match = /^([[(])(\S+), (\S+)([\])])$/.exec(text);
  if (match === null) return point(exact(text));
  const bound = (written = "") => (written.endsWith("inf") ? undefined : exact(written));
  return interval(bound(match[2]), match[1] === "(", bound(match[3]), match[4] === ")");
}

function text({ lower, lowerOpen, upper, upperOpen }: Interval): string {
  const bound = (value: Exact | undefined, infinite: string) => value?.toFraction() ?? infinite;
  return `${lowerOpen ? "(" : "["}${bound(lower, "-inf")}, ${bound(upper, "inf")}${upperOpen ? ")" : "]"}`;
}

describe("within", () => {
  test.each([
    { value: "0.5", range: "(0.5, inf)", truth: "not-met" },
    { value: "0.5", range: "[0.5, inf)", truth: "met" },
    { value: "0.51", range: "(0.5, inf)", truth: "met" },
    { value: "40", range: "[40, inf)", truth: "met" },
    { value: "39.9", range: "[40, inf)", truth: "not-met" },
    { value: "80", range: "(-inf, 80)", truth: "not-met" },
    { value: "80", range: "(-inf, 80]", truth: "met" },
    { value: "4", range: "[4, 10]", truth: "met" },
    { value: "10", range: "[4, 10]", truth: "met" },
    { value: "11", range: "[4, 10]", truth: "not-met" },
    { value: "[0, 0.1)", range: "(0.5, inf)", truth: "not-met" },
    { value: "[0, 0.1)", range: "[0.1, inf)", truth: "not-met" },
    { value: "[0, 0.1]", range: "[0.1, inf)", truth: "not-evaluable" },
    { value: "[0, 0.1]", range: "(0.1, inf)", truth: "not-met" },
    { value: "[0, 0.1)", range: "[0.05, inf)", truth: "not-evaluable" },
    { value: "[0, 0.1)", range: "(-inf, 0.1)", truth: "met" },
    { value: "[0, 0.1]", range: "(-inf, 0.1)", truth: "not-evaluable" },
    { value: "[0, 0.1]", range: "(-inf, 0.1]", truth: "met" },
    { value: "(1000, inf)", range: "(1000, inf)", truth: "met" },
    { value: "[1000, inf)", range: "(1000, inf)", truth: "not-evaluable" },
    { value: "[1000, inf)", range: "[1000, inf)", truth: "met" },
    { value: "(1000, inf)", range: "(-inf, 1000]", truth: "not-met" },
    { value: "[1000, inf)", range: "(-inf, 1000]", truth: "not-evaluable" },
    { value: "(-inf, inf)", range: "(0, inf)", truth: "not-evaluable" },
    { value: "(-inf, inf)", range: "(-inf, inf)", truth: "met" },
    { value: "(0.4, 0.5)", range: "[0.5, inf)", truth: "not-met" },
    { value: "(0.5, 0.6)", range: "(0.5, inf)", truth: "met" },
  ])("$value in $range: $truth", ({ value, range, truth }) => expect(within(read(value), read(range))).toBe(truth));

  const ends = [false, true].flatMap((a) => [false, true].map((b) => [a, b] as const));
  const combinations = ends.flatMap(([a, b]) => ends.map(([c, d]) => ({ a, b, c, d })));
  test.each(combinations)("the same bounds, value open $a $b, range open $c $d", ({ a, b, c, d }) => {
    const [one, two] = [exact(1), exact(2)];
    const inside = (a || !c) && (b || !d);
    expect(within(interval(one, a, two, b), interval(one, c, two, d))).toBe(inside ? "met" : "not-evaluable");
  });

  test.each(ends)("bounds that touch, open %s and %s, share a value only when both are closed", (a, b) => {
    const [low, high] = [interval(exact(0), false, exact(1), a), interval(exact(1), b, exact(2), false)];
    const truth = a || b ? "not-met" : "not-evaluable";
    expect([within(low, high), within(high, low)]).toEqual([truth, truth]);
  });
});

test.each([
  { how: "min", values: ["0.6", "[0, 0.5)"], wanted: "[0, 1/2)" },
  { how: "min", values: ["0.3", "[0, 0.5)"], wanted: "[0, 3/10]" },
  { how: "min", values: ["0.5", "[0, 0.5)"], wanted: "[0, 1/2)" },
  { how: "min", values: ["5", "(3, inf)"], wanted: "(3, 5]" },
  { how: "min", values: ["2", "(3, inf)"], wanted: "[2, 2]" },
  { how: "min", values: ["[1, 4]", "(1, 3)"], wanted: "[1, 3)" },
  { how: "max", values: ["0.6", "[0, 0.5)"], wanted: "[3/5, 3/5]" },
  { how: "max", values: ["0.3", "[0, 0.5)"], wanted: "[3/10, 1/2)" },
  { how: "max", values: ["5", "(3, inf)"], wanted: "[5, inf)" },
  { how: "mean", values: ["7.1", "7.2", "7.9"], wanted: "[37/5, 37/5]" },
  { how: "mean", values: ["1", "2", "2"], wanted: "[5/3, 5/3]" },
  { how: "mean", values: ["4", "[0, 2)"], wanted: "[2, 3)" },
  { how: "mean", values: ["4", "(10, inf)"], wanted: "(7, inf)" },
])("$how of $values is $wanted", ({ how, values, wanted }) => {
  const reducers: Record<string, (values: Interval[]) => Interval> = {
    min: minInterval,
    max: maxInterval,
    mean: meanInterval,
  };
  expect(text(reducers[how]!(values.map(read)))).toBe(wanted);
});

test.each([minInterval, maxInterval, meanInterval])("%o of nothing is a bug", (reduce) => {
  expect(() => reduce([])).toThrow(RangeError);
});

test.each([
  { a: "9.6", b: "8.1", wanted: "[3/2, 3/2]" },
  { a: "[0, 2)", b: "1", wanted: "[-1, 1)" },
  { a: "5", b: "[0, 2)", wanted: "(3, 5]" },
  { a: "(10, inf)", b: "4", wanted: "(6, inf)" },
  { a: "4", b: "(10, inf)", wanted: "(-inf, -6)" },
  { a: "(10, inf)", b: "(1, inf)", wanted: "(-inf, inf)" },
])("$a minus $b is $wanted", ({ a, b, wanted }) => expect(text(subtractIntervals(read(a), read(b)))).toBe(wanted));

test.each([
  { a: "62", b: "31", wanted: "[2, 2]" },
  { a: "61", b: "31", wanted: "[61/31, 61/31]" },
  { a: "[0, 5)", b: "10", wanted: "[0, 1/2)" },
  { a: "10", b: "[2, 5)", wanted: "(2, 5]" },
  { a: "10", b: "(2, inf)", wanted: "(0, 5)" },
  { a: "10", b: "0", wanted: undefined },
  { a: "10", b: "[0, 5)", wanted: undefined },
])("$a divided by $b is $wanted", ({ a, b, wanted }) => {
  const ratio = divideIntervals(read(a), read(b));
  expect(ratio && text(ratio)).toBe(wanted);
});

test.each([
  ["<0.1", below(exact("0.1"), false), "[0, 1/10)"],
  ["<=0.1", below(exact("0.1"), true), "[0, 1/10]"],
  [">1000", above(exact(1000), false), "(1000, inf)"],
  [">=1000", above(exact(1000), true), "[1000, inf)"],
])("%s is %s", (_, value, wanted) => {
  expect(text(value)).toBe(wanted);
  expect(pointValue(value)).toBeUndefined();
});

test("every value taken from two intervals has its minimum, mean and difference in theirs", () => {
  const bounds = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20), fc.boolean(), fc.boolean());
  const sample = fc.record({ bounds, at: fc.nat(4) }).map(({ bounds: [low, width, a, b], at }) => {
    const [lower, upper] = [exact(low), exact(low + width + 1)];
    const inside = lower.add(
      exact(width + 1)
        .mul(exact(2 * at + 1))
        .div(exact(10)),
    );
    return { range: interval(lower, a, upper, b), inside };
  });
  fc.assert(
    fc.property(sample, sample, (x, y) => {
      const least = compare(x.inside, y.inside) < 0 ? x.inside : y.inside;
      expect(within(point(least), minInterval([x.range, y.range]))).toBe("met");
      expect(within(point(x.inside.add(y.inside).div(exact(2))), meanInterval([x.range, y.range]))).toBe("met");
      expect(within(point(x.inside.sub(y.inside)), subtractIntervals(x.range, y.range))).toBe("met");
      expect(within(point(x.inside.mul(exact("0.1"))), scaleInterval(x.range, exact("0.1")))).toBe("met");
    }),
  );
});
