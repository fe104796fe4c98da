/** One table as a table of a DOCX: its heading rows repeat on every page, rows are not split. */

import type { Row, Table } from "../table.ts";
import { columnWidths } from "./column-widths.ts";
import { TEXT_WIDTH } from "./document.ts";
import type { DocxLibrary, Node } from "./docx-library.ts";
import { bodyCell, headingCell, labelCell } from "./docx-parts.ts";
import { headerRows } from "./header-rows.ts";
import { rowsKeptTogether } from "./kept-together.ts";
import { CHARACTER_WIDTH } from "./pages.ts";

export function tableDocx(docx: DocxLibrary, table: Table): Node {
  const widths = columnWidths(table, TEXT_WIDTH, CHARACTER_WIDTH);
  const between = (start: number, columns: number) => widths.slice(start, start + columns).reduce((a, b) => a + b, 0);
  const headings = headerRows(table).map(
    (cells) =>
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map((cell) => headingCell(docx, cell, between(cell.start, cell.columns))),
      }),
  );
  const kept = rowsKeptTogether(table.rows);
  const rows = table.rows.map((row, index) =>
    bodyRow(docx, table, row, { widths, last: index === table.rows.length - 1, keepNext: kept.has(index) }),
  );
  return new docx.Table({
    rows: [...headings, ...rows],
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    margins: { left: 70, right: 70 },
  });
}

interface Place {
  readonly widths: readonly number[];
  readonly last: boolean;
  /** Stays on the page of the next row. */
  readonly keepNext: boolean;
}

function bodyRow(docx: DocxLibrary, { columns }: Table, row: Row, { widths, last, keepNext }: Place): Node {
  const width = row.header ? TEXT_WIDTH : (widths[0] ?? TEXT_WIDTH);
  const cells = row.cells.map((cell, index) =>
    bodyCell(docx, cell, columns[index + 1]?.align ?? "center", { width: widths[index + 1] ?? 0, last }),
  );
  return new docx.TableRow({
    cantSplit: true,
    children: [labelCell(docx, row, columns.length, { width, last, keepNext }), ...cells],
  });
}
