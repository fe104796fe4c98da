/** PET, EN and P(reject) of any bounds against clinfun and desmon (see data/phase2/ORIGIN.md). */
import { expect, test } from "vitest";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { computeSimonCharacteristicsAt } from "../../src/statistics/simon/simon-operating-characteristics.ts";
import { loadSimonCases, present, startComparison } from "./simon-oracle.ts";

interface Expected {
  readonly PET: number;
  readonly EN: number;
  readonly probReject: number;
  readonly probNotReject: number;
}

test("226 combinations of bounds and rate", () => {
  const cases = loadSimonCases<SimonDesign & { readonly p: number }, Expected>("b_operating_characteristics");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const found = present(computeSimonCharacteristicsAt(input, input.p));
    check.expectClose(`${id} PET`, found.PET, expected.PET, tol["PET"]!);
    check.expectClose(`${id} EN`, found.EN, expected.EN, tol["EN"]!);
    check.expectClose(`${id} reject`, found.reject, expected.probReject, tol["probReject"]!);
    check.expectClose(`${id} not reject`, 1 - found.reject, expected.probNotReject, tol["probReject"]!);
  }
  expect(check.failures).toEqual([]);
  expect([cases.length, check.count()]).toEqual([226, 904]);
});
