/** Which usual unit the numbers of a column fit; a hint only. */
import { describe, expect, it } from "vitest";
import type { AnalyteName } from "../../../src/core/analyte.ts";
import { ANALYTE_NAMES, analyteOf, factorToCanonical } from "../../../src/core/analyte.ts";
import { readUnit } from "../../../src/core/unit-spelling.ts";
import { fittingUnits, medianOf, usualUnits } from "../../../src/ingestion/recognition/fitting-units.ts";

describe("units that numbers fit", () => {
  it.each<[AnalyteName, readonly number[], readonly string[]]>([
    ["hemoglobin", [95, 120, 134], ["g/L"]],
    ["hemoglobin", [12.5, 13.1, 14], ["g/dL"]],
    ["hemoglobin", [5.1, 6.5, 7.9], ["g/dL", "mmol/L"]],
    ["platelets", [150, 220, 310], ["10*9/L"]],
    ["platelets", [150_000, 220_000, 310_000], ["/uL"]],
    ["leukocytes", [4.2, 6.1], ["10*9/L"]],
    ["leukocytes", [4200, 6100], ["/uL"]],
    ["neutrophils-percent", [45, 62, 71], ["%"]],
    ["neutrophils-percent", [0.45, 0.62, 0.71], ["1"]],
    ["bilirubin", [0.6, 0.8, 1.1], ["mg/dL"]],
    ["creatinine", [60, 75, 90], ["umol/L"]],
    ["creatinine", [0.7, 0.9, 1.1], ["mg/dL"]],
    ["hemoglobin", [], []],
    ["hemoglobin", [1_000_000], []],
  ])("%s of %j: %j", (analyte, numbers, expected) => {
    expect(fittingUnits(analyte, numbers)).toEqual(expected);
  });

  it.each(ANALYTE_NAMES)("the usual units of %s are units that it can have", (analyte) => {
    for (const code of usualUnits(analyte)) {
      const unit = readUnit(code);
      expect(unit && factorToCanonical(analyteOf(analyte), unit), code).toBeDefined();
    }
  });

  it("the median of none is none", () => {
    expect(medianOf([])).toBeUndefined();
    expect(medianOf([3, 1, 2])).toBe(2);
  });
});
