/**
 * Rows shared out over pages. RTF readers do not reliably repeat heading rows, so the writer breaks the pages itself and repeats
 * title, headings and notes on each of them.
 */

import { type Row, type Table, unbrokenText } from "../table.ts";
import { textWidth } from "./text-width.ts";

/** In twentieths of a point, for 9 pt Arial. */
export const LINE_HEIGHT = 212;
const ROW_PADDING = 44;
export const CHARACTER_WIDTH = 100;
const SPACE = 0.5;
const CELL_PADDING = 150;

/** How many lines a text takes in a column: words are not broken unless they are wider than the column. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(1, (width - CELL_PADDING) / CHARACTER_WIDTH);
  let [lines, used] = [1, 0];
  for (const word of text.split(" ")) {
    const length = textWidth(word);
    const needed = used === 0 ? length : used + SPACE + length;
    if (needed <= room) used = needed;
    else {
      lines += (used === 0 ? 0 : 1) + Math.max(0, Math.ceil(length / room) - 1);
      used = length % room;
    }
  }
  return lines;
}

export function rowHeight(row: Row, widths: readonly number[]): number {
  const all = widths.reduce((a, b) => a + b, 0);
  const [labelWidth = all, ...others] = widths;
  const label = linesOf(row.label, (row.header ? all : labelWidth) - row.indent * 200);
  const cells = row.cells.map((cell, index) => linesOf(unbrokenText(cell), others[index] ?? all));
  return Math.max(label, ...cells) * LINE_HEIGHT + ROW_PADDING;
}

/** The rows of each page; at least one page. A heading of rows is never the last on a page, and is repeated where its rows go on. */
export function pagesOf(table: Table, widths: readonly number[], room: number): readonly (readonly Row[])[] {
  const pages: Row[][] = [];
  let page: Row[] = [];
  let used = 0;
  let above: readonly Row[] = [];
  const start = (rows: readonly Row[]) => {
    page = [...rows];
    used = rows.reduce((sum, row) => sum + rowHeight(row, widths), 0);
  };
  for (const row of table.rows) {
    above = above.filter(({ indent }) => indent < row.indent);
    const height = rowHeight(row, widths);
    if (page.length > 0 && used + height > room) {
      const [kept, moved] = withoutLastHeaders(page);
      if (kept.length > 0) {
        pages.push(kept);
        start([...above.filter((heading) => !moved.includes(heading)), ...moved]);
      }
    }
    page.push(row);
    used += height;
    if (row.header) above = [...above, row];
  }
  return [...pages, page];
}

function withoutLastHeaders(rows: readonly Row[]): readonly [Row[], Row[]] {
  let end = rows.length;
  while (rows[end - 1]?.header === true) end -= 1;
  return [rows.slice(0, end), rows.slice(end)];
}
