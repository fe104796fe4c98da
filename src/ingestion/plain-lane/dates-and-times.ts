/** Dates and times of day in columns of their own, each text read once: an instant is the midnight of its date and the time behind it. */
import type { PlainCell } from "../row-source.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextAnswers } from "./text-answers.ts";
import { TextColumn } from "./text-column.ts";

export interface InstantRead {
  readonly day: number;
  /** Since midnight; undefined where only the date is known. */
  readonly second: number | undefined;
  readonly cell: PlainCell;
}

interface DatesAndTimesReader {
  readonly position: number;
  readonly timePosition: number;
  /** Undefined where the two texts are no instant. */
  readonly read: (date: string, time: string) => InstantRead | undefined;
}

const MIDNIGHT = "00:00";
/** More texts than there are days in a century are no dates. */
const MOST_DATES = 65_536;

export class DatesAndTimes {
  private readonly reader: DatesAndTimesReader;
  private readonly nullWords: ReadonlySet<string> | undefined;
  private readonly midnights: TextAnswers<InstantRead | undefined>;
  private readonly timeTexts: TextColumn;
  /** Seconds behind midnight by code of the time; undefined where it is none, or falls on another day. */
  private readonly times: (number | undefined)[] = [];

  constructor(reader: DatesAndTimesReader, nullWords: ReadonlySet<string> | undefined) {
    this.reader = reader;
    this.nullWords = nullWords;
    const answerTo = (date: string) => reader.read(date, MIDNIGHT);
    this.midnights = new TextAnswers({ position: reader.position, answerTo, nullWords, most: MOST_DATES });
    this.timeTexts = new TextColumn(nullWords);
  }

  /** Undefined where the two must be read together. */
  read(bytes: Uint8Array, fields: PlainFields): InstantRead | undefined {
    const midnight = this.midnights.of(bytes, fields);
    if (midnight === undefined) return undefined;
    const time = this.timeTexts.codeAt(bytes, fields, this.reader.timePosition);
    // What a time says is found out on the first date that it stands beside.
    if (!(time in this.times)) {
      const date = fieldText(bytes, fields, this.reader.position, this.nullWords);
      this.times[time] = this.secondsOf(midnight, date, this.timeTexts.at(time));
    }
    const second = this.times[time];
    return second === undefined ? undefined : { day: midnight.day, second, cell: midnight.cell };
  }

  private secondsOf(midnight: InstantRead, date: string, time: string): number | undefined {
    const instant = time === "" ? undefined : this.reader.read(date, time);
    return midnight.second === 0 && instant?.day === midnight.day ? instant.second : undefined;
  }
}
