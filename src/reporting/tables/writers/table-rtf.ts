/** One table as RTF: its pages, each with title, headings, rows and notes. */

import type { Cell } from "../cell.ts";
import { type Row, type Table, unbrokenText } from "../table.ts";
import { columnWidths } from "./column-widths.ts";
import { TEXT_HEIGHT, TEXT_WIDTH } from "./document.ts";
import { type HeaderCell, headerRows } from "./header-rows.ts";
import { CHARACTER_WIDTH, LINE_HEIGHT, linesOf, pagesOf } from "./pages.ts";
import { escapeRtf } from "./rtf-text.ts";

/** Lines of exactly this height, whatever fonts stand in for missing characters: the pages were shared out by it. */
const SPACING = `\\sl-${LINE_HEIGHT}\\slmult0`;
const NOTE_SPACING = `\\sl-${LINE_HEIGHT - 20}\\slmult0`;

const LINE_BELOW = "\\clbrdrb\\brdrs\\brdrw10";
const LINE_ABOVE = "\\clbrdrt\\brdrs\\brdrw15";

/** The pages of a table, without the page breaks between them. */
export function tableRtfPages(table: Table): readonly string[] {
  const widths = columnWidths(table, TEXT_WIDTH, CHARACTER_WIDTH);
  const fixed = titleLines(table) + headingLines(table, widths);
  const notes = noteLines(table);
  // Notes stand on every page, unless they would leave no room for the rows.
  const everywhere = notes * LINE_HEIGHT < TEXT_HEIGHT / 2;
  const room = TEXT_HEIGHT - (fixed + (everywhere ? notes : 0) + 2) * LINE_HEIGHT;
  const pages = pagesOf(table, widths, Math.max(room, TEXT_HEIGHT / 4));
  return pages.map((rows, index) => {
    const last = index === pages.length - 1;
    return [
      titleRtf(table),
      ...headingsRtf(table, widths),
      ...rows.map((row, number) => rowRtf(row, widths, number === rows.length - 1, table)),
      ...(everywhere || last ? notesRtf(table) : []),
    ].join("\n");
  });
}

/** Begins a page: the size of the notes before it ends here. */
function titleRtf({ title, population }: Table): string {
  const below = population === "" ? "" : `\n\\pard\\qc\\sb20\\sa100 ${escapeRtf(population)}\\par`;
  return `\\pard\\plain\\f0\\fs18\\keepn\\qc\\sa40{\\b\\fs20 ${escapeRtf(title)}}\\par${below}`;
}

function notesRtf({ notes, foot }: Table): readonly string[] {
  const marked = notes.map(({ mark, text }) => `{\\super ${mark}} ${escapeRtf(text)}`);
  return [...marked, ...foot.map(escapeRtf)].map(
    (text, index) => `\\pard${NOTE_SPACING}\\ql\\fs16${index === 0 ? "\\sb60" : "\\sb0"} ${text}\\par`,
  );
}

function titleLines({ title, population }: Table): number {
  return linesOf(title, TEXT_WIDTH) + (population === "" ? 0 : linesOf(population, TEXT_WIDTH)) + 1;
}

function noteLines({ notes, foot }: Table): number {
  return [...notes.map(({ text }) => text), ...foot].reduce((sum, text) => sum + linesOf(text, TEXT_WIDTH), 0) + 1;
}

function headingLines(table: Table, widths: readonly number[]): number {
  return headerRows(table).reduce((sum, cells) => {
    const lines = cells.map((cell) =>
      cell.lines.reduce((all, text) => all + linesOf(text, widthOf(cell.start, cell.columns, widths)), 0),
    );
    return sum + Math.max(...lines);
  }, 0);
}

function widthOf(start: number, columns: number, widths: readonly number[]): number {
  return widths.slice(start, start + columns).reduce((a, b) => a + b, 0);
}

/** A cell of a row: its definition up to the right edge, and its content. */
interface Drawn {
  readonly definition: string;
  readonly content: string;
}

function rowText(cells: readonly Drawn[], header: boolean): string {
  const definitions = cells.map(({ definition }) => definition).join("");
  const contents = cells.map(({ content }) => `${content}\\cell`).join("\n");
  return `\\trowd\\trgaph70\\trleft0\\trkeep${header ? "\\trhdr" : ""}${definitions}\n${contents}\\row`;
}

function headingsRtf(table: Table, widths: readonly number[]): readonly string[] {
  const rows = headerRows(table);
  const [first = [], second] = rows;
  if (second === undefined)
    return [
      rowText(
        first.map((cell) => headingCell(cell, widths, LINE_ABOVE + LINE_BELOW)),
        true,
      ),
    ];
  const above = first.map((cell) => headingCell(cell, widths, `${LINE_ABOVE}${cell.spans ? LINE_BELOW : "\\clvmgf"}`));
  // A column without a span reaches over both rows: in the second it is the continuation of a merged cell.
  const continued = first
    .filter(({ spans }) => !spans)
    .map((cell) => ({ ...cell, lines: [], notes: [], merged: true }) as const);
  const below = [...second.map((cell) => ({ ...cell, merged: false })), ...continued]
    .sort((a, b) => a.start - b.start)
    .map((cell) => headingCell(cell, widths, cell.merged ? `\\clvmrg${LINE_BELOW}` : LINE_BELOW));
  return [rowText(above, true), rowText(below, true)];
}

function headingCell(cell: HeaderCell, widths: readonly number[], borders: string): Drawn {
  const edge = widthOf(0, cell.start + cell.columns, widths);
  const align = cell.start === 0 || cell.align === "left" ? "\\ql" : "\\qc";
  const text = cell.lines.map(escapeRtf).join("\\line ");
  return {
    definition: `${borders}\\clvertalb\\cellx${edge}`,
    content: `\\pard\\intbl${SPACING}${align}\\sb30\\sa30{\\b ${text}}${marksRtf(cell.notes)}`,
  };
}

function rowRtf(row: Row, widths: readonly number[], last: boolean, table: Table): string {
  const border = last ? LINE_BELOW : "";
  const total = widthOf(0, widths.length, widths);
  const label = row.header ? `{\\b ${escapeRtf(row.label)}}` : escapeRtf(row.label);
  const indent = row.indent === 0 ? "" : `\\li${row.indent * 200}`;
  const first: Drawn = {
    definition: `${border}\\clvertalt\\cellx${row.header ? total : (widths[0] ?? total)}`,
    content: `\\pard\\intbl${SPACING}\\ql${indent}${row.header ? "\\keepn" : ""}\\sb20\\sa20 ${label}${marksRtf(row.notes)}`,
  };
  const cells = row.cells.map((cell, index) => bodyCell(cell, index + 1, widths, { border, table }));
  return rowText([first, ...cells], false);
}

interface Around {
  readonly border: string;
  readonly table: Table;
}

function bodyCell(cell: Cell, index: number, widths: readonly number[], { border, table }: Around): Drawn {
  const align = table.columns[index]?.align === "left" ? "\\ql" : "\\qc";
  return {
    definition: `${border}\\clvertalt\\cellx${widthOf(0, index + 1, widths)}`,
    content: `\\pard\\intbl${SPACING}${align}\\sb20\\sa20 ${escapeRtf(unbrokenText(cell))}${marksRtf(cell.notes)}`,
  };
}

function marksRtf(notes: readonly string[]): string {
  return notes.length === 0 ? "" : `{\\super ${notes.join(",")}}`;
}
