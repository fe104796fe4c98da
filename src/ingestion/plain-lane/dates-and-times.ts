/** Dates and times of day in columns of their own, each text read once: an instant is the midnight of its date and the time behind it. */
import type { PlainCell } from "../row-source.ts";
import type { PlainFields } from "./plain-lines.ts";
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
  private readonly dateTexts: TextColumn;
  private readonly timeTexts: TextColumn;
  /** By code of the date, its midnight. */
  private readonly midnights: (InstantRead | undefined)[] = [];
  /** Seconds behind midnight by code of the time; undefined where it is none, or falls on another day. */
  private readonly times: (number | undefined)[] = [];

  constructor(reader: DatesAndTimesReader, nullWords: ReadonlySet<string> | undefined) {
    this.reader = reader;
    this.dateTexts = new TextColumn(nullWords);
    this.timeTexts = new TextColumn(nullWords);
  }

  /** Undefined where the two must be read together. */
  read(bytes: Uint8Array, fields: PlainFields): InstantRead | undefined {
    const { dateTexts, timeTexts, midnights, times, reader } = this;
    const dates = midnights.length;
    if (dates >= MOST_DATES) return undefined;
    const date = dateTexts.codeAt(bytes, fields, reader.position);
    if (date >= dates) midnights[date] = reader.read(dateTexts.at(date), MIDNIGHT);
    const midnight = midnights[date];
    const time = timeTexts.codeAt(bytes, fields, reader.timePosition);
    // What a time says is found out on the first date that is one.
    if (midnight !== undefined && !(time in times)) times[time] = this.secondsOf(midnight, date, time);
    const second = times[time];
    if (midnight === undefined || second === undefined) return undefined;
    return { day: midnight.day, second, cell: midnight.cell };
  }

  private secondsOf(midnight: InstantRead, date: number, time: number): number | undefined {
    const text = this.timeTexts.at(time);
    const instant = text === "" ? undefined : this.reader.read(this.dateTexts.at(date), text);
    if (instant?.second === undefined || midnight.second !== 0 || instant.day !== midnight.day) return undefined;
    return instant.second;
  }
}
