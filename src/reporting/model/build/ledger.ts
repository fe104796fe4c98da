/** How many rows were set aside or altered, by file and cause. */
import type { LedgerEntry } from "../../../core/accounting.ts";
import type { LedgerCount } from "../report-data.ts";

/** In the order in which each cause first appears in the ledger, which is by file and line. */
export function ledgerCounts(entries: readonly LedgerEntry[]): readonly LedgerCount[] {
  const counts = new Map<string, LedgerCount & { rows: number }>();
  for (const { file, code, severity, message } of entries) {
    const key = JSON.stringify([file, code, severity]);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { file, code, severity, message, rows: 1 });
    else known.rows += 1;
  }
  return [...counts.values()];
}
