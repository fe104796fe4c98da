/** ledger.csv: one row per input row that was set aside, with the raw text. */
import type { LedgerEntry } from "../core/accounting.ts";
import { csvText } from "./csv.ts";

export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry) => [
    entry.file,
    entry.line,
    entry.column,
    entry.code,
    entry.severity,
    entry.raw,
    entry.message,
  ]);
  return csvText(["file", "line", "column", "code", "severity", "raw", "message"], rows);
}
