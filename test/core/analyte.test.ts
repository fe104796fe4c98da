import { describe, expect, test } from "vitest";
import {
  ANALYTE_NAMES,
  type AnalyteName,
  analyteOf,
  factorToCanonical,
  findAnalyte,
  isPlausible,
} from "../../src/core/analyte.ts";
import { exact } from "../../src/core/exact.ts";
import { readUnit } from "../../src/core/unit-spelling.ts";

function factor(name: AnalyteName, unit: string): string | undefined {
  const read = readUnit(unit);
  if (read === undefined) throw new Error(`not a unit: ${unit}`);
  return factorToCanonical(analyteOf(name), read)?.toFraction();
}

test.each([
  ["hemoglobin", "g/dL", "10"],
  ["hemoglobin", "mmol/L", "16.114"],
  ["hemoglobin", "umol/L", "0.016114"],
  ["neutrophils", "/uL", "0.001"],
  ["platelets", "10*4/uL", "10"],
  ["ferritin", "ng/mL", "1"],
  ["bilirubin", "mg/dL", "17.104"],
  ["creatinine", "mg/dL", "88.4"],
  ["creatinine", "mmol/L", "1000"],
] as const)("%s in %s: times %s", (name, unit, wanted) => expect(factor(name, unit)).toBe(exact(wanted).toFraction()));

test("18.016 mg/dL of glucose is exactly 1 mmol/L", () => {
  expect(factor("glucose", "mg/dL")).toBe(exact(1000).div(exact("18016")).toFraction());
});

test.each([
  ["hemoglobin", "10*9/L"],
  ["hemoglobin", "g"],
  ["neutrophils", "g/L"],
  ["neutrophils", "mmol/L"],
  ["neutrophils", "%"],
  ["ferritin", "mmol/L"],
  ["alt", "[IU]{x}"],
] as const)("%s cannot be measured in %s", (name, unit) => expect(factor(name, unit)).toBeUndefined());

describe("plausible ranges include their ends", () => {
  test.each([
    ["hemoglobin", "20", true],
    ["hemoglobin", "19.99", false],
    ["hemoglobin", "250", true],
    ["hemoglobin", "250.01", false],
    ["neutrophils", "0", true],
    ["neutrophils", "-0.1", false],
    ["platelets", "3000", true],
  ] as const)("%s %s: %s", (name, value, plausible) =>
    expect(isPlausible(analyteOf(name), exact(value))).toBe(plausible),
  );
});

test("several values a day: the least of a count, the mean of a concentration", () => {
  expect(["neutrophils", "platelets", "hemoglobin", "ferritin"].map((name) => findAnalyte(name)?.daily)).toEqual([
    "min",
    "min",
    "mean",
    "mean",
  ]);
});

test("names are exact, and codes are not shared", () => {
  expect([findAnalyte("Hemoglobin"), findAnalyte("hb"), findAnalyte("constructor")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const analytes = ANALYTE_NAMES.map(analyteOf);
  expect(new Set(analytes.map(({ loinc }) => loinc)).size).toBe(analytes.length);
  expect(new Set(analytes.map(({ lbtestcd }) => lbtestcd)).size).toBe(analytes.length);
});
