/**
 * Tables as one workbook: a sheet per table as people see it (texts only, so nothing becomes a date or a formula), and a sheet `data`
 * with every number of every table, typed and unrounded. The same content gives the same bytes.
 */
import type { CellObject, Sheet, SheetData } from "write-excel-file/universal";
import type { Table } from "../table.ts";
import type { TablesDocument } from "./document.ts";
import { sheetNames } from "./sheet-names.ts";
import { stableZip } from "./stable-zip.ts";
import { longRows } from "./table-csv.ts";
import { tableSheet } from "./table-xlsx.ts";
import { textWidth } from "./text-width.ts";

const DATA_COLUMNS = ["Table", "Title", "Row no.", "Row", "Column no.", "Column", "Kind", "Statistic", "Value", "Text"];

export async function documentXlsx(document: TablesDocument): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import("write-excel-file/universal");
  const { tables } = document;
  const names = sheetNames(
    tables.map(({ id }) => id),
    ["data"],
  );
  const sheets = tables.map(
    (table, index): Sheet<Blob> => ({
      ...tableSheet(table),
      sheet: names[index] ?? `sheet ${index + 1}`,
    }),
  );
  const book = writeExcelFile([...sheets, dataSheet(tables)].map(withMarks), { fontFamily: "Arial", fontSize: 10 });
  const blob = await book.toBlob();
  return stableZip(new Uint8Array(await blob.arrayBuffer()));
}

/** The library drops U+FFFD, which stands where a text held what no document can hold; a box stands there instead. */
function withMarks(sheet: Sheet<Blob>): Sheet<Blob> {
  const data = sheet.data.map((row) => row.map((cell) => (isText(cell) ? boxed(cell) : cell)));
  return { ...sheet, data };
}

type SheetCell = SheetData[number][number];
type TextCell = CellObject & { readonly value: string };

function isText(cell: SheetCell): cell is TextCell {
  return typeof cell === "object" && cell !== null && "value" in cell && typeof cell.value === "string";
}

function boxed(cell: TextCell): TextCell {
  return { ...cell, value: cell.value.replaceAll("\uFFFD", "\u25A1") };
}

function dataSheet(tables: readonly Table[]): Sheet<Blob> {
  const rows = tables.flatMap(longRows);
  const head = DATA_COLUMNS.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const data: SheetData = [head, ...rows.map((row) => row.map(typedCell))];
  const columns = DATA_COLUMNS.map((name, index) => ({
    width: widthOf([name, ...rows.map((row) => String(row[index] ?? ""))]),
  }));
  return { sheet: "data", data, columns, stickyRowsCount: 1 };
}

/** A spreadsheet has no infinite number: it is a text there. */
function typedCell(value: string | number | undefined) {
  if (value === undefined || value === "") return null;
  if (typeof value === "number" && Number.isFinite(value)) return { value, type: Number };
  return { value: String(value), type: String };
}

function widthOf(texts: readonly string[]): number {
  return Math.min(40, texts.reduce((widest, text) => Math.max(widest, textWidth(text)), 6) + 2);
}
