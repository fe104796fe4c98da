/** Every case folder beside this file, run on the engine as written and with the rows of its export reversed. */
import { describe, expect, test } from "vitest";
import { type ConformanceCase, type Row, readCases } from "./conformance-case.ts";
import { type CaseResult, type RowOrder, runCase } from "./run-case.ts";

/** Rows on which the engine is known to be wrong, as `case participant PARAMCD`, with the reason. A row that comes right must leave the list. */
const knownFailures: ReadonlyMap<string, string> = new Map();

/** Fewer would mean that cases are not found. */
const LEAST_ROWS = 1400;
const NUMERIC: ReadonlySet<string> = new Set(["AVAL", "BASE", "CHG", "CNSR"]);

const cases = readCases();
let compared = 0;

describe.each(cases)("$name", (given) => {
  test("says why", () => {
    expect(given.why.trim()).not.toBe("");
  });

  if (given.diagnostics !== undefined) {
    test("is refused at these places", async () => {
      const { errors } = await runCase(given, "as written");
      const found = errors.map(({ code, where }) => ({ code, file: where.file, line: String(where.line) }));
      expect(found.map(placeText).sort()).toEqual(given.diagnostics?.map(placeText).sort());
    });
    return;
  }

  // An export taken from another case is reversed there.
  const orders: readonly RowOrder[] = given.options.export === undefined ? ["as written", "reversed"] : ["as written"];
  test.each(orders)("verdicts, rows %s", async (order) => {
    const result = await runCase(given, order);
    expect(result.errors).toEqual([]);
    if (order === "as written") compared += given.expected.length;
    expect(faultsOf(given, result, order)).toEqual([]);
    if (given.decisions !== undefined) expect(result.decisions).toMatchObject(given.decisions);
  });
});

test("every expected row is compared", () => {
  const written = cases.reduce((rows, { expected }) => rows + expected.length, 0);
  expect(compared).toBe(written);
  expect(compared).toBeGreaterThanOrEqual(LEAST_ROWS);
});

test("every known failure is a row of a case", () => {
  const keys = new Set(cases.flatMap((given) => given.expected.map((row) => keyOf(given, row))));
  expect([...knownFailures.keys()].filter((key) => !keys.has(key))).toEqual([]);
});

function placeText(row: Row): string {
  return `${row["file"]}:${row["line"]} ${row["code"]}`;
}

function faultsOf(given: ConformanceCase, { rows }: CaseResult, order: RowOrder): readonly string[] {
  return given.expected.flatMap((wanted) => {
    const key = keyOf(given, wanted);
    const found = rows.filter((row) => row["USUBJID"] === wanted["USUBJID"] && row["PARAMCD"] === wanted["PARAMCD"]);
    const [row, another] = found;
    const faults =
      row === undefined || another !== undefined ? [`${found.length} rows`] : differences(wanted, row, order);
    if (knownFailures.has(key)) return faults.length === 0 ? [`${key}: right now, so no known failure`] : [];
    return faults.map((fault) => `${key}: ${fault}`);
  });
}

function keyOf({ name }: ConformanceCase, row: Row): string {
  return `${name} ${row["USUBJID"]} ${row["PARAMCD"]}`;
}

/** Evidence names lines, which move when rows are reversed. */
function differences(wanted: Row, found: Row, order: RowOrder): readonly string[] {
  return Object.entries(wanted)
    .filter(([column, value]) => value !== "*" && !(column === "SRC" && order === "reversed"))
    .filter(([column, value]) => !isSame(column, value, found[column]))
    .map(([column, value]) => `${column} is ${JSON.stringify(found[column])}, not ${JSON.stringify(value)}`);
}

function isSame(column: string, wanted: string, found: string | undefined): boolean {
  if (found === undefined || wanted === found) return wanted === found;
  return NUMERIC.has(column) && wanted !== "" && found !== "" && Number(wanted) === Number(found);
}
