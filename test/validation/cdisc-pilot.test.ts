/** Haematology of the CDISC pilot study against its published analysis dataset (see data/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import { dayText } from "../../src/core/calendar.ts";
import { findCtcaeTerm } from "../../src/core/ctcae.ts";
import { divide, exact, multiply, toNumber } from "../../src/core/exact.ts";
import { point } from "../../src/core/interval.ts";
import type { Derivation } from "../../src/derivation/derivation.ts";
import { gradeResult } from "../../src/derivation/safety/ctcae-grade.ts";
import { cdiscPilotExport } from "./prepare-cdisc-pilot.ts";
import { derivationsOf, outcomeOf, type Row, readRows, readText, run, Tally } from "./run-study.ts";

const pilot = await run(readText("cdisc-pilot.yaml"), cdiscPilotExport());
const published = readRows("data/cdisc-pilot/expected_by_subject.csv");

/** The prefix of an endpoint's name, by the PARAMCD of the published dataset. */
const MEASURED = { HGB: "hb", WBC: "wbc", PLAT: "plt" } as const;

/** The published haemoglobin is in mmol/L, made from g/dL by the factor 0.6206. */
function asPublished(derivation: Derivation | undefined, paramcd: string): number | undefined {
  const value = outcomeOf(derivation, "value")?.value;
  if (value === undefined) return undefined;
  return toNumber(paramcd === "HGB" ? multiply(divide(value, exact(10)), exact("0.6206")) : value);
}

function numberIn(row: Row, column: string): number | undefined {
  return row[column] === "" ? undefined : Number(row[column]);
}

function rowsOf(paramcd: string): readonly Row[] {
  return published.filter((row) => row["PARAMCD"] === paramcd);
}

/** Present in the published dataset: `compared` of a column is then the number of values, blanks being compared too. */
function given(paramcds: readonly string[], column: string): number {
  return paramcds.flatMap(rowsOf).filter((row) => row[column] !== "").length;
}

function compareColumn(tally: Tally, paramcd: string, prefix: string, column: string, endpoint: string): void {
  const derivations = derivationsOf(pilot, `${prefix}-${endpoint}`);
  for (const row of rowsOf(paramcd)) {
    const [id, place] = [row["USUBJID"]!, `${row["USUBJID"]} ${paramcd} ${column}`];
    tally.close(place, numberIn(row, column), asPublished(derivations.get(id), paramcd));
  }
}

describe("haemoglobin, leukocytes and platelets", () => {
  const paramcds = Object.keys(MEASURED);
  test.each([
    ["BASE", "baseline", 386],
    ["NADIR", "nadir", 344],
    ["PEAK", "peak", 344],
    ["LAST", "last", 344],
    ["NADIRCHG", "nadir-change", 344],
    ["PEAKCHG", "peak-change", 344],
    ["LASTCHG", "last-change", 344],
  ])("%s of every treated participant", (column, endpoint, values) => {
    const tally = new Tally();
    for (const [paramcd, prefix] of Object.entries(MEASURED)) compareColumn(tally, paramcd, prefix, column, endpoint);
    expect(tally.mismatches).toEqual([]);
    expect([tally.compared, given(paramcds, column)]).toEqual([386, values]);
  });

  test.each([
    ["BASEDT", "baseline", 386],
    ["LASTDT", "last", 344],
  ])("%s of every treated participant", (column, endpoint, dates) => {
    const tally = new Tally();
    for (const [paramcd, prefix] of Object.entries(MEASURED)) {
      const derivations = derivationsOf(pilot, `${prefix}-${endpoint}`);
      for (const row of rowsOf(paramcd)) {
        const day = derivations.get(row["USUBJID"]!)?.day;
        tally.same(`${row["USUBJID"]} ${paramcd} ${column}`, row[column], day === undefined ? "" : dayText(day));
      }
    }
    expect(tally.mismatches).toEqual([]);
    expect([tally.compared, given(paramcds, column)]).toEqual([386, dates]);
  });
});

/**
 * The published dataset calculates four lymphocyte counts from a percentage of the leukocytes. The export holds measured
 * counts only, and the language has no product of two analytes.
 */
const CALCULATED = {
  BASE: ["01-701-1015", "01-701-1033", "01-701-1034", "01-701-1047"],
  NADIR: ["01-701-1047"],
  PEAK: ["01-701-1034", "01-701-1047"],
  LAST: ["01-701-1047"],
} as const;

test.each([
  ["BASE", "baseline", 129],
  ["NADIR", "nadir", 115],
  ["PEAK", "peak", 115],
  ["LAST", "last", 115],
] as const)("lymphocytes: %s, but for calculated counts", (column, endpoint, values) => {
  const tally = new Tally();
  compareColumn(tally, "LYMPH", "lym", column, endpoint);
  expect(tally.mismatches.map((text) => text.split(" ")[0])).toEqual(CALCULATED[column]);
  expect([tally.compared, given(["LYMPH"], column)]).toEqual([129, values]);
});

describe("CTCAE grades", () => {
  const rows = readRows("data/cdisc-pilot/hgb_ctcae_grades_g_dL.csv");

  test.each([
    ["v5", "G5"],
    ["v6", "G6"],
  ] as const)("every haemoglobin result by %s", (version, column) => {
    const term = findCtcaeTerm(version, "hemoglobin", "low")!;
    const tally = new Tally();
    for (const row of rows) {
      expect(row["LBORRESU"]).toBe("g/dL");
      const gramsPerLitre = (name: string) => multiply(exact(row[name]!), exact(10));
      const limits = { lower: gramsPerLitre("LBORNRLO"), upper: gramsPerLitre("LBORNRHI") };
      const { least, most } = gradeResult(term, { value: point(gramsPerLitre("LBORRES")), limits }, undefined);
      tally.same(`${row["USUBJID"]} ${row["LBSEQ"]}`, `${row[column]} ${row[column]}`, `${least} ${most}`);
    }
    expect(tally.mismatches).toEqual([]);
    expect(tally.compared).toBe(914);
  });

  test("haemoglobin at baseline and at its worst, by participant", () => {
    const starts = new Map(readRows("data/cdisc-pilot/participants.csv").map((row) => [row["participant_id"]!, row]));
    const tally = new Tally();
    for (const [id, derivation] of derivationsOf(pilot, "hb-low-grade")) {
      const { treatment_start: start, treatment_end: end } = starts.get(id)!;
      if (start === "") continue;
      const own = rows.filter((row) => row["USUBJID"] === id).sort((a, b) => (a["LBDTC"]! < b["LBDTC"]! ? -1 : 1));
      const dated = own.map((row) => ({ day: row["LBDTC"]!.slice(0, 10), grade: Number(row["G5"]) }));
      const before = dated.filter(({ day }) => day <= start!).at(-1);
      const after = dated.filter(({ day }) => day > start! && day <= end!).map(({ grade }) => grade);
      const expected = before && after.length > 0 ? `${before.grade} -> ${Math.max(...after)}` : undefined;
      tally.same(id, expected, outcomeOf(derivation, "category")?.category);
    }
    expect(tally.mismatches).toEqual([]);
    expect(tally.compared).toBe(129);
  });

  /**
   * The published grades of lymphocytes are those of the term for CD4 lymphocytes, whose grade 2 begins below 0.5 and not below
   * 0.8; and the first of these participants has a calculated baseline.
   */
  const OTHER_TERM = [
    "01-701-1015: expected 2 -> 0, got undefined",
    "01-704-1009: expected 0 -> 1, got 0 -> 2",
    "01-704-1388: expected 0 -> 1, got 0 -> 2",
    "01-705-1349: expected 1 -> 0, got 2 -> 0",
    "01-714-1288: expected 0 -> 1, got 0 -> 2",
  ];

  test.each([
    ["WBC", "wbc-low-grade", "L", 115, []],
    ["WBC", "wbc-high-grade", "H", 115, []],
    ["PLAT", "plt-low-grade", "L", 114, []],
    ["LYMPH", "lym-low-grade", "L", 113, OTHER_TERM],
  ] as const)("%s: %s as published", (paramcd, endpoint, side, classes, known) => {
    const tally = new Tally();
    const derivations = derivationsOf(pilot, endpoint);
    for (const row of rowsOf(paramcd)) {
      const [before, worst] = [row[`BTOXGR${side}`]!, row[`WORST_ATOXGR${side}`]!];
      if (before === "" || worst === "") continue;
      const id = row["USUBJID"]!;
      tally.same(id, `${before} -> ${worst}`, outcomeOf(derivations.get(id), "category")?.category);
    }
    expect(tally.mismatches).toEqual(known);
    expect(tally.compared).toBe(classes);
  });
});
