import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact, multiply } from "../../src/core/exact.ts";
import { conversionFactor, dimensionName, parseUnit, sameDimension, type Unit } from "../../src/core/unit.ts";
import { readUnit } from "../../src/core/unit-spelling.ts";

function unit(code: string): Unit {
  const parsed = parseUnit(code);
  if (parsed === undefined) throw new Error(`not a unit: ${code}`);
  return parsed;
}

describe("UCUM codes", () => {
  test.each([
    "g/L",
    "g/dL",
    "mg/dL",
    "ug/L",
    "ng/mL",
    "mmol/L",
    "umol/L",
    "U/L",
    "kat/L",
    "10*9/L",
    "10^9/L",
    "10*3/uL",
    "/uL",
    "%",
    "kg",
    "cm",
    "m2",
    "mg/kg/d",
    "mg/(kg.d)",
    "{cells}/uL",
    "10*3{cells}/uL",
    "[IU]/L",
    "meq/L",
    "mL/min",
    "10*-3",
    "dag",
    "1",
    "100",
    "/10*9",
    "wk",
    "mo",
    "a",
  ])("%s is one", (code) => expect(parseUnit(code)).toBeDefined());

  test.each([
    "",
    "G/L",
    "gm/dL",
    "g%",
    "K/uL",
    "g/",
    "/",
    "g//L",
    "g.",
    "(g",
    "g)",
    "()",
    "xg",
    "kh",
    "dd",
    "mmin",
    "k%",
    "g /L",
    "g/ L",
    "g/L ",
    "10*99",
    "g-L",
    "{cells",
    "Ｌ",
    "μg/L",
    "x".repeat(81),
    "0",
    "g/0",
    "10*9/00",
    "1/(0.L)",
  ])("%j is none", (code) => expect(parseUnit(code)).toBeUndefined());

  test.each([
    ["g/dL", "g/L", "10"],
    ["mg/dL", "g/L", "0.01"],
    ["10*3/uL", "10*9/L", "1"],
    ["/uL", "10*9/L", "0.001"],
    ["10*6/L", "10*9/L", "0.001"],
    ["10*12/L", "10*9/L", "1000"],
    ["ng/mL", "ug/L", "1"],
    ["mol/L", "mmol/L", "1000"],
    ["wk", "d", "7"],
    ["%", "1", "0.01"],
    ["dag", "g", "10"],
  ])("one %s is exactly so many %s: %s", (from, to, wanted) => {
    expect(conversionFactor(unit(from), unit(to)).toFraction()).toBe(exact(wanted).toFraction());
  });

  test("60 U/L is one umol/s/L, exactly", () => {
    expect(conversionFactor(unit("umol/s/L"), unit("U/L")).toFraction()).toBe("60");
  });

  test.each([
    ["mmol/L", "10*9/L"],
    ["g/L", "mmol/L"],
    ["U/L", "[IU]/L"],
    ["g/L", "g"],
  ])("%s and %s measure different things", (a, b) => {
    expect(sameDimension(unit(a), unit(b))).toBe(false);
    expect(() => conversionFactor(unit(a), unit(b))).toThrow(RangeError);
  });

  test.each([
    ["g/L", "a mass concentration"],
    ["10*9/L", "a number concentration"],
    ["mmol/L", "a substance concentration"],
    ["%", "a pure number"],
    ["d", "a time"],
  ])("%s is %s", (code, name) => expect(dimensionName(unit(code))).toBe(name));

  test("there and back again is exactly 1, whatever the units", () => {
    const prefix = fc.constantFrom("", "k", "d", "c", "m", "u", "n", "p", "f");
    const concentration = fc.tuple(prefix, prefix).map(([a, b]) => unit(`${a}g/${b}L`));
    fc.assert(
      fc.property(concentration, concentration, (a, b) => {
        expect(multiply(conversionFactor(a, b), conversionFactor(b, a)).toFraction()).toBe("1");
      }),
    );
  });
});

describe("spellings of laboratories", () => {
  const SAME: Readonly<Record<string, readonly string[]>> = {
    "10*9/L": [
      "10*9/L",
      "10^9/L",
      "10e9/L",
      "10E9/L",
      "10^9/l",
      "10⁹/L",
      "x10^9/L",
      "x 10⁹/L",
      "×10⁹/L",
      "*10^9/L",
      "G/L",
      "Giga/L",
      "Gpt/L",
      " 10^9 / L ",
      "10*3/uL",
      "10^3/µL",
      "10³/μL",
      "K/uL",
      "K/µL",
      "10^3/mm3",
      "Thou/uL",
      "10*6/mL",
      "１０^9/L",
    ],
    "/uL": ["/uL", "/µL", "cells/uL", "/mm3", "/mm³", "10*6/L", "M/L"],
    "g/L": ["g/L", "g/l", "gm/L"],
    "g/dL": ["g/dL", "g/dl", "G/DL", "g%", "g/100mL"],
    "umol/L": ["umol/L", "µmol/L", "μmol/L", "mcmol/L", "uM"],
    "ug/L": ["ug/L", "µg/L", "mcg/L", "ng/mL", "ng/ml"],
    "U/L": ["U/L", "IU/L", "u/L", "U/l"],
  };
  const pairs = Object.entries(SAME).flatMap(([code, spellings]) =>
    spellings.map((spelling) => [spelling, code] as const),
  );

  test.each(pairs)("%j is one %s", (spelling, code) => {
    const read = readUnit(spelling);
    expect(read && sameDimension(read, unit(code)) && conversionFactor(read, unit(code)).toFraction()).toBe("1");
  });

  test("G/L is a count and g/L a mass", () => {
    expect([readUnit("G/L"), readUnit("g/L")].map((read) => read && dimensionName(read))).toEqual([
      "a number concentration",
      "a mass concentration",
    ]);
  });

  test.each(["", "g/cup", "10^9", "10^9/K", "L/L", "GG/L", "g/Ltr", "units", "K/Ul", "10**9/L", "⁹/L"])(
    "%j is not guessed",
    (spelling) => {
      const read = readUnit(spelling);
      expect(read === undefined || !sameDimension(read, unit("10*9/L"))).toBe(true);
      expect(read === undefined || !sameDimension(read, unit("g/L"))).toBe(true);
    },
  );
});
