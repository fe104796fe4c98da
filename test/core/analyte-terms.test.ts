import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANALYTE_NAMES, analyteOf } from "../../src/core/analyte.ts";
import {
  findAnalyteByName,
  findAnalyteOfTest,
  findBodyColumn,
  findTerm,
  nearAnalyte,
  normalizeTerm,
  percentAnalyte,
} from "../../src/core/analyte-terms.ts";
import { OTHER_THINGS, TERM_ROWS } from "../../src/core/analyte-terms-table.ts";

describe("a listed name, however it is typed", () => {
  test.each([
    ["hemoglobin", "hemoglobin"],
    ["Haemoglobin", "hemoglobin"],
    ["HGB", "hemoglobin"],
    ["ＨＧＢ", "hemoglobin"],
    ["★血红蛋白", "hemoglobin"],
    [" 血红蛋白 测定*", "hemoglobin"],
    ["718-7", "hemoglobin"],
    ["C64848", "hemoglobin"],
    ["中性粒细胞(#)", "neutrophils"],
    ["中性粒细胞（＃）", "neutrophils"],
    ["中性粒细胞（％）", "neutrophils-percent"],
    ["NEUT#", "neutrophils"],
    ["NEUT%", "neutrophils-percent"],
    ["NEUT", "neutrophils"],
    ["网织红细胞百分比", "reticulocytes-percent"],
    ["谷丙转氨酶", "alt"],
    ["直接胆红素", "bilirubin-direct"],
    ["内生肌酐清除率", "creatinine-clearance"],
    ["CsA", "cyclosporine"],
    ["Platelet count", "platelets"],
  ])("%s is %s", (name, wanted) => expect(findAnalyteByName(name)?.name).toBe(wanted));
});

describe("a name that contains a listed one is another thing", () => {
  test.each([
    "MCHC",
    "平均红细胞血红蛋白浓度",
    "平均血红蛋白浓度",
    "糖化血红蛋白",
    "游离血红蛋白",
    "转铁蛋白",
    "尿肌酐",
    "血小板分布宽度",
    "Neutrophils, segmented",
    "Hemoglobin A1c",
    "间接胆红素",
    "血红蛋白浓度差",
    "constructor",
    "__proto__",
    "",
  ])("%s", (name) => expect(findAnalyteByName(name)).toBeUndefined());

  test.each(["MCHC", "平均血红蛋白浓度", "转铁蛋白", "HbA1c"])("%s is not even offered", (name) =>
    expect(nearAnalyte(name)).toBeUndefined(),
  );

  test("everything known to be another thing says what it is", () => {
    for (const [what, names] of Object.entries(OTHER_THINGS)) {
      for (const name of names) expect(findTerm(name), name).toEqual({ kind: "other", what });
    }
  });
});

test("every name and code of the table finds its analyte, and the main codes are in the table", () => {
  for (const name of ANALYTE_NAMES) {
    const { loinc, testCodes, nci, names } = TERM_ROWS[name];
    for (const term of [name, ...loinc, ...testCodes, ...nci, ...names])
      expect(findAnalyteByName(term)?.name).toBe(name);
    const analyte = analyteOf(name);
    if (analyte.loinc !== undefined) expect(loinc).toContain(analyte.loinc);
    if (analyte.lbtestcd !== undefined) expect(testCodes).toContain(analyte.lbtestcd);
  }
});

test("a name with anything before or after it is never taken for the name", () => {
  const names = ANALYTE_NAMES.flatMap((name) => TERM_ROWS[name].names);
  const listed = new Set(
    [...names, ...ANALYTE_NAMES.flatMap((name) => [...TERM_ROWS[name].testCodes, name])].map(normalizeTerm),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (name, extra, before) => {
        const longer = before ? extra + name : name + extra;
        fc.pre(!listed.has(normalizeTerm(longer)));
        const found = findTerm(longer);
        expect(found === undefined || found.kind === "other").toBe(true);
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});

describe("near matches are hints", () => {
  test.each([
    ["Hemoglobine", "hemoglobin"],
    ["platlets", "platelets"],
    ["neutrophills", "neutrophils"],
    ["hb", "hemoglobin"],
    ["sodium", undefined],
    ["xy", undefined],
  ])("%s: %s", (name, wanted) => expect(nearAnalyte(name)).toBe(wanted));
});

describe("terms of the owner", () => {
  const own = new Map([
    ["Hb (POCT)", "hemoglobin"],
    ["51697", undefined],
    ["WBC", undefined],
  ] as const);
  test.each([
    ["hb（poct）", "hemoglobin"],
    ["51697", undefined],
    ["WBC", undefined],
    ["PLT", "platelets"],
  ])("%s: %s", (name, wanted) => expect(findAnalyteByName(name, own)?.name).toBe(wanted));
});

describe("a code beats a name, and two that disagree are a conflict", () => {
  test.each([
    [{ code: "777-3", name: "Thrombo" }, "platelets"],
    [{ code: "777-3", name: "PLT" }, "platelets"],
    [{ code: "777-3", name: "HGB" }, "conflict"],
    [{ code: "718-7", name: "MCHC" }, "conflict"],
    [{ code: "99999-9", name: "PLT" }, "platelets"],
    [{ code: "", name: "MCHC" }, undefined],
    [{}, undefined],
  ])("%j", (columns, wanted) => {
    const found = findAnalyteOfTest(columns);
    expect(typeof found === "object" ? found.name : found).toBe(wanted);
  });
});

test("the share that belongs to a count", () => {
  expect(percentAnalyte("neutrophils")?.name).toBe("neutrophils-percent");
  expect(percentAnalyte("platelets")).toBeUndefined();
});

test("vital signs are columns of participants.csv", () => {
  expect(["8302-2", "体重", "BSA", "身長"].map(findBodyColumn)).toEqual([
    "height_cm",
    "weight_kg",
    "body_surface_m2",
    undefined,
  ]);
});
