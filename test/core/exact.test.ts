import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  multiply,
  numberText,
  parseExact,
  powerOfTen,
  subtract,
} from "../../src/core/exact.ts";

describe("arithmetic on printed values", () => {
  test.each([
    { name: "8.1 to 9.6 is a rise of 1.5", found: subtract(exact("9.6"), exact("8.1")), wanted: "1.5" },
    { name: "66 to 81 is a rise of 15", found: subtract(exact("81"), exact("66")), wanted: "15" },
    { name: "0.1 + 0.2 is 0.3", found: add(exact("0.1"), exact("0.2")), wanted: "0.3" },
    { name: "8.1 g/dL is 81 g/L", found: multiply(exact("8.1"), exact(10)), wanted: "81" },
    { name: "a third three times is 1", found: multiply(divide(exact(1), exact(3)), exact(3)), wanted: "1" },
    { name: "1e-3 is 0.001", found: powerOfTen(-3), wanted: "0.001" },
    { name: "16 digits keep their last", found: exact("9007199254740993"), wanted: "9007199254740993" },
  ])("$name", ({ found, wanted }) => expect(compare(found, exact(wanted))).toBe(0));

  test("division by zero throws: callers decide first", () => {
    expect(() => divide(exact(1), exact(0))).toThrow();
  });
});

test("two ratios compare as their cross products do, below, at and above zero", () => {
  const numerator = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const denominator = fc.bigInt({ min: 1n, max: 10n ** 6n });
  const ratio = fc.tuple(fc.oneof(numerator, fc.bigInt({ min: -3n, max: 3n })), denominator);
  fc.assert(
    fc.property(ratio, ratio, ([n, d], [m, e]) => {
      const [a, b] = [divide(exact(`${n}`), exact(`${d}`)), divide(exact(`${m}`), exact(`${e}`))];
      const wanted = n * e < m * d ? -1 : n * e > m * d ? 1 : 0;
      expect(compare(a, b)).toBe(wanted);
      expect(compare(a, b)).toBe(a.compare(b));
    }),
    { seed: 19, numRuns: 2000 },
  );
});

describe("decimal texts", () => {
  test.each([
    ["8.1", "8.1"],
    ["-3", "-3"],
    ["+3", "3"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-.5", "-0.5"],
    ["007.50", "7.5"],
    ["1.2e3", "1200"],
    ["1.2E+3", "1200"],
    ["12e-1", "1.2"],
    ["0e5", "0"],
    ["-0", "0"],
  ])("%s reads as %s", (text, wanted) => {
    const value = parseExact(text);
    expect(value && compare(value, exact(wanted))).toBe(0);
  });

  test.each([
    "",
    " ",
    "8,1",
    "1 000",
    "1'000",
    "1_000",
    "0x10",
    "1/3",
    "1.(3)",
    "0.1'6'",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e",
    "e5",
    "1e1234",
    ".",
    "+",
    "--1",
    "1.2.3",
    " 1",
    "1 ",
    "1\n",
    "１",
    "1f",
  ])("%j is no decimal", (text) => expect(parseExact(text)).toBeUndefined());

  test("a text comes to its digits over a power of ten, whatever its sign, its point and its exponent", () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 })
      .map((list) => list.join(""));
    const fraction = fc.option(digits, { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom("", "+", "-"),
        digits,
        fraction,
        fc.integer({ min: -30, max: 30 }),
        (sign, whole, part, power) => {
          const text = `${sign}${whole}${part === undefined ? "" : `.${part}`}`;
          const scaled = BigInt(`${sign === "-" ? "-" : ""}${whole}${part ?? ""}`);
          const wanted = multiply(multiply(exact(1), powerOfTen(-(part ?? "").length)), exact(scaled.toString()));
          expect(compare(parseExact(text) ?? exact(-1), wanted)).toBe(0);
          expect(compare(parseExact(`${text}E${power}`) ?? exact(-1), multiply(wanted, powerOfTen(power)))).toBe(0);
        },
      ),
      { seed: 17, numRuns: 2000 },
    );
  });

  test("a constant of the source that is no decimal is a bug", () => expect(() => exact("8,1")).toThrow(RangeError));
});

describe("numbers as text", () => {
  test.each([
    [0.1, "0.1"],
    [-0, "0"],
    [1e21, "1e+21"],
    [1.5, "1.5"],
  ])("%d prints as %s", (value, wanted) => expect(numberText(value)).toBe(wanted));

  test("a terminating decimal prints as itself", () => expect(exactText(exact("14.986020"))).toBe("14.98602"));
});
