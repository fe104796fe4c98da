import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { countCell, numberCell, proportionCell, textCell } from "../../../../src/reporting/tables/cell.ts";
import { cleanText } from "../../../../src/reporting/tables/clean-text.ts";
import { column, finishTable, row } from "../../../../src/reporting/tables/table.ts";
import { spreadsheetText } from "../../../../src/reporting/tables/writers/spreadsheet-text.ts";
import { longCsv, tableCsv } from "../../../../src/reporting/tables/writers/table-csv.ts";
import { HOSTILE, sampleTable, tableOfText } from "../sample-tables.ts";

describe("a text in a CSV for spreadsheet programs", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1",
    "\u00a0=1",
    "\t=1",
    "\r=1",
    "\ufeff=1",
    "\uff1d1",
    "|cmd",
    "%x",
    "9/15",
    "3-4",
    "2024/1",
    "0042",
    "2E5",
    "1e9",
    "1234567890123456789",
  ])("%j is kept a text by an apostrophe", (text) => {
    expect(spreadsheetText(text)).toBe(`'${text}`);
  });

  test.each(["", "2024-03-01", "9/15 (60.0%)", "12", "0", "Response", "a=b", "SYN-1001", "≥1.5"])(
    "%j stays as it is",
    (text) => {
      expect(spreadsheetText(text)).toBe(text);
    },
  );
});

test("as people see it: byte order mark, CRLF, hyphen for minus, no padding, notes below", () => {
  const written = tableCsv(sampleTable());
  expect(written.startsWith("\ufeff")).toBe(true);
  expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const rows = parse(written, { bom: true }) as string[][];
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([4]));
  expect(rows[2]).toEqual(["", "Treatment", "Treatment", ""]);
  expect(rows[3]).toEqual(["Endpoint", "A [a]", "B", "Remark"]);
  expect(rows[6]).toEqual(["Response", "27/43 (62.8%) [46.7, 77.0]", "1/9 (11.1%) [0.3, 48.3]", "clopper-pearson"]);
  expect(rows.at(-1)?.[0]).toBe("SAMPLE; data cut-off 2026-01-01");
});

test("a negative number stays a number, a text that looks like one does not", () => {
  const table = finishTable({
    id: "signs",
    title: "Signs",
    population: "",
    columns: [column("x"), column("number"), column("text"), column("proportion")],
    rows: [row("-a", [numberCell(-1.5, 1), textCell("-1.5"), proportionCell(9, 15)])],
    notes: [],
    foot: [],
  });
  const rows = parse(tableCsv(table), { bom: true }) as string[][];
  expect(rows[2]).toEqual(["'-a", "-1.5", "'-1.5", "9/15 (60.0%)"]);
});

test.each(HOSTILE)("with %j everywhere no cell begins like a formula or a date", (text) => {
  const rows = parse(tableCsv(tableOfText(text)), { bom: true }) as string[][];
  for (const cell of rows.flat()) {
    expect(cell).not.toMatch(/^\s*[=+\-@\uff1d]/);
    expect(cell).not.toMatch(/^\d+[/-]\d+$/);
  }
  expect(rows[0]?.[0]?.replace(/^'/, "")).toBe(cleanText(text));
});

describe("one number per row", () => {
  const rows = parse(longCsv([sampleTable()]), { columns: true }) as Record<string, string>[];

  test("unrounded, with the path of its row and column", () => {
    expect(rows[2]).toEqual({
      TABLE: "sample",
      TITLE: "Response at week 24",
      ROWN: "2",
      ROW: "Primary / Response",
      COLN: "2",
      COLUMN: "Treatment / A",
      KIND: "proportion",
      STATISTIC: "proportion",
      VALUE: String(27 / 43),
      TEXT: "27/43 (62.8%) [46.7, 77.0]",
    });
  });

  test("what cannot be computed has no value, and an empty cell no row", () => {
    const counts = rows.filter(({ ROWN }) => ROWN === "4");
    expect(counts.map(({ KIND, VALUE, TEXT }) => [KIND, VALUE, TEXT])).toEqual([
      ["count", "100", "100"],
      ["not-estimable", "", "NE"],
    ]);
  });

  test("a heading again at the same level ends the path of the one before", () => {
    expect(rows.at(-1)?.["ROW"]).toBe("Secondary / Count");
  });

  test("a number without bound is written as JavaScript and R read it", () => {
    const table = finishTable({ ...emptyDraft(), rows: [row("r", [numberCell(Number.POSITIVE_INFINITY, 1)])] });
    expect(longCsv([table])).toContain(",Infinity,\u221e");
  });
});

function emptyDraft() {
  return { id: "t", title: "T", population: "", columns: [column("a"), column("b")], rows: [], notes: [], foot: [] };
}

test("a table without rows is headings and notes", () => {
  expect(parse(tableCsv(finishTable(emptyDraft())), { bom: true })).toEqual([
    ["T", ""],
    ["a", "b"],
  ]);
  expect(longCsv([finishTable({ ...emptyDraft(), rows: [row("r", [countCell(0)])] })])).toContain(",n,0,0");
});
