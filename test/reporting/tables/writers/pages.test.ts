import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCell, textCell } from "../../../../src/reporting/tables/cell.ts";
import { column, finishTable, headerRow, type Row, row } from "../../../../src/reporting/tables/table.ts";
import { columnWidths } from "../../../../src/reporting/tables/writers/column-widths.ts";
import { rowsKeptTogether } from "../../../../src/reporting/tables/writers/kept-together.ts";
import { linesOf, pagesOf, rowHeight } from "../../../../src/reporting/tables/writers/pages.ts";
import { textWidth } from "../../../../src/reporting/tables/writers/text-width.ts";
import { HOSTILE, longTable, sampleTable, tableOfText } from "../sample-tables.ts";

const WIDTHS = [4000, 2000];

function pages(rows: readonly Row[], fit: number): readonly (readonly string[])[] {
  const table = finishTable({
    id: "t",
    title: "",
    population: "",
    columns: [column(""), column("")],
    rows,
    notes: [],
    foot: [],
  });
  const height = rowHeight(row("x", [countCell(1)]), WIDTHS);
  return pagesOf(table, WIDTHS, fit * height).map((page) => page.map(({ label }) => label));
}

const item = (label: string, indent = 1) => row(label, [countCell(1)], { indent });

describe("rows are shared out over pages", () => {
  test("as many as fit", () => {
    expect(pages([item("a"), item("b"), item("c")], 2)).toEqual([["a", "b"], ["c"]]);
  });

  test("a heading is not the last on a page, and stands again where its rows go on", () => {
    expect(pages([item("a", 0), headerRow("H"), item("b"), item("c"), item("d")], 2)).toEqual([
      ["a"],
      ["H", "b"],
      ["H", "c"],
      ["H", "d"],
    ]);
  });

  test("the heading above a heading stands again with it", () => {
    const rows = [
      headerRow("A"),
      headerRow("B", { indent: 1 }),
      item("b", 2),
      headerRow("C", { indent: 1 }),
      item("c", 2),
    ];
    expect(pages(rows, 4)).toEqual([
      ["A", "B", "b"],
      ["A", "C", "c"],
    ]);
  });

  test("a heading that no longer applies does not", () => {
    expect(pages([headerRow("H"), item("a"), item("total", 0), item("b", 0)], 3)).toEqual([["H", "a", "total"], ["b"]]);
  });

  test("a row higher than a page has one of its own", () => {
    expect(pages([item("a"), item(`${"word ".repeat(200)}`), item("b")], 3)).toHaveLength(3);
  });

  test("no rows are one page", () => {
    expect(pages([], 3)).toEqual([[]]);
  });

  test("none is lost, none comes twice but headings, and their order stays", () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.nat(2)), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), (shapes, fit) => {
        const made = shapes.map(([header, indent], index) =>
          header ? headerRow(`h${index}`, { indent }) : item(`r${index}`, indent),
        );
        const shown = pages(made, fit)
          .flat()
          .filter((label) => label.startsWith("r"));
        expect(shown).toEqual(made.filter(({ header }) => !header).map(({ label }) => label));
      }),
      { seed: 40, numRuns: 300 },
    );
  });
});

describe("rows that stay together", () => {
  const group = (size: number) => [headerRow("H"), ...Array.from({ length: size }, (_, index) => item(String(index)))];

  test("a short group as a whole", () => {
    expect([...rowsKeptTogether([...group(2), ...group(1)])].sort()).toEqual([0, 1, 3]);
  });

  test("of a long group only its heading with the first row", () => {
    expect([...rowsKeptTogether(group(40))]).toEqual([0]);
  });
});

describe("columns", () => {
  const total = (table: Parameters<typeof columnWidths>[0]) => columnWidths(table, 14838, 100);

  test.each(HOSTILE)("add up to the paper with %j in every place", (text) => {
    const widths = total(tableOfText(text));
    expect(widths.reduce((a, b) => a + b, 0)).toBe(14838);
    expect(Math.min(...widths)).toBeGreaterThan(0);
  });

  test("of numbers keep them in one line while texts give way", () => {
    const table = sampleTable({
      columns: [column("Endpoint"), column("n"), column("Text", { align: "left" })],
      rows: [row("label ".repeat(30), [countCell(1234567890), textCell("text ".repeat(30))])],
      notes: [],
    });
    const [, number = 0] = total(table);
    expect(linesOf("1234567890", number)).toBe(1);
  });

  test("of a long table are as wide as those of a short one with the same texts", () => {
    expect(total(longTable(20))[1]).toBe(total(longTable(90))[1]);
  });
});

test.each([
  ["", 0],
  ["0123456789", 10],
  ["中文", 3.6],
  ["iii", 1.2],
  ["WWW", 5.4],
  ["👩", 1.8],
])("%j is %s digits wide", (text, width) => {
  expect(textWidth(text)).toBeCloseTo(width, 10);
});
