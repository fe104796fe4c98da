/** One table as a sheet for people. */
import type { CellObject, Sheet, Row as SheetRow } from "write-excel-file/universal";
import type { Cell } from "../cell.ts";
import { cellText, type Row, type Table } from "../table.ts";
import { columnWidths, wantedCharacters } from "./column-widths.ts";
import { type HeaderCell, headerRows } from "./header-rows.ts";
import { CHARACTER_WIDTH, linesOf } from "./pages.ts";

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
  const headings = headerRows(table).map((cells) => headingRow(cells, widths));
  const below = [...table.notes.map(({ mark, text }) => `${marks([mark])} ${text}`), ...table.foot];
  return {
    data: [
      ...above,
      ...headings,
      ...table.rows.map((row, index) => bodyRow(row, table, { widths, last: index === table.rows.length - 1 })),
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
function spanned(text: string, columns: number, { widths, more }: Across): SheetRow {
  const cell: CellObject = {
    value: text,
    type: String,
    wrap: true,
    alignVertical: "top",
    height: heightOf(linesIn(text, sum(widths))),
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...more,
  };
  return [cell, ...Array.from({ length: columns - 1 }, () => null)];
}

function headingRow(cells: readonly HeaderCell[], widths: readonly number[]): SheetRow {
  const row: SheetRow = Array.from({ length: widths.length }, () => null);
  for (const cell of cells) {
    const width = sum(widths.slice(cell.start, cell.start + cell.columns));
    row[cell.start] = {
      value: `${cell.lines.join("\n")}${marks(cell.notes)}`,
      type: String,
      fontWeight: "bold",
      wrap: true,
      align: cell.start === 0 ? "left" : cell.align,
      alignVertical: "bottom",
      height: heightOf(sum(cell.lines.map((text) => linesIn(text, width)))),
      bottomBorderStyle: "thin",
      topBorderStyle: "thin",
      ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    };
  }
  return row;
}

interface Placed {
  readonly widths: readonly number[];
  readonly last: boolean;
}

function bodyRow(row: Row, { columns }: Table, { widths, last }: Placed): SheetRow {
  const border = last ? ({ bottomBorderStyle: "thin" } as const) : {};
  const label: CellObject = {
    value: `${row.label}${marks(row.notes)}`,
    type: String,
    wrap: true,
    // A spreadsheet indents only what is aligned.
    align: "left",
    alignVertical: "top",
    height: heightOf(rowLines(row, widths)),
    ...(row.indent > 0 ? { indent: row.indent } : {}),
    ...(row.header ? { fontWeight: "bold" as const, columnSpan: columns.length } : {}),
    ...border,
  };
  if (row.header) return [label, ...columns.slice(1).map(() => null)];
  return [label, ...row.cells.map((cell, index) => bodyCell(cell, columns[index + 1]?.align ?? "center", border))];
}

function bodyCell(cell: Cell, align: "left" | "center", border: Partial<CellObject>): CellObject {
  const text = `${cellText(cell)}${marks(cell.notes)}`;
  return { ...(text === "" ? {} : { value: text }), type: String, align, alignVertical: "top", wrap: true, ...border };
}

/** Programs that read the sheet do not all fit the height of rows: it is given. */
function rowLines({ label, indent, header, cells }: Row, widths: readonly number[]): number {
  const [first = 0, ...others] = widths;
  const labelLines = linesIn(label, (header ? sum(widths) : first) - 2 * indent);
  return Math.max(labelLines, ...cells.map((cell, index) => linesIn(cellText(cell), others[index] ?? first)));
}

function linesIn(text: string, characters: number): number {
  return linesOf(text, characters * CHARACTER_WIDTH);
}

function heightOf(lines: number): number {
  return LINE * lines + 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Letters above the line; a spreadsheet cell written here has one style. */
function marks(notes: readonly string[]): string {
  if (notes.length === 0) return "";
  const raised = notes.map((mark) => [...mark].map((letter) => SUPERSCRIPT[letter] ?? `(${letter})`).join(""));
  return raised.join(",");
}
