/** How wide the columns of a table on paper are, from what stands in them. */
import { cellText, type Table } from "../table.ts";
import { textWidth } from "./text-width.ts";

const NARROWEST = 5;
const WIDEST_CELL = 44;
const WIDEST_LABEL = 56;
const WIDEST_HEADING_WORD = 24;
/** A text may be broken into lines, but not into ones shorter than this. */
const SHORTEST_LINE = 14;
const PADDING = 2.2;
/** Headings are bold. */
const BOLD = 1.1;

/** In digits: what a column would like to have, and what it can do with. */
interface Width {
  readonly wanted: number;
  readonly least: number;
}

/**
 * Whole units that add up to `total`. Numbers are not broken as long as there is room; texts give way first, in proportion to their
 * length. `unit` is the width of a digit.
 */
export function columnWidths(table: Table, total: number, unit: number): readonly number[] {
  const widths = table.columns.map((_, index) => widthOf(table, index));
  return shared(inCharacters(widths, total / unit), total);
}

/** What all columns together would like to have. */
export function wantedCharacters(table: Table): number {
  return sum(table.columns.map((_, index) => widthOf(table, index).wanted));
}

function inCharacters(widths: readonly Width[], room: number): readonly number[] {
  const wanted = sum(widths.map((width) => width.wanted));
  const least = sum(widths.map((width) => width.least));
  if (wanted <= room || least >= room) return widths.map((width) => (wanted <= room ? width.wanted : width.least));
  const share = (room - least) / (wanted - least);
  return widths.map((width) => width.least + (width.wanted - width.least) * share);
}

/** In whole units, in proportion. */
function shared(parts: readonly number[], total: number): readonly number[] {
  const all = sum(parts);
  let [reached, given] = [0, 0];
  return parts.map((part) => {
    reached += part;
    const end = Math.round((total * reached) / all);
    const own = end - given;
    given = end;
    return own;
  });
}

function widthOf({ columns, rows }: Table, index: number): Width {
  const { heading = "", sub = "", align = "center" } = columns[index] ?? {};
  const label = index === 0;
  const texts = label
    ? rows.filter(({ header }) => !header).map(({ label: text, indent }) => textWidth(text) + 2 * indent)
    : rows.flatMap(({ cells }) => cells.slice(index - 1, index).map((cell) => textWidth(cellText(cell))));
  const words = [...heading.split(" "), ...sub.split(" ")].map((word) => textWidth(word) * BOLD);
  const inHeading = Math.min(WIDEST_HEADING_WORD, Math.max(...words, textWidth(heading) / 3));
  const longest = Math.min(
    label ? WIDEST_LABEL : WIDEST_CELL,
    texts.reduce((most, width) => Math.max(most, width), 0),
  );
  const wanted = Math.max(NARROWEST, longest, inHeading) + PADDING;
  const breaks = label || align === "left";
  return { wanted, least: breaks ? Math.min(wanted, Math.max(SHORTEST_LINE, inHeading) + PADDING) : wanted };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
