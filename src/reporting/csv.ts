/** CSV as the contract has it: RFC 4180, UTF-8, a line feed after every row, columns in a fixed order. */
import { stringify } from "csv-stringify/sync";

export type Cell = string | number | undefined;

/** Undefined is an empty cell. Text is written as it is: these files are data for programs, not for spreadsheets. */
export function csvText(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [csvLine(columns)];
  for (const row of rows) lines.push(csvLine(row));
  return lines.join("");
}

/** One row with its line feed. csv-stringify decides how a text is quoted that may need it; nearly all rows have none. */
export function csvLine(row: readonly Cell[]): string {
  let line = "";
  for (let at = 0; at < row.length; at += 1) {
    const cell = row[at];
    const text = typeof cell === "number" ? numberCell(cell) : (cell ?? "");
    if (NEEDS_QUOTES.test(text)) return quotedLine(row);
    line += at === 0 ? text : `,${text}`;
  }
  return `${line}\n`;
}

const NEEDS_QUOTES = /[",\r\n]/;

function quotedLine(row: readonly Cell[]): string {
  return stringify([row] as Cell[][], {
    record_delimiter: "\n",
    quoted_match: /\r/,
    cast: { number: numberCell },
  });
}

/** The shortest text that reads back to the same double; minus zero is 0. */
function numberCell(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}
