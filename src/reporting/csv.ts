/** CSV as the contract has it: RFC 4180, UTF-8, a line feed after every row, columns in a fixed order. */
export type Cell = string | number | undefined;

/** Undefined is an empty cell. Text is written as it is: these files are data for programs, not for spreadsheets. */
export function csvText(columns: readonly string[], rows: Iterable<readonly Cell[]>, lineEnd = "\n"): string {
  const lines = [csvRow(columns)];
  for (const row of rows) lines.push(csvRow(row));
  return csvLines(lines, lineEnd);
}

/** Rows that are text already, each with its line end. */
export function csvLines(rows: readonly string[], lineEnd = "\n"): string {
  return `${rows.join(lineEnd)}${lineEnd}`;
}

/** A row without its line end. */
export function csvRow(row: readonly Cell[]): string {
  // Joined and not added up: a sum of texts keeps all its parts for as long as it is kept.
  return row.map(cellText).join(",");
}

function cellText(cell: Cell): string {
  if (typeof cell === "number") return numberCell(cell);
  if (cell === undefined || cell === "") return "";
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A carriage return too: a reader that knows three kinds of line ends would see two rows. */
const NEEDS_QUOTES = /[",\r\n]/;

/** The shortest text that reads back to the same double; minus zero is 0. */
function numberCell(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}
