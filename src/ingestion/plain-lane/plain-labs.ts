/**
 * Plain lines of a laboratory file straight into columns. Every text is judged once, where it first stands, by the functions that judge
 * the rows of csv-parse; a line with anything at fault is left to them.
 */
import { NO_TIME } from "../lab-columns.ts";
import { CommentColumns } from "./comment-columns.ts";
import { expectedFields } from "./expected-fields.ts";
import { LabTaking, type PlainLabsSetting, type TestName, UNKNOWN } from "./lab-taking.ts";
import { MappedLabs } from "./mapped-labs.ts";
import { PlainInstant } from "./plain-instant.ts";
import type { PlainFields, PlainTaker } from "./plain-lines.ts";
import { ABSENT, IS_ASIDE, IS_FAULT, type ResultPositions, resultFields } from "./result-codes.ts";
import { TextAnswers } from "./text-answers.ts";
import { TextColumn } from "./text-column.ts";

/** Undefined where a column that must be there is not. */
export function plainLabs(setting: PlainLabsSetting): PlainTaker | undefined {
  const { positionOf, cells } = setting.table;
  const [participant, analyte, collected] = ["participant_id", "analyte", "collected_at"].map(positionOf);
  const [value, unit] = [positionOf("value"), positionOf("unit")];
  if (participant === undefined || analyte === undefined || collected === undefined) return undefined;
  if (value === undefined || (unit === undefined && cells === undefined)) return undefined;
  const limits = ["lower_limit", "upper_limit"].map((column) => positionOf(column) ?? ABSENT);
  const positions: LabPositions = {
    participant,
    analyte,
    collected,
    value,
    unit: unit ?? ABSENT,
    lower: limits[0] ?? ABSENT,
    upper: limits[1] ?? ABSENT,
  };
  if (cells === undefined) return new PlainLabs(setting, positions);
  return new MappedLabs(setting, { ...positions, comments: commentFields(setting) }, cells);
}

/** Where the columns stand in a line. */
interface LabPositions extends ResultPositions {
  readonly participant: number;
  readonly analyte: number;
  readonly collected: number;
}

class PlainLabs implements PlainTaker {
  private readonly setting: PlainLabsSetting;
  private readonly positions: LabPositions;
  private readonly taking: LabTaking;
  /** Their numbers. */
  private readonly participants: TextAnswers<number>;
  private readonly tests: TextAnswers<TestName>;
  private readonly instant = new PlainInstant();
  readonly repeated: PlainTaker["repeated"];
  /** The row at hand, the same object for every line. */
  private readonly row = { participant: 0, day: 0, second: 0, line: 0, result: 0, source: 0 };
  private readonly comments: CommentColumns;
  private readonly visit: number;
  private readonly visitTexts: TextColumn;
  private lastVisit = { participant: UNKNOWN, day: 0, code: 0 };

  constructor(setting: PlainLabsSetting, positions: LabPositions) {
    this.setting = setting;
    this.positions = positions;
    this.taking = new LabTaking(setting, positions);
    this.row.source = setting.table.source;
    const { positionOf, nullWords } = setting.table;
    this.visit = positionOf("visit") ?? ABSENT;
    const { participant, analyte, collected } = positions;
    const { taking } = this;
    this.participants = new TextAnswers({
      position: participant,
      answerTo: (text) => taking.participantNamed(text),
      nullWords,
    });
    this.tests = new TextAnswers({ position: analyte, answerTo: (text) => taking.testNamed(text), nullWords });
    this.visitTexts = new TextColumn(nullWords);
    const commented = commentFields(setting);
    this.comments = new CommentColumns(commented, nullWords);
    this.repeated = expectedFields(
      [
        [participant, this.participants.texts],
        [analyte, this.tests.texts],
        [collected, this.instant],
      ],
      [...resultFields(positions), this.visit, ...commented],
    );
  }

  take(bytes: Uint8Array, fields: PlainFields, line: number): boolean {
    const { taking, instant } = this;
    if (this.comments.isFaulty(bytes, fields)) return false;
    const participant = this.participants.of(bytes, fields);
    if (participant === UNKNOWN) return false;
    const test = this.tests.of(bytes, fields);
    if (test.kind === "blank") return false;
    if (fields.isExpected[this.positions.collected] !== 1 && !this.readInstant(bytes, fields)) return false;
    if (test.kind === "needed") {
      const { row } = this;
      row.participant = participant;
      row.day = instant.day;
      row.second = instant.second ?? NO_TIME;
      row.line = line;
      const kind = taking.takeResult(test, test.codes.find(bytes, fields), row);
      if (kind === IS_FAULT) return false;
      if (kind !== IS_ASIDE) this.takeVisit(bytes, fields);
    }
    taking.count(test, instant.day, line);
    return true;
  }

  private readInstant(bytes: Uint8Array, { bounds }: PlainFields): boolean {
    const { collected } = this.positions;
    return this.instant.read(bytes, bounds[2 * collected] ?? 0, bounds[2 * collected + 1] ?? 0);
  }

  /** The rows of a panel follow each other, and only the first of them says something. */
  private takeVisit(bytes: Uint8Array, fields: PlainFields): void {
    const { visit, visitTexts, lastVisit, row } = this;
    if (visit === ABSENT || fields.bounds[2 * visit] === fields.bounds[2 * visit + 1]) return;
    const code = visitTexts.codeAt(bytes, fields, visit);
    if (lastVisit.participant === row.participant && lastVisit.day === row.day && lastVisit.code === code) return;
    this.lastVisit = { participant: row.participant, day: row.day, code };
    this.setting.taken.visits.take(visitTexts.at(code), { ...row });
  }
}

/** Where what may name a fault of the specimen stands. */
function commentFields({ table }: PlainLabsSetting): readonly number[] {
  return ["comment", "specimen"].flatMap((name) => table.positionOf(name) ?? []);
}
