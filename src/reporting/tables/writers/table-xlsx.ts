/** One table as a sheet for people. */
import type { CellObject, Sheet, Row as SheetRow } from "write-excel-file/universal";
import { cellText, type Row, type Table } from "../table.ts";
import { columnWidths, wantedCharacters } from "./column-widths.ts";
import { type HeaderCell, headerRows } from "./header-rows.ts";
import { linesOf } from "./pages.ts";

const LINE = 14;
/** Of all columns together, in characters: notes below a narrow table need room, and a screen ends somewhere. */
const NARROWEST = 90;
const WIDEST = 220;
const SUPERSCRIPT: Readonly<Record<string, string>> = {
  a: "ᵃ",
  b: "ᵇ",
  c: "ᶜ",
  d: "ᵈ",
  e: "ᵉ",
  f: "ᶠ",
  g: "ᵍ",
  h: "ʰ",
  i: "ⁱ",
  j: "ʲ",
  k: "ᵏ",
  l: "ˡ",
  m: "ᵐ",
  n: "ⁿ",
  o: "ᵒ",
  p: "ᵖ",
  r: "ʳ",
  s: "ˢ",
  t: "ᵗ",
  u: "ᵘ",
  v: "ᵛ",
  w: "ʷ",
  x: "ˣ",
  y: "ʸ",
  z: "ᶻ",
};

export function tableSheet(table: Table): Omit<Sheet<Blob>, "sheet"> {
  const widths = columnWidths(table, Math.min(WIDEST, Math.max(NARROWEST, wantedCharacters(table))), 1);
  const across = (text: string, more: Partial<CellObject> = {}) =>
    spanned(text, table.columns.length, { widths, more });
  const above = [
    across(table.title, { fontWeight: "bold" }),
    ...(table.population === "" ? [] : [across(table.population)]),
  ];
  const headings = headerRows(table).map((cells) => headingRow(cells, table.columns.length));
  const below = [...table.notes.map(({ mark, text }) => `${marks([mark])} ${text}`), ...table.foot];
  return {
    data: [
      ...above,
      ...headings,
      ...table.rows.map((row, index) => bodyRow(row, table, index === table.rows.length - 1)),
      ...below.map((text) => across(text, { fontSize: 9 })),
    ],
    columns: widths.map((width) => ({ width })),
    orientation: "landscape",
    showGridLines: false,
    stickyRowsCount: above.length + headings.length,
  };
}

interface Across {
  readonly widths: readonly number[];
  readonly more: Partial<CellObject>;
}

/** A text over the whole width; spreadsheets do not fit the height of merged cells, so it is given. */
export function spanned(text: string, columns: number, { widths, more }: Across): SheetRow {
  const width = widths.reduce((a, b) => a + b, 0);
  const cell: CellObject = {
    value: text,
    type: String,
    wrap: true,
    alignVertical: "top",
    height: LINE * linesOf(text, width * 95) + 2,
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...more,
  };
  return [cell, ...Array.from({ length: columns - 1 }, () => null)];
}

function headingRow(cells: readonly HeaderCell[], columns: number): SheetRow {
  const row: SheetRow = Array.from({ length: columns }, () => null);
  for (const cell of cells)
    row[cell.start] = {
      value: `${cell.lines.join("\n")}${marks(cell.notes)}`,
      type: String,
      fontWeight: "bold",
      wrap: true,
      align: cell.start === 0 ? "left" : cell.align,
      alignVertical: "bottom",
      bottomBorderStyle: "thin",
      topBorderStyle: "thin",
      ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    };
  return row;
}

function bodyRow(row: Row, { columns }: Table, last: boolean): SheetRow {
  const border = last ? ({ bottomBorderStyle: "thin" } as const) : {};
  const label: CellObject = {
    value: `${row.label}${marks(row.notes)}`,
    type: String,
    wrap: true,
    alignVertical: "top",
    ...(row.indent > 0 ? { indent: row.indent } : {}),
    ...(row.header ? { fontWeight: "bold" as const } : {}),
    ...border,
  };
  const cells = row.header
    ? columns.slice(1).map((): CellObject => ({ ...border }))
    : row.cells.map((cell, index): CellObject => {
        const text = `${cellText(cell)}${marks(cell.notes)}`;
        const align = columns[index + 1]?.align ?? "center";
        return {
          ...(text === "" ? {} : { value: text }),
          type: String,
          align,
          alignVertical: "top",
          wrap: true,
          ...border,
        };
      });
  return [label, ...cells];
}

/** Letters above the line; a spreadsheet cell written here has one style. */
export function marks(notes: readonly string[]): string {
  if (notes.length === 0) return "";
  const raised = notes.map((mark) => [...mark].map((letter) => SUPERSCRIPT[letter] ?? `(${letter})`).join(""));
  return raised.join(",");
}
