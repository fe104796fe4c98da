/** CSV as the contract has it: RFC 4180, UTF-8, a line feed after every row, columns in a fixed order. */
import { stringify } from "csv-stringify/sync";

export type Cell = string | number | undefined;

/** Undefined is an empty cell. Text is written as it is: these files are data for programs, not for spreadsheets. */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([columns, ...rows] as Cell[][], {
    record_delimiter: "\n",
    quoted_match: /\r/,
    cast: { number: numberCell },
  });
}

/** The shortest text that reads back to the same double; minus zero is 0. */
function numberCell(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}
