import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cell, countCell, numberCell, proportionCell, textCell } from "../../../src/reporting/tables/cell.ts";
import { cleanText } from "../../../src/reporting/tables/clean-text.ts";
import { stackColumn, withoutPadding } from "../../../src/reporting/tables/stack.ts";
import { cellText, column, finishTable, row } from "../../../src/reporting/tables/table.ts";
import { sampleDraft, sampleTable } from "./sample-tables.ts";

function stacked(...cells: readonly Cell[]): readonly string[] {
  return stackColumn(cells).map((cell) => cellText(cell).replaceAll("\u2007", "_").replaceAll("\u2008", "."));
}

describe("digits stack", () => {
  test("whole numbers to the right, decimals on the point", () => {
    expect(stacked(numberCell(9, 1), numberCell(123.4, 1), numberCell(-12, 1))).toEqual([
      "__9.0",
      "123.4",
      "\u221212.0",
    ]);
    expect(stacked(numberCell(9, 0), numberCell(10, 0), numberCell(1.25, 2))).toEqual(["_9", "10", "1.25"]);
  });

  test("only among cells of the same shape", () => {
    expect(stacked(proportionCell(8, 15), countCell(100), countCell(7), proportionCell(10, 150))).toEqual([
      "_8/_15 (53.3%)",
      "100",
      "__7",
      "10/150 (_6.7%)",
    ]);
  });

  test("NE neither pads nor is padded, as it stands for no number of that shape", () => {
    expect(stacked(countCell(undefined), countCell(1000), textCell("none"))).toEqual(["NE", "1000", "none"]);
  });

  test("and the padding can be taken away again", () => {
    const cells = [proportionCell(8, 15), proportionCell(10, 150)];
    expect(stackColumn(cells).map((cell) => withoutPadding(cellText(cell)))).toEqual(cells.map(cellText));
  });

  test("numbers of one shape take the same room", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5000), fc.nat(5000)), { minLength: 1, maxLength: 20 }), (pairs) => {
        const cells = pairs.map(([a, b]) => proportionCell(Math.min(a, b), Math.max(a, b, 1)));
        expect(new Set(stackColumn(cells).map((cell) => cellText(cell).length)).size).toBe(1);
      }),
      { seed: 22, numRuns: 200 },
    );
  });
});

describe("notes", () => {
  test("are marked in the order they are read, and stand in that order", () => {
    const { columns, rows, notes } = sampleTable();
    expect(notes.map(({ mark, key }) => [mark, key])).toEqual([
      ["a", "n"],
      ["b", "s"],
      ["c", "ne"],
    ]);
    expect(columns[1]?.notes).toEqual(["a"]);
    expect(rows[2]?.notes).toEqual(["b"]);
    expect(rows[3]?.cells[1]?.notes).toEqual(["a", "c"]);
  });

  test("more than 26 go on with aa", () => {
    const keys = Array.from({ length: 28 }, (_, index) => `k${index}`);
    const table = sampleTable({
      columns: [column("Endpoint", { notes: keys })],
      rows: [],
      notes: keys.map((key) => ({ key, text: key })),
    });
    expect(table.notes.slice(24).map(({ mark }) => mark)).toEqual(["y", "z", "aa", "ab"]);
  });

  test.each([
    ["a mark without a note", { notes: sampleDraft().notes.slice(1) }, /refers to a note ne that it does not have/],
    ["a note without a mark", { notes: [...sampleDraft().notes, { key: "x", text: "?" }] }, /refers to its note x/],
    ["a key twice", { notes: [...sampleDraft().notes, { key: "n", text: "?" }] }, /have one key/],
    ["a row with too few cells", { rows: [row("x", [countCell(1)])] }, /1 cells where 3 are due, row "x"/],
    ["no columns", { columns: [], rows: [] }, /no columns/],
    ["an id that is no name of a file", { id: "../x" }, /cannot name a table/],
  ])("%s is a bug", (_, more, message) => {
    expect(() => finishTable(sampleDraft(more))).toThrow(message);
  });
});

test.each([
  ["line one\r\nline two", "line one line two"],
  ["tab\there", "tab here"],
  ["a\u2028b", "a b"],
  ["\u202eabc\u202c", "\ufffdabc\ufffd"],
  ["a\u200fb\u2067c", "a\ufffdb\ufffdc"],
  ["null\u0000", "null\ufffd"],
  ["\ud800x", "\ufffdx"],
  ["\uffff", "\ufffd"],
  ["张伟 👩🏽‍⚕️ שלום é", "张伟 👩🏽‍⚕️ שלום é"],
])("%j stands in a table as %j", (text, wanted) => {
  expect(cleanText(text)).toBe(wanted);
});

test("a table survives JSON", () => {
  const table = sampleTable();
  const again = JSON.parse(JSON.stringify(table));
  expect(JSON.stringify(again)).toBe(JSON.stringify(table));
});
