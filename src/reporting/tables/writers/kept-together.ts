/** Which rows stay on the page of the row after them: headings, and short groups as a whole. */
import type { Row } from "../table.ts";

/** A longer group may go over pages. */
const LONGEST = 22;

/** Indexes of the rows. */
export function rowsKeptTogether(rows: readonly Row[]): ReadonlySet<number> {
  const starts = rows.flatMap(({ header, indent }, index) => (header && indent === 0 ? [index] : []));
  const kept = new Set(rows.flatMap(({ header }, index) => (header ? [index] : [])));
  starts.forEach((start, group) => {
    const end = starts[group + 1] ?? rows.length;
    if (end - start > LONGEST) return;
    for (let index = start; index < end - 1; index += 1) kept.add(index);
  });
  kept.delete(rows.length - 1);
  return kept;
}
