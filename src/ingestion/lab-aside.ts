/** What becomes of a printed result that is no value: its line in the ledger. */

import { MISSING_REASONS } from "../core/missing-reason.ts";
import type { LabResult } from "./lab-columns.ts";
import type { FileLedger } from "./ledger.ts";

export function setResultAside(
  ledger: FileLedger,
  { line, column }: { readonly line: number; readonly column: string },
  { rawValue, reading }: LabResult,
  participant: string,
): void {
  switch (reading.kind) {
    case "blank":
      ledger.setAside(line, column, "VALUE_BLANK", "", "", participant);
      return;
    case "not-numeric":
      ledger.setAside(line, column, "VALUE_NOT_NUMERIC", rawValue, MISSING_REASONS[reading.reason], participant);
      return;
    case "sentinel":
      ledger.setAside(line, column, "SENTINEL", rawValue, "", participant);
      return;
    default:
      throw new Error(`a result that is ${reading.kind} is not set aside`);
  }
}
