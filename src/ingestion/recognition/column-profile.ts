/** What is seen in one column of a file: how full it is, its texts as far as they are few, and whether they are dates, times or numbers. */
import { DateEvidence } from "./date-evidence.ts";
import { NumberEvidence } from "./number-evidence.ts";

export interface TextSeen {
  readonly line: number;
  count: number;
}

/** More texts than this are no list of names. */
const FEW = 2000;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/;

export class ColumnProfile {
  filled = 0;
  blank = 0;
  /** A blank below a text: what stands on the first row of a group only. */
  firstIsFilled = false;
  clocks = 0;
  /** A text stands on two rows, as far as texts are counted. */
  repeats = false;
  readonly dates = new DateEvidence();
  readonly numbers = new NumberEvidence();
  /** By text; undefined where there are too many of them. */
  texts: Map<string, TextSeen> | undefined = new Map();
  readonly name: string;
  readonly position: number;

  constructor(name: string, position: number) {
    this.name = name;
    this.position = position;
  }

  take(text: string, line: number): void {
    if (text === "") {
      this.blank += 1;
      return;
    }
    if (this.filled + this.blank === 0) this.firstIsFilled = true;
    this.filled += 1;
    if (CLOCK.test(text)) this.clocks += 1;
    this.dates.take(text, line);
    this.numbers.take(text, line);
    this.count(text, line);
  }

  private count(text: string, line: number): void {
    const seen = this.texts?.get(text);
    if (seen !== undefined) {
      seen.count += 1;
      this.repeats = true;
    } else if ((this.texts?.size ?? FEW) < FEW) this.texts?.set(text, { line, count: 1 });
    else this.texts = undefined;
  }

  get rows(): number {
    return this.filled + this.blank;
  }

  /** Nearly all texts are numbers. */
  get isNumeric(): boolean {
    return this.filled > 0 && this.numbers.numbers >= 0.8 * this.filled;
  }

  get isClock(): boolean {
    return this.filled > 0 && this.clocks >= 0.9 * this.filled;
  }
}
