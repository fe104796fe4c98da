import { expect, test } from "vitest";
import { ANALYTE_NAMES, analyteOf, isPlausible } from "../../../src/core/analyte.ts";
import { exact } from "../../../src/core/exact.ts";
import { otherUnits, usualRange } from "../../../src/ingestion/forensics/unit-choices.ts";

test.each(ANALYTE_NAMES)("%s: what is usual is plausible, and every unit is one of the analyte", (name) => {
  const analyte = analyteOf(name);
  const [low, high] = usualRange(analyte);
  expect([isPlausible(analyte, exact(low)), isPlausible(analyte, exact(high)), low < high]).toEqual([true, true, true]);
  // Of a size that none of the units has, every one of them is another.
  expect(otherUnits(analyte, 1e-9).length).toBeGreaterThanOrEqual(2);
});

test.each([
  ["hemoglobin", 1, ["g/dL", "mmol/L"]],
  ["hemoglobin", 10, ["g/L"]],
  ["hemoglobin", 16.114, ["g/L"]],
  ["platelets", 1, ["/uL", "10*10/L", "10*12/L"]],
  ["platelets", 0.001, ["10*9/L", "10*10/L", "10*12/L"]],
  ["neutrophils-percent", 1, ["1"]],
  ["bilirubin", 17.104, ["umol/L", "mg/L"]],
  ["alt", 1, ["ukat/L"]],
] as const)("%s in a unit of %s canonical ones may be mistaken for %s", (name, factor, units) =>
  expect(otherUnits(analyteOf(name), factor).map(({ unit }) => unit)).toEqual(units),
);
