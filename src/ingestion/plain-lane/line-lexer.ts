/** The lexer of a laboratory file: knows where the columns stand and nothing of what they mean. */
import { NO_TIME } from "../lab-columns.ts";
import { fieldText } from "./field-text.ts";
import { type LexedLines, type LexingRequest, type NewResult, NOT_NUMBERED, UNREAD } from "./lexed-lines.ts";
import { PlainInstant } from "./plain-instant.ts";
import { type PlainFields, PlainLines, type PlainTaker, type Repeated } from "./plain-lines.ts";
import { ResultKeys } from "./result-keys.ts";
import { TextColumn } from "./text-column.ts";

/** The results of one test. */
interface TestResults {
  readonly keys: ResultKeys;
  known: number;
}

export class LineLexer implements PlainTaker {
  readonly repeated: readonly (Repeated | undefined)[];
  private readonly request: LexingRequest;
  private readonly lines: PlainLines;
  private readonly participants = new TextColumn();
  private readonly tests = new TextColumn();
  private readonly instant = new PlainInstant();
  private readonly needed = new Set<string>();
  /** By number of the test; undefined where its results are not numbered. */
  private readonly results: (TestResults | undefined)[] = [];
  private block = newBlock(0);
  private count = 0;
  private newParticipants: string[] = [];
  private newTests: string[] = [];
  private newResults: NewResult[] = [];

  constructor(request: LexingRequest) {
    this.request = request;
    const repeated: (Repeated | undefined)[] = [];
    repeated[request.participant] = this.participants;
    repeated[request.test] = this.tests;
    repeated[request.instant] = this.instant;
    this.repeated = Array.from(repeated);
    const { fields, delimiter } = request;
    this.lines = new PlainLines({ fields, delimiter, plain: this, other: () => false }, 1);
  }

  lex(bytes: Uint8Array, needed: readonly string[]): LexedLines {
    for (const test of needed) this.needTest(test);
    // A line has at least its delimiters and its end.
    const most = Math.ceil(bytes.length / this.request.fields);
    if (this.block.starts.length <= most) this.block = newBlock(most);
    this.count = 0;
    this.block.starts[0] = 0;
    const end = this.lines.scan(bytes, 0);
    this.block.starts[this.count] = end;
    return this.taken();
  }

  take(bytes: Uint8Array, fields: PlainFields): boolean {
    const { block, count, instant } = this;
    block.starts[count] = fields.start;
    this.count = count + 1;
    if (!this.readInstant(bytes, fields)) {
      block.participant[count] = UNREAD;
      return true;
    }
    block.participant[count] = this.participantOf(bytes, fields);
    const test = this.testOf(bytes, fields);
    block.test[count] = test;
    block.day[count] = instant.day;
    block.second[count] = instant.second ?? NO_TIME;
    block.result[count] = this.resultOf(test, bytes, fields);
    return true;
  }

  private readInstant(bytes: Uint8Array, { bounds, isExpected }: PlainFields): boolean {
    const field = this.request.instant;
    return isExpected[field] === 1 || this.instant.read(bytes, bounds[2 * field] ?? 0, bounds[2 * field + 1] ?? 0);
  }

  private participantOf(bytes: Uint8Array, fields: PlainFields): number {
    const { participants } = this;
    const known = participants.size;
    const code = participants.codeAt(bytes, fields, this.request.participant);
    if (participants.size > known) this.newParticipants.push(participants.at(code));
    return code;
  }

  private testOf(bytes: Uint8Array, fields: PlainFields): number {
    const { tests } = this;
    const known = tests.size;
    const code = tests.codeAt(bytes, fields, this.request.test);
    if (tests.size > known) {
      this.newTests.push(tests.at(code));
      this.results[code] = this.needed.has(tests.at(code)) ? this.newTestResults() : undefined;
    }
    return code;
  }

  private resultOf(test: number, bytes: Uint8Array, fields: PlainFields): number {
    const results = this.results[test];
    if (results === undefined) return NOT_NUMBERED;
    const code = results.keys.codeOf(bytes, fields);
    if (code === results.known) {
      results.known += 1;
      this.newResults.push({ test, texts: this.request.result.map((field) => fieldText(bytes, fields, field)) });
    }
    return code;
  }

  private needTest(text: string): void {
    this.needed.add(text);
    // A test may be printed with white space around it, and then has several numbers.
    for (let code = 0; code < this.tests.size; code += 1)
      if (this.tests.at(code) === text) this.results[code] ??= this.newTestResults();
  }

  private newTestResults(): TestResults {
    return { keys: new ResultKeys(this.request.result), known: 0 };
  }

  private taken(): LexedLines {
    const { block, count, newParticipants, newTests, newResults } = this;
    [this.newParticipants, this.newTests, this.newResults] = [[], [], []];
    return {
      starts: block.starts.slice(0, count + 1),
      participant: block.participant.slice(0, count),
      test: block.test.slice(0, count),
      day: block.day.slice(0, count),
      second: block.second.slice(0, count),
      result: block.result.slice(0, count),
      newParticipants,
      newTests,
      newResults,
    };
  }
}

function newBlock(lines: number) {
  const column = () => new Int32Array(lines + 1);
  return {
    starts: column(),
    participant: column(),
    test: column(),
    day: column(),
    second: column(),
    result: column(),
  };
}
