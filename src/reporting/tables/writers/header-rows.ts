/** The header of a table as rows of spans: every writer that has spans draws these. */
import type { Column, Table } from "../table.ts";

export interface HeaderCell {
  /** The first line, then the second where there is one. */
  readonly lines: readonly string[];
  /** The column it begins in, from 0. */
  readonly start: number;
  readonly columns: number;
  readonly rows: number;
  /** Heads several columns. */
  readonly spans: boolean;
  readonly align: "left" | "center";
  /** Marks. */
  readonly notes: readonly string[];
}

/** One row, or two where there are spanning headings: a column without one reaches over both rows. */
export function headerRows({ columns }: Pick<Table, "columns">): readonly (readonly HeaderCell[])[] {
  const hasSpans = columns.some(({ span }) => span !== "");
  if (!hasSpans) return [columns.map((column, start) => single(column, start, 1))];
  const above: HeaderCell[] = [];
  columns.forEach((column, start) => {
    const last = above.at(-1);
    const goesOn = last?.spans === true && last.lines[0] === column.span && last.start + last.columns === start;
    if (column.span === "") above.push(single(column, start, 2));
    else if (goesOn) above[above.length - 1] = { ...last, columns: last.columns + 1 };
    else above.push({ lines: [column.span], start, columns: 1, rows: 1, spans: true, align: "center", notes: [] });
  });
  const below = columns.flatMap((column, start) => (column.span === "" ? [] : [single(column, start, 1)]));
  return [above, below];
}

function single(column: Column, start: number, rows: number): HeaderCell {
  const lines = column.sub === "" ? [column.heading] : [column.heading, column.sub];
  return { lines, start, columns: 1, rows, spans: false, align: column.align, notes: column.notes };
}
