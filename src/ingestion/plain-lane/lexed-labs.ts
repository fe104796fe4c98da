/** Lines of a laboratory file that were lexed ahead, taken as `PlainLabs` takes those it reads itself. */
import { type LabTaking, type NeededTest, type TestName, UNKNOWN } from "./lab-taking.ts";
import { type LexedLines, type LexingRequest, NOT_NUMBERED, UNREAD } from "./lexed-lines.ts";
import { IS_FAULT } from "./result-codes.ts";

/** Of the results of one test, what each comes to, once it is known, and its texts until then. */
interface TestResults {
  readonly found: (number | undefined)[];
  readonly texts: (readonly string[])[];
}

export class LexedLabs {
  private readonly taking: LabTaking;
  private readonly request: LexingRequest;
  private readonly isNothing: (text: string) => boolean;
  /** By the lexer's numbers. */
  private readonly participants: number[] = [];
  private readonly testTexts: string[] = [];
  private readonly tests: (TestName | undefined)[] = [];
  private readonly results: TestResults[] = [];
  private readonly row = { participant: 0, day: 0, second: 0, line: 0, result: 0, source: 0 };

  constructor(taking: LabTaking, request: LexingRequest, source: number, nullWords: ReadonlySet<string> | undefined) {
    this.taking = taking;
    this.request = request;
    this.row.source = source;
    this.isNothing = (text) => nullWords?.has(text) === true;
  }

  /** Learns the texts of a block before its lines are taken. */
  learn({ newParticipants, newTests, newResults }: LexedLines): void {
    for (const text of newParticipants)
      this.participants.push(this.taking.participantNamed(this.isNothing(text) ? "" : text));
    for (const text of newTests) {
      this.testTexts.push(this.isNothing(text) ? "" : text);
      this.results.push({ found: [], texts: [] });
    }
    for (const { test, texts } of newResults) this.results[test]?.texts.push(texts);
  }

  /** False where the line must be read from its bytes; nothing has then been counted. */
  take(lines: LexedLines, at: number, line: number): boolean {
    const code = lines.participant[at] ?? UNREAD;
    const participant = code === UNREAD ? UNKNOWN : (this.participants[code] ?? UNKNOWN);
    if (participant === UNKNOWN) return false;
    const number = lines.test[at] ?? 0;
    const test = this.testOf(number);
    if (test.kind === "blank") return false;
    const day = lines.day[at] ?? 0;
    if (test.kind === "needed") {
      const result = lines.result[at] ?? NOT_NUMBERED;
      if (result === NOT_NUMBERED) return false;
      const { row } = this;
      row.participant = participant;
      row.day = day;
      row.second = lines.second[at] ?? 0;
      row.line = line;
      if (this.taking.takeResult(test, this.foundOf(test, number, result), row) === IS_FAULT) return false;
    }
    this.taking.count(test, day, line);
    return true;
  }

  private testOf(number: number): TestName {
    const known = this.tests[number];
    if (known !== undefined) return known;
    const test = this.taking.testNamed(this.testTexts[number] ?? "");
    this.tests[number] = test;
    return test;
  }

  private foundOf(test: NeededTest, number: number, result: number): number {
    const results = this.results[number];
    const known = results?.found[result];
    if (known !== undefined || results === undefined) return known ?? 0;
    const texts = results.texts[result] ?? [];
    const found = test.codes.judge((field) => texts[this.request.result.indexOf(field)] ?? "");
    results.found[result] = found;
    return found;
  }
}
