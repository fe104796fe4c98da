/** What happened to every input row: used, not needed, or set aside with a line in the ledger. The counts always add up. */
import type { Accounting, LedgerEntry } from "../core/accounting.ts";
import { compareText, type Diagnostic, type Severity } from "../core/diagnostic.ts";

/** Why a row was set aside or altered, and what to do about it. */
export const LEDGER_CODES = {
  VALUE_BLANK: ["note", "no value; set aside as not measured"],
  VALUE_NOT_NUMERIC: ["warning", "the value is not a number; set aside as not measured"],
  SPECIMEN_FAULT: ["warning", "a number from a specimen that makes it wrong; set aside as not measured"],
  SENTINEL: ["note", "a number declared to stand for no value; set aside as not measured"],
  IMPLAUSIBLE: ["warning", "outside the plausible range; set aside: check value and unit at the site"],
  UNIT_SUSPECT: [
    "warning",
    "the results of this site do not fit this unit and fit another; set aside until sources.yaml says which it is",
  ],
  DUPLICATE: ["note", "identical to an earlier row; set aside, the earlier one counts"],
  AFTER_CUTOFF: ["note", "dated after the data cut-off; set aside"],
  AFTER_DEATH: ["warning", "dated after the participant's death; set aside: check the dates at the site"],
  BEFORE_BIRTH: ["warning", "dated before the participant was born; set aside: check the dates at the site"],
  BLANK_LINE: ["note", "a blank line; set aside"],
  CONFLICT: ["warning", "another value of the same analyte at the same instant; set aside as declared"],
} as const satisfies Record<string, readonly [Severity, string]>;

export type LedgerCode = keyof typeof LEDGER_CODES;

function ledgerEntry(
  file: string,
  line: number,
  column: string,
  code: LedgerCode,
  raw: string,
  detail = "",
  participant = "",
): LedgerEntry {
  const [severity, meaning] = LEDGER_CODES[code];
  const message = detail === "" ? meaning : `${meaning} (${detail})`;
  return { file, line, column, code, severity, raw, message, ...(participant === "" ? {} : { participant }) };
}

/** What was done to a cell of a row that is otherwise read as it stands. */
export const ALTERATION_CODES = {
  FILLED_DOWN: "blank; the text above it stands in its place",
  DATE_IMPUTED: "only the month is known; the middle of it stands in its place",
  SPECIMEN_DOUBTFUL: "a number from a specimen that may have changed it; it counts",
  UNIT_DECLARED: "the unit that the owner of the data declares stands in its place",
} as const;

export type AlterationCode = keyof typeof ALTERATION_CODES;

/** Collects entries and counts of one file while it is read. */
export class FileLedger {
  readonly file: string;
  readonly entries: LedgerEntry[] = [];
  readonly alterations: LedgerEntry[] = [];
  read = 0;
  notNeeded = 0;
  wideRows: number | undefined;
  /** The file need not be there and is not. */
  isAbsent = false;
  extraColumns: readonly string[] = [];
  /** Canonical column → as a mapped file prints it. */
  printedColumns: ReadonlyMap<string, string> = new Map();
  private used = 0;
  private readonly table: string | undefined;
  private readonly rules = new Map<string, number>();

  /** `table` is given where the name of the file does not say what it was read for. */
  constructor(file: string, table?: string) {
    this.file = file;
    this.table = table;
  }

  setAside(line: number, column: string, code: LedgerCode, raw: string, detail = "", participant = ""): void {
    const printed = this.printedColumns.get(column) ?? column;
    this.entries.push(ledgerEntry(this.file, line, printed, code, raw, detail, participant));
  }

  /** A row set aside for a fault that the owner of the data declared bearable. */
  setAsideFor({ code, message, where, hint }: Diagnostic, raw: string, participant = ""): void {
    const { line, column = "" } = where;
    const text = hint === undefined ? message : `${message}; ${hint}`;
    const entry = { file: this.file, line, column: String(column), code, severity: "warning" as const, raw };
    this.entries.push({ ...entry, message: text, ...(participant === "" ? {} : { participant }) });
  }

  alter(place: { line: number; column: string }, code: AlterationCode, raw: string, becomes: string): void {
    const message = `${ALTERATION_CODES[code]} (${becomes})`;
    this.alterations.push({ file: this.file, ...place, code, severity: "note", raw, message });
  }

  countRule(rule: string): void {
    this.rules.set(rule, (this.rules.get(rule) ?? 0) + 1);
  }

  countUsed(count: number): void {
    this.used += count;
  }

  private reasons(): Readonly<Record<string, number>> {
    const counts = new Map<string, number>();
    for (const { code } of this.entries) counts.set(code, (counts.get(code) ?? 0) + 1);
    return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
  }

  close(): Accounting {
    const { file, table, read, used, notNeeded, extraColumns, wideRows } = this;
    const setAside = this.entries.length;
    if (read !== used + notNeeded + setAside) {
      throw new Error(
        `accounting of ${file} is open: ${read} rows read, ${used} used, ${notNeeded} not needed, ${setAside} set aside`,
      );
    }
    const rules = [...this.rules].sort(([a], [b]) => compareText(a, b));
    return {
      file,
      ...(table === undefined ? {} : { table }),
      read,
      used,
      notNeeded,
      setAside,
      reasons: this.reasons(),
      extraColumns,
      ...(wideRows === undefined ? {} : { wideRows }),
      ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules) }),
    };
  }
}
