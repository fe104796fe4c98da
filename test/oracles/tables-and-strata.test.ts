/** Tables, paired proportions and strata against R, exact2x2 and metafor (see data/phase2/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { breslowDay } from "../../src/statistics/contingency/breslow-day.ts";
import { chiSquareTable, cochranArmitage } from "../../src/statistics/contingency/contingency-table.ts";
import { fisherExactTable } from "../../src/statistics/contingency/fisher-exact-table.ts";
import {
  cochranMantelHaenszel,
  mantelHaenszelExact,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  petoOddsRatio,
} from "../../src/statistics/contingency/mantel-haenszel.ts";
import { type DiscordantPairs, mcnemarChiSquare, mcnemarExact } from "../../src/statistics/contingency/mcnemar.ts";
import type { TwoGroups } from "../../src/statistics/contingency/two-groups.ts";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import { type Check, compareAll, loadCases } from "./phase2-oracle.ts";

function part<Input>(tolerance: number, key: string, compute: (input: Input) => object): Check<Input> {
  return {
    tolerance,
    compute: (input) => {
      const answer = compute(input);
      return isNotComputable(answer) ? answer : (answer as Record<string, unknown>)[key];
    },
  };
}

interface TableCase {
  readonly table: readonly (readonly number[])[];
}

function trend({ table }: TableCase): object {
  return cochranArmitage({
    events: table.map((row) => row[0] ?? 0),
    totals: table.map((row) => row.reduce((sum, count) => sum + count, 0)),
  });
}

describe("r x c tables", () => {
  const cases = loadCases<TableCase>("e2_rxc_tables");
  const chi = ({ table }: TableCase): object => chiSquareTable(table);
  const result = compareAll(cases, {
    fisherExact: { tolerance: 1e-9, compute: ({ table }) => fisherExactTable(table) },
    chisq: part(1e-11, "chiSquare", chi),
    df: part(0, "degreesOfFreedom", chi),
    chisqP: part(1e-11, "pValue", chi),
    minExpected: part(1e-12, "smallestExpected", chi),
    cochranArmitageChisq: part(1e-11, "chiSquare", trend),
    cochranArmitageP: part(1e-11, "pValue", trend),
  });

  test("12 tables, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([12, 74]);
  });
});

describe("paired proportions", () => {
  const cases = loadCases<DiscordantPairs>("e2b_mcnemar");
  const plain = (input: DiscordantPairs): object => mcnemarChiSquare({ ...input, continuityCorrection: false });
  const corrected = (input: DiscordantPairs): object => mcnemarChiSquare({ ...input, continuityCorrection: true });
  const result = compareAll(cases, {
    chisq: part(1e-11, "chiSquare", plain),
    p: part(1e-11, "pValue", plain),
    chisqCC: part(1e-11, "chiSquare", corrected),
    pCC: part(1e-11, "pValue", corrected),
    exactP: { tolerance: 1e-11, compute: mcnemarExact },
    exactP_exact2x2: { tolerance: 1e-11, compute: mcnemarExact },
  });

  test("5 tables, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([5, 30]);
  });
});

interface StrataCase {
  readonly strata: readonly { x1: number; n1: number; x2: number; n2: number }[];
}

function strataOf({ strata }: StrataCase): TwoGroups[] {
  return strata.map(({ x1, n1, x2, n2 }) => ({ events1: x1, total1: n1, events2: x2, total2: n2 }));
}

describe("strata", () => {
  const cases = loadCases<StrataCase>("e3_mantel_haenszel");
  const cmh = (continuityCorrection: boolean) => (input: StrataCase) =>
    cochranMantelHaenszel({ strata: strataOf(input), continuityCorrection });
  const or = (input: StrataCase): object => mantelHaenszelOddsRatio(strataOf(input), 0.95);
  const rr = (input: StrataCase): object => mantelHaenszelRiskRatio(strataOf(input), 0.95);
  const rd = (input: StrataCase): object => mantelHaenszelRiskDifference(strataOf(input), 0.95);
  const peto = (input: StrataCase): object => petoOddsRatio(strataOf(input), 0.95);
  const homogeneity = (tarone: boolean) => (input: StrataCase) => breslowDay({ strata: strataOf(input), tarone });
  const result = compareAll(cases, {
    cmhChisq: part(1e-10, "chiSquare", cmh(false)),
    cmhP: part(1e-10, "pValue", cmh(false)),
    cmhChisqCC: part(1e-10, "chiSquare", cmh(true)),
    cmhPCC: part(1e-10, "pValue", cmh(true)),
    exactCondP: { tolerance: 1e-9, compute: (input) => mantelHaenszelExact(strataOf(input)) },
    commonOR: part(1e-10, "estimate", or),
    commonORci95: part(1e-10, "interval", or),
    mhOR: part(1e-10, "estimate", or),
    mhORci95: part(1e-10, "interval", or),
    mhORse: part(1e-10, "standardError", or),
    mhRR: part(1e-10, "estimate", rr),
    mhRRci95: part(1e-10, "interval", rr),
    mhRRse: part(1e-10, "standardError", rr),
    mhRD: part(1e-10, "estimate", rd),
    mhRDci95: part(1e-10, "interval", rd),
    mhRDse: part(1e-10, "standardError", rd),
    petoOR: part(1e-10, "estimate", peto),
    petoORci95: part(1e-10, "interval", peto),
    breslowDayQ: part(1e-8, "chiSquare", homogeneity(false)),
    breslowDayP: part(1e-8, "pValue", homogeneity(false)),
    taroneQ: part(1e-8, "chiSquare", homogeneity(true)),
    taroneP: part(1e-8, "pValue", homogeneity(true)),
  });

  test("15 sets of strata, every value", () => {
    expect(result.failures).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect([cases.length, result.compared]).toEqual([15, 330]);
  });
});
