/** How the rows of a file are named among those of all files: by the table they were read for, and by a number where that is not enough. */
import type { Accounting } from "../core/accounting.ts";

type ReadFor = Pick<Accounting, "file" | "table">;

/** `labs.csv`, `dm.csv (events)`; `bmt.csv (events 2)` is the second entry of sources.yaml that reads events from bmt.csv. */
export function accountingNames(rows: readonly ReadFor[]): readonly string[] {
  return rows.map((row, index) => {
    const { file, table } = row;
    const isAlike = (other: ReadFor) => other.file === file && other.table === table;
    const isOnly = rows.filter(isAlike).length === 1;
    if (table === undefined || (isOnly && file === `${table}.csv`)) return file;
    return isOnly ? `${file} (${table})` : `${file} (${table} ${rows.slice(0, index + 1).filter(isAlike).length})`;
  });
}
