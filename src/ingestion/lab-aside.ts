/** What becomes of a printed result that is no value: its line in the ledger. */

import { MISSING_REASONS } from "../core/missing-reason.ts";
import type { LabResult } from "./lab-columns.ts";
import type { FileLedger } from "./ledger.ts";
import { valueTextOf } from "./results/value-text.ts";

export function setResultAside(
  ledger: FileLedger,
  { line, column }: { readonly line: number; readonly column: string },
  { analyte, rawValue, rawUnit, reading }: LabResult,
): void {
  switch (reading.kind) {
    case "blank":
      ledger.setAside(line, column, "VALUE_BLANK", "");
      return;
    case "not-numeric":
      ledger.setAside(line, column, "VALUE_NOT_NUMERIC", rawValue, MISSING_REASONS[reading.reason]);
      return;
    case "sentinel":
      ledger.setAside(line, column, "SENTINEL", rawValue);
      return;
    case "implausible":
      ledger.setAside(
        line,
        column,
        "IMPLAUSIBLE",
        `${rawValue} ${rawUnit}`,
        `${analyte.name} ${valueTextOf(reading.value)} ${analyte.unit.code}`,
      );
      return;
    default:
      throw new Error(`a result that is ${reading.kind} is not set aside`);
  }
}
