/** What happened to every input row: used, not needed, or set aside with a line in the ledger. The counts always add up. */
import type { Accounting, LedgerEntry } from "../core/accounting.ts";
import type { Severity } from "../core/diagnostic.ts";

/** Why a row was set aside or altered, and what to do about it. */
export const LEDGER_CODES = {
  VALUE_BLANK: ["note", "no value; set aside as not measured"],
  VALUE_NOT_NUMERIC: ["warning", "the value is not a number; set aside as not measured"],
  SENTINEL: ["note", "a number declared to stand for no value; set aside as not measured"],
  IMPLAUSIBLE: ["warning", "outside the plausible range; set aside: check value and unit at the site"],
  DUPLICATE: ["note", "identical to an earlier row; set aside, the earlier one counts"],
  AFTER_CUTOFF: ["note", "dated after the data cut-off; set aside"],
  AFTER_DEATH: ["warning", "dated after the participant's death; set aside: check the dates at the site"],
  BLANK_LINE: ["note", "a blank line; set aside"],
} as const satisfies Record<string, readonly [Severity, string]>;

export type LedgerCode = keyof typeof LEDGER_CODES;

function ledgerEntry(
  file: string,
  line: number,
  column: string,
  code: LedgerCode,
  raw: string,
  detail = "",
): LedgerEntry {
  const [severity, meaning] = LEDGER_CODES[code];
  return { file, line, column, code, severity, raw, message: detail === "" ? meaning : `${meaning} (${detail})` };
}

/** Collects entries and counts of one file while it is read. */
export class FileLedger {
  readonly file: string;
  readonly entries: LedgerEntry[] = [];
  read = 0;
  notNeeded = 0;
  extraColumns: readonly string[] = [];
  private used = 0;

  constructor(file: string) {
    this.file = file;
  }

  setAside(line: number, column: string, code: LedgerCode, raw: string, detail = ""): void {
    this.entries.push(ledgerEntry(this.file, line, column, code, raw, detail));
  }

  countUsed(count: number): void {
    this.used += count;
  }

  close(): Accounting {
    const { file, read, used, notNeeded, extraColumns } = this;
    const setAside = this.entries.length;
    if (read !== used + notNeeded + setAside) {
      throw new Error(
        `accounting of ${file} is open: ${read} rows read, ${used} used, ${notNeeded} not needed, ${setAside} set aside`,
      );
    }
    return { file, read, used, notNeeded, setAside, extraColumns };
  }
}
