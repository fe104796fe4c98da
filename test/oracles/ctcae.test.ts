/** Grades of laboratory values against the criteria and the expected grades of admiral; see data/ctcae/ORIGIN.md. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type AnalyteName, analyteOf, factorToCanonical } from "../../src/core/analyte.ts";
import { type CtcaeVersion, type Direction, findCtcaeTerm } from "../../src/core/ctcae.ts";
import { type Exact, exact, multiply } from "../../src/core/exact.ts";
import { point } from "../../src/core/interval.ts";
import { readUnit } from "../../src/core/unit-spelling.ts";
import { type GradeRange, gradeResult } from "../../src/derivation/safety/ctcae-grade.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  return parse(readFileSync(`${import.meta.dirname}/data/ctcae/${file}`), { columns: true }) as Row[];
}

/** A printed number in the canonical unit; undefined where it is blank. */
function amount(text: string | undefined, factor = exact(1)): Exact | undefined {
  return text === undefined || text === "" ? undefined : multiply(exact(text), factor);
}

interface Case {
  readonly version: CtcaeVersion;
  readonly analyte: AnalyteName;
  readonly direction: Direction;
  readonly value: Exact;
  readonly lower: Exact | undefined;
  readonly upper: Exact | undefined;
  readonly baseline?: { readonly value: Exact; readonly lower: Exact | undefined; readonly upper: Exact | undefined };
}

function grade({ version, analyte, direction, value, lower, upper, baseline }: Case): GradeRange {
  const term = findCtcaeTerm(version, analyte, direction);
  if (term === undefined) throw new Error(`no term for ${direction} ${analyte} in ${version}`);
  const before = baseline && {
    value: point(baseline.value),
    limits: { lower: baseline.lower, upper: baseline.upper },
  };
  return gradeResult(term, { value: point(value), limits: { lower, upper } }, before);
}

/** The grade as admiral prints it; blank where it is not known. */
function printed({ least, most }: GradeRange): string {
  return least === most ? String(least) : "";
}

describe("expected grades of admiral's tests, v5", () => {
  const terms: Readonly<Record<string, readonly [AnalyteName, Direction, unit: string]>> = {
    anemia: ["hemoglobin", "low", "g/L"],
    "hemoglobin increased": ["hemoglobin", "high", "g/L"],
    leukocytosis: ["leukocytes", "high", "10*9/L"],
    "lymphocyte count decreased": ["lymphocytes", "low", "10*9/L"],
    "lymphocyte count increased": ["lymphocytes", "high", "10*9/L"],
    "neutrophil count decreased": ["neutrophils", "low", "10*9/L"],
    "platelet count decreased": ["platelets", "low", "10*9/L"],
    "white blood cell decreased": ["leukocytes", "low", "10*9/L"],
  };
  const rows = rowsOf("admiral_expected_haematology_v5.csv");
  const known = rows.filter(({ TERM = "" }) => TERM.toLowerCase() in terms);

  test("every row of an analyte nadir knows is compared", () => {
    const others = rows.filter((row) => !known.includes(row)).map(({ TERM }) => TERM?.toLowerCase());
    expect(known).toHaveLength(122);
    expect([...new Set(others)].sort()).toEqual(["cd4 lymphocytes decreased", "fibrinogen decreased", "inr increased"]);
  });

  test.each(known)("$case_set/$TESTNUM $TERM $AVAL $AVALU", (row) => {
    const [analyte, direction, canonical] = terms[row["TERM"]?.toLowerCase() ?? ""] ?? ["hemoglobin", "low", "g/L"];
    // admiral compares units without their case; nadir reads G/L as giga per litre, so such a row is given in g/L.
    const spelt = row["AVALU"]?.toLowerCase() === canonical.toLowerCase() ? canonical : (row["AVALU"] ?? "");
    const unit = spelt === "" ? undefined : readUnit(spelt);
    const factor = unit === undefined ? undefined : factorToCanonical(analyteOf(analyte), unit);
    const value = amount(row["AVAL"], factor);
    const found =
      factor === undefined || value === undefined
        ? ""
        : printed(
            grade({
              version: "v5",
              analyte,
              direction,
              value,
              lower: amount(row["ANRLO"], factor),
              upper: amount(row["ANRHI"], factor),
            }),
          );
    expect(found).toBe(row["expected_grade"]);
  });
});

test.each(["v5", "v6"] as const)("914 haemoglobin results of the pilot study, %s", (version) => {
  const factor = exact(10);
  const rows = rowsOf("pilot_haemoglobin_grades.csv");
  const wrong = rows.filter((row) => {
    const [value, lower, upper] = ["LBORRES", "LBORNRLO", "LBORNRHI"].map((column) => amount(row[column], factor));
    const wanted = row[version === "v5" ? "G5" : "G6"];
    if (value === undefined) return true;
    return printed(grade({ version, analyte: "hemoglobin", direction: "low", value, lower, upper })) !== wanted;
  });
  expect(rows).toHaveLength(914);
  expect(wrong).toEqual([]);
});

describe("admiral's criteria evaluated in R", () => {
  const rows = rowsOf("admiral_criteria_grid.csv");
  const compared = rows.map((row) => {
    const base = amount(row["baseline"]);
    const input: Case = {
      version: row["version"] as CtcaeVersion,
      analyte: row["analyte"] as AnalyteName,
      direction: row["direction"] as Direction,
      value: amount(row["value"]) ?? exact(0),
      lower: amount(row["lower_limit"]),
      upper: amount(row["upper_limit"]),
      ...(base === undefined
        ? {}
        : {
            baseline: {
              value: base,
              lower: amount(row["baseline_lower_limit"]),
              upper: amount(row["baseline_upper_limit"]),
            },
          }),
    };
    return { row, wanted: row["grade"] ?? "", found: grade(input) };
  });

  test("the grid is whole", () => {
    expect(rows).toHaveLength(1567);
    expect(findCtcaeTerm("v6", "lymphocytes", "low")).toBeUndefined();
  });

  test("where both give a grade, it is the same", () => {
    const both = compared.filter(({ wanted, found }) => wanted !== "" && printed(found) !== "");
    expect(both.filter(({ wanted, found }) => printed(found) !== wanted)).toEqual([]);
    expect(both.length).toMatchInlineSnapshot(`888`);
  });

  test("where only admiral gives a grade, nadir's possible grades include it and a limit is missing", () => {
    const only = compared.filter(({ wanted, found }) => wanted !== "" && printed(found) === "");
    const outside = only.filter(
      ({ wanted, found }) =>
        Number(wanted) < found.least || Number(wanted) > found.most || found.reason !== "MISSING_LIMIT",
    );
    expect(outside).toEqual([]);
    expect(groupsOf(only)).toMatchInlineSnapshot(`
      {
        "v5 Creatinine increased": 50,
        "v6 Creatinine increased": 19,
      }
    `);
  });

  test("where only nadir gives a grade, the baseline decides without the limit of the result", () => {
    const only = compared.filter(({ wanted, found }) => wanted === "" && printed(found) !== "");
    expect(only.filter(({ row }) => row["upper_limit"] !== "" || row["baseline"] === "")).toEqual([]);
    expect(groupsOf(only)).toMatchInlineSnapshot(`
      {
        "v5 Alanine aminotransferase increased": 93,
        "v5 Aspartate aminotransferase increased": 9,
        "v5 Blood bilirubin increased": 19,
        "v6 Alanine aminotransferase increased": 93,
        "v6 Aspartate aminotransferase increased": 9,
        "v6 Blood bilirubin increased": 19,
      }
    `);
  });
});

function groupsOf(cases: readonly { readonly row: Row }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { row } of cases) {
    const name = `${row["version"]} ${row["term"]}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
