/** Plain lines of a mapped laboratory file: every text is made canonical once; a line with anything at fault is read as a row. */
import { NO_TIME } from "../lab-columns.ts";
import type { PlainCell, PlainCells } from "../row-source.ts";
import { CommentColumns } from "./comment-columns.ts";
import { expectedFields } from "./expected-fields.ts";
import { fieldText } from "./field-text.ts";
import { FilterColumns } from "./filter-columns.ts";
import { LabTaking, type NeededTest, type PlainLabsSetting, type TestName, UNKNOWN } from "./lab-taking.ts";
import { MappedInstant } from "./mapped-instant.ts";
import type { PlainFields, PlainTaker, Repeated } from "./plain-lines.ts";
import { ABSENT, IS_FAULT, type ResultPositions, resultFields } from "./result-codes.ts";
import { ResultKeys } from "./result-keys.ts";
import { TextAnswers } from "./text-answers.ts";

export interface MappedPositions extends ResultPositions {
  readonly participant: number;
  readonly analyte: number;
  readonly collected: number;
  readonly comments: readonly number[];
}

/** Undefined in place of these: lines with such a text are read as rows. */
interface MappedParticipant {
  readonly number: number;
  readonly cell: PlainCell;
}

interface MappedTest {
  readonly name: TestName;
  readonly cell: PlainCell;
  readonly keys: ResultKeys;
  readonly results: (MappedResult | undefined)[];
}

/** What the texts of a result come to. */
interface MappedResult {
  readonly found: number;
  readonly cells: readonly PlainCell[];
}

const NO_RESULT: MappedResult = { found: 0, cells: [] };

export class MappedLabs implements PlainTaker {
  readonly repeated: readonly (Repeated | undefined)[];
  private readonly setting: PlainLabsSetting;
  private readonly positions: MappedPositions;
  private readonly cells: PlainCells;
  private readonly taking: LabTaking;
  private readonly filters: FilterColumns;
  private readonly comments: CommentColumns;
  private readonly participants: TextAnswers<MappedParticipant | undefined>;
  private readonly tests: TextAnswers<MappedTest | undefined>;
  private readonly instant: MappedInstant;
  private readonly row = { participant: 0, day: 0, second: 0, line: 0, result: 0, source: 0 };

  constructor(setting: PlainLabsSetting, positions: MappedPositions, cells: PlainCells) {
    const { nullWords, source } = setting.table;
    this.setting = setting;
    this.positions = positions;
    this.cells = cells;
    this.taking = new LabTaking(setting, positions);
    this.filters = new FilterColumns(cells.filters, nullWords);
    this.comments = new CommentColumns(positions.comments, nullWords);
    const { participant, analyte, collected, comments } = positions;
    this.participants = new TextAnswers({
      position: participant,
      answerTo: (text) => this.newParticipant(text),
      nullWords,
    });
    this.tests = new TextAnswers({ position: analyte, answerTo: (text) => this.newTest(text), nullWords });
    this.instant = new MappedInstant(positions.collected, cells, nullWords);
    this.row.source = source;
    const read = [collected, cells.timePosition ?? ABSENT, ...resultFields(positions)];
    this.repeated = expectedFields(
      [
        [participant, this.participants.texts],
        [analyte, this.tests.texts],
      ],
      [...read, ...comments, ...cells.filters.map(({ position }) => position)],
    );
  }

  take(bytes: Uint8Array, fields: PlainFields, line: number): boolean {
    const participant = this.participants.of(bytes, fields);
    // Whether a line is blank is for those to say who read it as a row.
    if (participant === undefined || participant.cell.text === "") return false;
    const failed = this.filters.failed(bytes, fields);
    if (failed !== undefined) return this.leaveOut(failed);
    if (this.comments.isFaulty(bytes, fields)) return false;
    const test = this.tests.of(bytes, fields);
    if (test?.cell.leftOut !== undefined) return this.leaveOut(test.cell.leftOut);
    if (test === undefined || test.name.kind === "blank" || participant.number === UNKNOWN) return false;
    if (!this.instant.read(bytes, fields)) return false;
    this.row.participant = participant.number;
    this.row.line = line;
    const result = test.name.kind === "needed" ? this.takeResult(test.name, test, bytes, fields) : NO_RESULT;
    if (result === undefined) return false;
    this.taking.count(test.name, this.instant.day, line);
    // In the order in which a row is asked for its cells.
    participant.cell.count?.(line);
    test.cell.count?.(line);
    this.instant.cell?.count?.(line);
    for (const { count } of result.cells) count?.(line);
    return true;
  }

  private leaveOut(rule: string): true {
    const { ledger } = this.setting.table;
    ledger.read += 1;
    ledger.notNeeded += 1;
    ledger.countRule(rule);
    return true;
  }

  private newParticipant(text: string): MappedParticipant | undefined {
    const cell = this.cells.cellOf("participant_id", text);
    return cell === undefined ? undefined : { number: this.taking.participantNamed(cell.text), cell };
  }

  private newTest(text: string): MappedTest | undefined {
    const cell = this.cells.cellOf("analyte", text);
    if (cell === undefined) return undefined;
    // What is left out is no name of a test.
    const name: TestName = cell.leftOut === undefined ? this.taking.testNamed(cell.text) : { kind: "not-needed" };
    return { name, cell, keys: new ResultKeys(resultFields(this.positions)), results: [] };
  }

  /** Undefined where the result is at fault. */
  private takeResult(
    name: NeededTest,
    test: MappedTest,
    bytes: Uint8Array,
    fields: PlainFields,
  ): MappedResult | undefined {
    const code = test.keys.codeOf(bytes, fields);
    if (code === test.results.length) test.results.push(this.judge(name, bytes, fields));
    const result = test.results[code];
    if (result === undefined) return undefined;
    const { row, instant } = this;
    row.day = instant.day;
    row.second = instant.second ?? NO_TIME;
    return this.taking.takeResult(name, result.found, row) === IS_FAULT ? undefined : result;
  }

  /** Undefined where one of the texts is at fault. */
  private judge(name: NeededTest, bytes: Uint8Array, fields: PlainFields): MappedResult | undefined {
    const { value, unit, lower, upper } = this.positions;
    const columns = [
      ["value", value],
      ["unit", unit],
      ["lower_limit", lower],
      ["upper_limit", upper],
    ] as const;
    const cells: PlainCell[] = [];
    for (const [column, field] of columns) {
      const cell = this.cells.cellOf(
        column,
        field === ABSENT ? "" : fieldText(bytes, fields, field, this.setting.table.nullWords),
      );
      if (cell === undefined) return undefined;
      cells.push(cell);
    }
    const texts = cells.map(({ text }) => text);
    return { found: name.codes.judgeTexts(texts), cells };
  }
}
