/** What becomes of a plain line of a laboratory file once its texts are known: a row of the columns, a line of the ledger, or a count. */
import type { Analyte } from "../../core/analyte.ts";
import type { VisitDates } from "../checks/visit-order.ts";
import { setResultAside } from "../lab-aside.ts";
import type { GrowingLabColumns, LabRow, ResultDictionary } from "../lab-columns.ts";
import type { NameSeen, NamesSeen } from "../lab-names.ts";
import { messages } from "../messages.ts";
import { idsByNumber, type ParticipantTable } from "../participants.ts";
import type { Problems } from "../problems.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { PlainTable } from "../row-source.ts";
import type { ValueColumns } from "../value-columns.ts";
import { IS_ASIDE, IS_FAULT, kindOf, ResultCodes, type ResultPositions, resultOf } from "./result-codes.ts";

/** What all files of laboratory rows add to. */
export interface LabsTaken {
  readonly columns: GrowingLabColumns;
  readonly dictionary: ResultDictionary;
  readonly names: NamesSeen;
  readonly valueColumns: ValueColumns;
  readonly visits: VisitDates;
  latestDay: number;
}

export interface PlainLabsSetting {
  readonly participants: ParticipantTable;
  readonly needed: ReadonlySet<string>;
  readonly analyteOf: (name: string) => Analyte | undefined;
  readonly conventions: ResultConventions;
  readonly table: PlainTable;
  readonly taken: LabsTaken;
  readonly problems: Problems;
}

export interface NeededTest {
  readonly kind: "needed";
  readonly codes: ResultCodes;
  isSeen: boolean;
}

/** A name of a test: an analyte that is needed, with the codes of its results, or one that is not, or no analyte at all. */
export type TestName =
  | NeededTest
  | { readonly kind: "not-needed" }
  | { readonly kind: "unknown"; readonly name: string; seen: NameSeen | undefined }
  | { readonly kind: "blank" };

/** Number of a participant that is not in the list. */
export const UNKNOWN = -1;

export class LabTaking {
  private readonly setting: PlainLabsSetting;
  private readonly positions: ResultPositions;
  private readonly tests = new Map<string, TestName>();
  private judged = 0;
  private ids: readonly string[] | undefined;

  constructor(setting: PlainLabsSetting, positions: ResultPositions) {
    this.setting = setting;
    this.positions = positions;
  }

  participantNamed(text: string): number {
    return this.setting.participants.rows.get(text)?.number ?? UNKNOWN;
  }

  /** The same object for the same name, which is judged when it is first asked for. */
  testNamed(text: string): TestName {
    const test = this.tests.get(text) ?? this.judgeName(text);
    this.tests.set(text, test);
    return test;
  }

  /** Takes the result `found` of a row and says what kind it is of; of a fault nothing is taken. */
  takeResult(test: NeededTest, found: number, row: Omit<LabRow, "result"> & { result: number }): number {
    const { taken } = this.setting;
    if (taken.dictionary.results.length > this.judged) this.reportLimits(row.line);
    const kind = kindOf(found);
    if (kind === IS_FAULT) return kind;
    if (!test.isSeen) taken.names.needed.add(test.codes.analyte.name);
    test.isSeen = true;
    row.result = resultOf(found);
    if (kind === IS_ASIDE) this.setAside(row.result, row.line, row.participant);
    else taken.columns.push(row);
    return kind;
  }

  /** Counts a line that was taken. */
  count(test: TestName, day: number, line: number): void {
    const { taken, table } = this.setting;
    if (day > taken.latestDay) taken.latestDay = day;
    table.ledger.read += 1;
    if (test.kind === "needed") return;
    if (test.kind === "unknown") this.countName(test, line);
    table.ledger.notNeeded += 1;
  }

  private judgeName(name: string): TestName {
    if (name === "") return { kind: "blank" };
    const { analyteOf, needed, conventions, taken, table } = this.setting;
    const analyte = analyteOf(name);
    if (analyte === undefined) return { kind: "unknown", name, seen: undefined };
    if (!needed.has(analyte.name)) return { kind: "not-needed" };
    taken.valueColumns.note(table.source, analyte.name, table.nameOf("value"));
    const { positions } = this;
    const setting = { positions, conventions, dictionary: taken.dictionary, nullWords: table.nullWords };
    return { kind: "needed", codes: new ResultCodes(analyte, setting), isSeen: false };
  }

  private reportLimits(line: number): void {
    const { table, taken, problems } = this.setting;
    this.judged = taken.dictionary.results.length;
    for (const { column, text } of taken.dictionary.limits.takeUnreadable())
      problems.add(messages.badLimit({ file: table.ledger.file, line, column: table.nameOf(column) }, text));
  }

  private setAside(result: number, line: number, participant: number): void {
    const { table, taken, participants } = this.setting;
    this.ids ??= idsByNumber(participants);
    const place = { line, column: table.nameOf("value") };
    setResultAside(table.ledger, place, taken.dictionary.at(result), this.ids[participant] ?? "");
  }

  private countName(test: Extract<TestName, { kind: "unknown" }>, line: number): void {
    if (test.seen !== undefined) {
      test.seen.rows += 1;
      return;
    }
    const { ledger, nameOf } = this.setting.table;
    test.seen = this.setting.taken.names.count(test.name, { file: ledger.file, line, column: nameOf("analyte") });
  }
}
