/** Workbooks of spreadsheet programs, and what readxl or the sheet itself says is in them. Origin: test/validation/data/containers/ORIGIN.md. */
import { describe, expect, test } from "vitest";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import { dataFile, readRows } from "./read-rows.ts";

const read = (name: string, options: ContainerOptions = {}) =>
  readRows(name, dataFile(`containers/xlsx/${name}`), { container: "detect", ...options });

test("every workbook is recognised and says so", async () => {
  const { container, notes } = await read("iris-google-doc.xlsx");
  expect(container).toBe("xlsx");
  expect(notes.map(({ code }) => code)).toEqual(["DATA_CONTAINER_DETECTED"]);
});

test("iris, cell by cell as R has it", async () => {
  const { rows } = await read("iris-google-doc.xlsx");
  expect(rows).toHaveLength(151);
  const sums = [0, 1, 2, 3].map((column) => rows.slice(1).reduce((sum, row) => sum + 10 * Number(row[column]), 0));
  // colSums(iris[1:4]) * 10 of R.
  expect(sums.map((sum) => Math.round(sum))).toEqual([8765, 4586, 5637, 1799]);
  expect(rows[1]).toEqual(["5.1", "3.5", "1.4", "0.2", "setosa"]);
});

test("dates show what stands in the text column beside them", async () => {
  for (const [name, sheet] of [
    ["datetime-rounding.xlsx", undefined],
    ["dates-leap-year-1900-xlsx.xlsx", "for_testing"],
  ] as const) {
    const { rows } = await read(name, { sheet });
    for (const [date = "", text = "", success = "true"] of rows.slice(1)) {
      if (success === "true") expect(date).toBe(text.replace(" ", "T").replace(/:00$/, ""));
      // 29 February 1900 is a day of Excel alone: no reader of dates takes it.
      else expect(date).toBe("1900-02-29");
    }
  }
});

test("five ways to write 1 January 2000", async () => {
  expect((await read("dates-1900-LibreOffice.xlsx")).rows).toEqual([Array(5).fill("2000-01-01")]);
});

test("colours in a number format make no date of a number", async () => {
  const { rows } = await read("color-date-xlsx.xlsx", { sheet: "Sheet1" });
  expect(rows).toEqual(Array(8).fill(["0"]));
});

test("every kind of cell", async () => {
  const { rows } = await read("types.xlsx", { sheet: "smorgasbord" });
  expect(Object.fromEntries(rows)).toEqual({
    text: "hello world",
    "text formula": "HELLO WORLD",
    blank: "",
    double: "1.3",
    integer: "0",
    // 1.3 × 1.3, stored as 1.6900000000000002, shown as 1.69
    "numeric formula": "1.69",
    "boolean true": "true",
    "boolean false": "false",
    "boolean formula true": "true",
    "boolean formula false": "false",
    date: "2016-02-26",
    "date formula": "2016-03-02",
    "error #N/A explicit": "#N/A",
    "error #N/A formula": "#N/A",
    "error #NAME?": "#NAME?",
    "error #VALUE!": "#VALUE!",
    "error #DIV/0!": "#DIV/0!",
    "error #REF": "#REF!",
    "error #NUM!": "#NUM!",
    "error  #NULL!": "#NULL!",
  });
});

describe("a table below a title and above remarks", () => {
  test("its header is named by its row; merged cells are told of", async () => {
    const { rows, lines, notes } = await read("deaths.xlsx", { sheet: "arts", headerLine: 5 });
    expect(rows[0]).toEqual(["Name", "Profession", "Age", "Has kids", "Date of birth", "Date of death"]);
    expect(rows[1]?.slice(1)).toEqual(["musician", "69", "true", "1947-01-08", "2016-01-10"]);
    expect(lines[0]).toBe(5);
    expect(notes.map(({ code }) => code)).toEqual([
      "DATA_CONTAINER_DETECTED",
      "DATA_LINES_PASSED_OVER",
      "DATA_MERGED_CELLS",
    ]);
  });

  test("without the name of the sheet nothing is chosen", async () => {
    const { failure } = await read("deaths.xlsx");
    expect(failure?.code).toBe("DATA_SHEET_UNCLEAR");
    expect(failure?.message).toContain('"arts", "other"');
  });

  test("a name that is not there", async () => {
    expect((await read("deaths.xlsx", { sheet: "art" })).failure?.code).toBe("DATA_SHEET_UNCLEAR");
  });
});

test.each([
  {
    name: "inlineStr.xlsx",
    row: 1,
    fields: ["1", "+", "", "1.", "RQ11610", "requirement", "Textual Requirement", "test"],
  },
  { name: "nonstandard-xml-ns-prefix.xlsx", row: 2, fields: ["2", "4"] },
  { name: "no-styles-or-sharedStrings-parts.xlsx", row: 1, fields: ["german", "73", "0.143292665"] },
  { name: "vietnamese-utf8.xlsx", row: 2, fields: ["SÉT lẫn sạn laterite"] },
  { name: "style-only-cells.xlsx", row: 1, fields: ["val1,1", "", "aa", "", "1"] },
])("$name", async ({ name, row, fields }) => expect((await read(name)).rows[row]).toEqual(fields));

test("a formula that no spreadsheet has computed is refused: it would be read as empty", async () => {
  const { failure, rows } = await read("missing-v-node-xlsx.xlsx");
  expect(failure?.code).toBe("DATA_DAMAGED_CONTAINER");
  expect(failure?.message).toContain("C2");
  expect(rows).toEqual([]);
});
