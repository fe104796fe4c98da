/** A table as CSV: for people in a spreadsheet program, and with one number per row for programs. */
import { stringify } from "csv-stringify/sync";
import { csvText } from "../../csv.ts";
import type { Cell } from "../cell.ts";
import { withoutPadding } from "../stack.ts";
import type { Column, Row, Table } from "../table.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** As people see it, with a byte order mark and CRLF; minus is a hyphen; marks of notes stand in brackets. */
export function tableCsv({ title, population, columns, rows, notes, foot }: Table): string {
  const spans = columns.some(({ span }) => span !== "") ? [columns.map(({ span }) => spreadsheetText(span))] : [];
  const subs = columns.some(({ sub }) => sub !== "") ? [columns.map(({ sub }) => spreadsheetText(sub))] : [];
  const lines = [
    [spreadsheetText(title)],
    ...(population === "" ? [] : [[spreadsheetText(population)]]),
    ...spans,
    columns.map((column) => spreadsheetText(`${column.heading}${marks(column.notes)}`)),
    ...subs,
    ...rows.map((row) => [
      spreadsheetText(`${row.label}${marks(row.notes)}`),
      ...row.cells.map((cell) => `${displayText(cell)}${marks(cell.notes)}`),
    ]),
    ...notes.map(({ mark, text }) => [spreadsheetText(`${mark}: ${text}`)]),
    ...foot.map((text) => [spreadsheetText(text)]),
  ];
  const width = columns.length;
  const padded = lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => "")]);
  return BYTE_ORDER_MARK + stringify(padded, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}

/** Numbers may begin with a minus; any other text is made safe. */
function displayText(cell: Cell): string {
  const text = plainText(cell);
  return /^-?\d+(?:\.\d+)?$/.test(text) && cell.kind !== "text" ? text : spreadsheetText(text);
}

function plainText(cell: Cell): string {
  return withoutPadding(cell.parts.map(({ text }) => text).join(""));
}

function marks(notes: readonly string[]): string {
  return notes.length === 0 ? "" : ` [${notes.join(",")}]`;
}

const LONG_COLUMNS = ["TABLE", "TITLE", "ROWN", "ROW", "COLN", "COLUMN", "KIND", "STATISTIC", "VALUE", "TEXT"];

/** One number per row, unrounded, of every table: LF and texts as they are, for programs. A cell without numbers has one row. */
export function longCsv(tables: readonly Table[]): string {
  return csvText(LONG_COLUMNS, tables.flatMap(longRows));
}

/** Table, title, number and path of the row, number and heading of the column, kind, statistic, value, printed text. */
export type LongRow = readonly [
  string,
  string,
  number,
  string,
  number,
  string,
  string,
  string,
  number | undefined,
  string,
];

export function longRows({ id, title, columns, rows }: Table): readonly LongRow[] {
  const paths = rowPaths(rows);
  return rows.flatMap(({ cells }, rowIndex) =>
    cells.flatMap((cell, columnIndex) =>
      cell.kind === "empty"
        ? []
        : longValues(cell).map(
            ({ statistic, value }): LongRow => [
              id,
              title,
              rowIndex + 1,
              paths[rowIndex] ?? "",
              columnIndex + 2,
              columnPath(columns[columnIndex + 1]),
              cell.kind,
              statistic,
              value,
              plainText(cell),
            ],
          ),
    ),
  );
}

function longValues(cell: Cell): Cell["values"] {
  if (cell.values.length === 0) return [{ statistic: "text", value: undefined }];
  return cell.values.map(({ statistic, value }) => ({
    statistic,
    value: value === undefined || Number.isNaN(value) ? undefined : value,
  }));
}

function columnPath(column: Column | undefined): string {
  return column === undefined ? "" : [column.span, column.heading].filter((text) => text !== "").join(" / ");
}

/** The labels that lead to a row: `Skin / Rash / Grade 3`. */
function rowPaths(rows: readonly Row[]): readonly string[] {
  const above: { readonly label: string; readonly indent: number; readonly header: boolean }[] = [];
  return rows.map((row) => {
    while (leaves(above.at(-1), row)) above.pop();
    above.push(row);
    return above.map(({ label }) => label).join(" / ");
  });
}

function leaves(last: Pick<Row, "indent" | "header"> | undefined, row: Row): boolean {
  if (last === undefined) return false;
  return last.header && !row.header ? row.indent < last.indent : row.indent <= last.indent;
}
