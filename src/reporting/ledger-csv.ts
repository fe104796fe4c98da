/** ledger.csv: one row per input row that was set aside, with the raw text. */
import type { LedgerEntry } from "../core/accounting.ts";
import { LongCsv } from "./long-csv.ts";

export function ledgerCsv(entries: readonly LedgerEntry[]): readonly Uint8Array[] {
  const csv = new LongCsv(["file", "line", "column", "code", "severity", "raw", "message"]);
  for (const { file, line, column, code, severity, raw, message } of entries)
    csv.add([file, line, column, code, severity, raw, message]);
  return csv.bytes();
}
