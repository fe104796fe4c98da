import { describe, expect, test } from "vitest";
import type { AnalyteName } from "../../src/core/analyte.ts";
import { type CtcaeVersion, type Direction, findCtcaeTerm } from "../../src/core/ctcae.ts";
import { exact } from "../../src/core/exact.ts";
import { type GradedInput, gradeResult } from "../../src/derivation/safety/ctcae-grade.ts";
import { printedValue } from "./printed-value.ts";

function input(text: string, lower = "", upper = ""): GradedInput {
  const value = printedValue(text);
  const limit = (printed: string) => (printed === "" ? undefined : exact(printed));
  return { value, limits: { lower: limit(lower), upper: limit(upper) } };
}

/** `3`, or `0-1 MISSING_LIMIT`. */
function grade(
  [version, analyte, direction]: readonly [CtcaeVersion, AnalyteName, Direction],
  result: GradedInput,
  baseline?: GradedInput,
): string {
  const term = findCtcaeTerm(version, analyte, direction);
  if (term === undefined) return "no term";
  const { least, most, reason } = gradeResult(term, result, baseline);
  return least === most ? String(least) : `${least}-${most} ${reason}`;
}

describe("the better grade keeps the boundary", () => {
  test.each([
    ["v5", "hemoglobin", "low", "80", "2"],
    ["v5", "hemoglobin", "low", "79.99", "3"],
    ["v5", "hemoglobin", "low", "20", "3"],
    ["v5", "neutrophils", "low", "0.5", "3"],
    ["v5", "neutrophils", "low", "0.7", "3"],
    ["v6", "neutrophils", "low", "0.7", "2"],
    ["v6", "neutrophils", "low", "0.1", "3"],
    ["v6", "neutrophils", "low", "0.09", "4"],
    ["v6", "neutrophils", "low", "1.5", "0"],
    ["v5", "platelets", "low", "25", "3"],
    ["v6", "platelets", "low", "24", "3"],
    ["v6", "platelets", "low", "9", "4"],
    ["v5", "lymphocytes", "high", "4", "0"],
    ["v5", "lymphocytes", "high", "4.01", "2"],
    ["v5", "leukocytes", "high", "100.1", "3"],
  ] as const)("%s %s %s %s: grade %s", (version, analyte, direction, value, wanted) => {
    expect(grade([version, analyte, direction], input(value))).toBe(wanted);
  });

  test.each([
    ["alt", "120", "1"],
    ["alt", "120.1", "2"],
    ["alt", "200", "2"],
    ["alt", "800", "3"],
    ["alt", "800.1", "4"],
    ["alt", "40", "0"],
  ] as const)("%s %s with an upper limit of 40: grade %s", (analyte, value, wanted) => {
    expect(grade(["v5", analyte, "high"], input(value, "", "40"))).toBe(wanted);
  });
});

describe("what cannot be told", () => {
  test.each([
    { name: "no lower limit", of: ["v5", "platelets", "low"], result: input("75"), wanted: "0-1 MISSING_LIMIT" },
    { name: "no lower limit, deeper", of: ["v5", "platelets", "low"], result: input("74.9"), wanted: "2" },
    { name: "no upper limit", of: ["v5", "alt", "high"], result: input("900"), wanted: "0-4 MISSING_LIMIT" },
    { name: "below a bound", of: ["v5", "neutrophils", "low"], result: input("<0.5", "2"), wanted: "4" },
    {
      name: "below a bound of v6",
      of: ["v6", "neutrophils", "low"],
      result: input("<0.5", "2"),
      wanted: "3-4 INTERVAL",
    },
    { name: "at most a bound", of: ["v5", "neutrophils", "low"], result: input("<=0.5", "2"), wanted: "3-4 INTERVAL" },
    { name: "above a bound", of: ["v5", "alt", "high"], result: input(">1000", "", "40"), wanted: "4" },
    { name: "no term in v6", of: ["v6", "lymphocytes", "low"], result: input("0.1"), wanted: "no term" },
    { name: "ferritin", of: ["v5", "ferritin", "high"], result: input("5000"), wanted: "no term" },
  ] as const)("$name: $wanted", ({ of, result, wanted }) => {
    expect(grade(of, result)).toBe(wanted);
  });
});

describe("multiples of the baseline", () => {
  const CREATININE = ["v5", "creatinine", "high"] as const;
  test.each([
    {
      name: "abnormal, exactly 1.5 times",
      of: ["v5", "alt", "high"],
      now: "150",
      before: input("100", "", "40"),
      wanted: "1",
    },
    { name: "abnormal, less", of: ["v5", "alt", "high"], now: "149", before: input("100", "", "40"), wanted: "0" },
    {
      name: "abnormal, bilirubin just above",
      of: ["v5", "bilirubin", "high"],
      now: "30.1",
      before: input("30", "", "21"),
      wanted: "1",
    },
    {
      name: "abnormal in v6, unchanged",
      of: ["v6", "alt", "high"],
      now: "100",
      before: input("100", "", "40"),
      wanted: "1",
    },
    {
      name: "whether abnormal is not known",
      of: ["v5", "alt", "high"],
      now: "150",
      before: input("100"),
      wanted: "1-2 MISSING_LIMIT",
    },
    {
      name: "not known, and it does not matter",
      of: ["v5", "alt", "high"],
      now: "39",
      before: input("39"),
      wanted: "0",
    },
    {
      name: "creatinine, twice the baseline, normal",
      of: CREATININE,
      now: "90",
      before: input("45", "", "104"),
      wanted: "2",
    },
    {
      name: "creatinine, three times is still 2",
      of: CREATININE,
      now: "135",
      before: input("45", "", "104"),
      wanted: "2",
    },
    {
      name: "v6: only a low baseline counts",
      of: ["v6", "creatinine", "high"],
      now: "90",
      before: input("45", "40", "104"),
      wanted: "0",
    },
    {
      name: "v6: a low baseline",
      of: ["v6", "creatinine", "high"],
      now: "90",
      before: input("30", "40", "104"),
      wanted: "2",
    },
  ] as const)("$name: $wanted", ({ of, now, before, wanted }) => {
    expect(
      grade(of, input(now, "40", of[1] === "creatinine" ? "104" : of[1] === "bilirubin" ? "21" : "40"), before),
    ).toBe(wanted);
  });
});
