/**
 * Plain lines of a laboratory file straight into columns. Every text is judged once, where it first stands, by the functions that judge
 * the rows of csv-parse; a line with anything at fault is left to them.
 */
import type { Analyte } from "../../core/analyte.ts";
import type { VisitDates } from "../checks/visit-order.ts";
import { setResultAside } from "../lab-aside.ts";
import { type GrowingLabColumns, NO_TIME, type ResultDictionary } from "../lab-columns.ts";
import type { NameSeen, NamesSeen } from "../lab-names.ts";
import type { FileLedger } from "../ledger.ts";
import { messages } from "../messages.ts";
import { idsByNumber, type ParticipantTable } from "../participants.ts";
import type { Problems } from "../problems.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { PlainTable } from "../row-source.ts";
import type { ValueColumns } from "../value-columns.ts";
import { CommentColumns } from "./comment-columns.ts";
import { PlainInstant } from "./plain-instant.ts";
import type { PlainFields, PlainTaker, Repeated } from "./plain-lines.ts";
import { ABSENT, IS_ASIDE, IS_FAULT, kindOf, ResultCodes, type ResultPositions, resultOf } from "./result-codes.ts";
import { TextColumn } from "./text-column.ts";

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

/** Undefined where a column that must be there is not. */
export function plainLabs(setting: PlainLabsSetting): PlainTaker | undefined {
  const { positionOf } = setting.table;
  const [participant, analyte, collected] = ["participant_id", "analyte", "collected_at"].map(positionOf);
  const [value, unit] = [positionOf("value"), positionOf("unit")];
  if (participant === undefined || analyte === undefined || collected === undefined) return undefined;
  if (value === undefined || unit === undefined) return undefined;
  const limits = ["lower_limit", "upper_limit"].map((column) => positionOf(column) ?? ABSENT);
  const positions: LabPositions = {
    participant,
    analyte,
    collected,
    value,
    unit,
    lower: limits[0] ?? ABSENT,
    upper: limits[1] ?? ABSENT,
  };
  return new PlainLabs(setting, positions);
}

/** Where the columns stand in a line. */
interface LabPositions extends ResultPositions {
  readonly participant: number;
  readonly analyte: number;
  readonly collected: number;
}

interface NeededTest {
  readonly kind: "needed";
  readonly codes: ResultCodes;
  isSeen: boolean;
}

/** A name of a test: an analyte that is needed, with the codes of its results, or one that is not, or no analyte at all. */
type TestName =
  | NeededTest
  | { readonly kind: "not-needed" }
  | { readonly kind: "unknown"; readonly name: string; seen: NameSeen | undefined }
  | { readonly kind: "blank" };

class PlainLabs implements PlainTaker {
  private readonly setting: PlainLabsSetting;
  private readonly positions: LabPositions;
  private readonly ledger: FileLedger;
  private readonly taken: LabsTaken;
  private readonly participantTexts: TextColumn;
  /** Number of the participant by code of the text; UNKNOWN where there is none. */
  private readonly participants: number[] = [];
  private readonly analyteTexts: TextColumn;
  private readonly tests: TestName[] = [];
  private readonly instant = new PlainInstant();
  readonly repeated: PlainTaker["repeated"];
  /** The row at hand, the same object for every line. */
  private readonly row = { participant: 0, day: 0, second: 0, line: 0, result: 0, source: 0 };
  private readonly comments: CommentColumns;
  private readonly visit: number;
  private readonly visitTexts: TextColumn;
  private lastVisit = { participant: UNKNOWN, day: 0, code: 0 };
  private ids: readonly string[] | undefined;

  constructor(setting: PlainLabsSetting, positions: LabPositions) {
    this.setting = setting;
    this.positions = positions;
    this.ledger = setting.table.ledger;
    this.taken = setting.taken;
    this.row.source = setting.table.source;
    this.visit = setting.table.positionOf("visit") ?? ABSENT;
    const { positionOf, nullWords } = setting.table;
    this.participantTexts = new TextColumn(nullWords);
    this.analyteTexts = new TextColumn(nullWords);
    this.visitTexts = new TextColumn(nullWords);
    const commented = ["comment", "specimen"].flatMap((name) => positionOf(name) ?? []);
    this.comments = new CommentColumns(commented, nullWords);
    this.repeated = this.repeatedFields([this.visit, ...commented]);
  }

  /** Where one field has several meanings, nothing is expected of it. */
  private repeatedFields(others: readonly number[]): PlainTaker["repeated"] {
    const { participant, analyte, collected, value, unit, lower, upper } = this.positions;
    const all = [participant, analyte, collected, value, unit, lower, upper, ...others];
    const repeated: (Repeated | undefined)[] = [];
    repeated[participant] = this.participantTexts;
    repeated[analyte] = this.analyteTexts;
    repeated[collected] = this.instant;
    return Array.from(repeated, (each, field) =>
      all.filter((other) => other === field).length === 1 ? each : undefined,
    );
  }

  take(bytes: Uint8Array, fields: PlainFields, line: number): boolean {
    const { taken, instant } = this;
    if (this.comments.isFaulty(bytes, fields)) return false;
    const participant = this.participantOf(bytes, fields);
    if (participant === UNKNOWN) return false;
    const test = this.testOf(bytes, fields);
    if (test.kind === "blank") return false;
    if (fields.isExpected[this.positions.collected] !== 1 && !this.readInstant(bytes, fields)) return false;
    if (test.kind === "needed") {
      this.row.participant = participant;
      this.row.line = line;
      if (!this.takeResult(test, bytes, fields)) return false;
    }
    if (instant.day > taken.latestDay) taken.latestDay = instant.day;
    this.ledger.read += 1;
    if (test.kind === "needed") return true;
    if (test.kind === "unknown") this.countName(test, line);
    this.ledger.notNeeded += 1;
    return true;
  }

  private readInstant(bytes: Uint8Array, { bounds }: PlainFields): boolean {
    const { collected } = this.positions;
    return this.instant.read(bytes, bounds[2 * collected] ?? 0, bounds[2 * collected + 1] ?? 0);
  }

  private participantOf(bytes: Uint8Array, fields: PlainFields): number {
    const code = this.participantTexts.codeAt(bytes, fields, this.positions.participant);
    const known = this.participants[code];
    if (known !== undefined) return known;
    const number = this.setting.participants.rows.get(this.participantTexts.at(code))?.number ?? UNKNOWN;
    this.participants[code] = number;
    return number;
  }

  private testOf(bytes: Uint8Array, fields: PlainFields): TestName {
    const code = this.analyteTexts.codeAt(bytes, fields, this.positions.analyte);
    const known = this.tests[code];
    if (known !== undefined) return known;
    const test = this.judgeName(this.analyteTexts.at(code));
    this.tests[code] = test;
    return test;
  }

  private judgeName(name: string): TestName {
    if (name === "") return { kind: "blank" };
    const { analyteOf, needed, conventions, taken } = this.setting;
    const analyte = analyteOf(name);
    if (analyte === undefined) return { kind: "unknown", name, seen: undefined };
    if (!needed.has(analyte.name)) return { kind: "not-needed" };
    taken.valueColumns.note(this.setting.table.source, analyte.name, this.setting.table.nameOf("value"));
    const { nullWords } = this.setting.table;
    const { positions } = this;
    const codes = new ResultCodes(analyte, { positions, conventions, dictionary: taken.dictionary, nullWords });
    return { kind: "needed", codes, isSeen: false };
  }

  /** False where the result is at fault; nothing has then been counted. */
  private takeResult(test: NeededTest, bytes: Uint8Array, fields: PlainFields): boolean {
    const { row, instant, taken } = this;
    const known = taken.dictionary.results.length;
    const found = test.codes.find(bytes, fields);
    if (taken.dictionary.results.length > known) this.reportLimits(row.line);
    const kind = kindOf(found);
    if (kind === IS_FAULT) return false;
    if (!test.isSeen) taken.names.needed.add(test.codes.analyte.name);
    test.isSeen = true;
    row.result = resultOf(found);
    if (kind === IS_ASIDE) this.setAside(row.result, row.line, row.participant);
    else {
      row.day = instant.day;
      row.second = instant.second ?? NO_TIME;
      taken.columns.push(row);
      this.takeVisit(bytes, fields);
    }
    return true;
  }

  private reportLimits(line: number): void {
    const { table, taken, problems } = this.setting;
    for (const { column, text } of taken.dictionary.limits.takeUnreadable())
      problems.add(messages.badLimit({ file: table.ledger.file, line, column: table.nameOf(column) }, text));
  }

  /** The rows of a panel follow each other, and only the first of them says something. */
  private takeVisit(bytes: Uint8Array, fields: PlainFields): void {
    const { visit, visitTexts, lastVisit, row } = this;
    if (visit === ABSENT || fields.bounds[2 * visit] === fields.bounds[2 * visit + 1]) return;
    const code = visitTexts.codeAt(bytes, fields, visit);
    if (lastVisit.participant === row.participant && lastVisit.day === row.day && lastVisit.code === code) return;
    this.lastVisit = { participant: row.participant, day: row.day, code };
    this.taken.visits.take(visitTexts.at(code), { ...row });
  }

  private idOf(participant: number): string {
    this.ids ??= idsByNumber(this.setting.participants);
    return this.ids[participant] ?? "";
  }

  private setAside(result: number, line: number, participant: number): void {
    const { table, taken } = this.setting;
    const place = { line, column: table.nameOf("value") };
    setResultAside(table.ledger, place, taken.dictionary.at(result), this.idOf(participant));
  }

  private countName(test: Extract<TestName, { kind: "unknown" }>, line: number): void {
    if (test.seen !== undefined) {
      test.seen.rows += 1;
      return;
    }
    const { ledger, nameOf } = this.setting.table;
    test.seen = this.taken.names.count(test.name, { file: ledger.file, line, column: nameOf("analyte") });
  }
}

const UNKNOWN = -1;
