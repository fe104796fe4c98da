/** How wide the columns of a table on paper are, from what stands in them. */
import { cellText, type Table } from "../table.ts";

const NARROWEST = 7;
const WIDEST_CELL = 44;
const WIDEST_LABEL = 56;

/** Whole units that add up to `total`, shared in proportion to the text of each column. */
export function columnWidths(table: Table, total: number): readonly number[] {
  const wanted = table.columns.map((_, index) => wantedWidth(table, index));
  const sum = wanted.reduce((a, b) => a + b, 0);
  let [shared, given] = [0, 0];
  return wanted.map((width) => {
    shared += width;
    const end = Math.round((total * shared) / sum);
    const own = end - given;
    given = end;
    return own;
  });
}

/** In characters. Headings may take two or three lines, but no word of theirs should be broken. */
function wantedWidth({ columns, rows }: Table, index: number): number {
  const { heading = "", sub = "" } = columns[index] ?? {};
  const texts =
    index === 0
      ? rows.filter(({ header }) => !header).map(({ label, indent }) => displayLength(label) + 2 * indent)
      : rows.flatMap(({ cells }) => cells.slice(index - 1, index).map((cell) => displayLength(cellText(cell))));
  const words = [...heading.split(" "), ...sub.split(" ")].map(displayLength);
  const longest = texts.reduce((a, b) => Math.max(a, b), 0);
  const most = index === 0 ? WIDEST_LABEL : WIDEST_CELL;
  const inHeading = Math.min(24, Math.max(...words, Math.ceil(displayLength(heading) / 3)));
  return Math.max(NARROWEST, Math.min(most, longest), inHeading) + 2;
}

/** In narrow characters: East Asian wide characters count as two. */
export function displayLength(text: string): number {
  let length = 0;
  for (const character of text)
    length += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return length;
}
