/**
 * `YYYY-MM-DD` and `YYYY-MM-DDThh:mm[:ss]` read from bytes, as `readInstant` reads them from text: same days, same times, and
 * nothing where `readInstant` finds nothing. Many rows share a date, so each date is judged once.
 */
import { readDay } from "../plausible-date.ts";
import { type ByteClasses, endsField } from "./byte-classes.ts";
import { areEqual } from "./equal-bytes.ts";
import type { Repeated } from "./plain-lines.ts";

const ZERO = 0x30;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const SPACE = 0x20;
const LETTER_T = 0x54;
const DATE_LENGTH = 10;
/** `YYYY-MM-DDThh:mm:ss` */
const INSTANT_LENGTH = 19;
/** Neither a digit nor a number of two digits. */
const NO_NUMBER = -1;

export class PlainInstant implements Repeated {
  day = 0;
  /** Seconds since midnight; undefined where only the date stands. */
  second: number | undefined;
  private lastDate = NO_NUMBER;
  /** Day by date (20260304); only dates that exist. */
  private readonly days = new Map<number, number>();
  /** The bytes that `day` and `second` were read from last; of length 0 where they are of no whole instant. */
  private known: Uint8Array = NO_BYTES;
  private knownStart = 0;
  private knownEnd = 0;

  /** The rows of a panel share their instant; else one in the usual form is read where it stands, and its end with it. */
  expectAt(bytes: Uint8Array, view: DataView, start: number, classes: ByteClasses): number {
    const again = this.endAgain(bytes, view, start);
    if (again !== NO_NUMBER && endsField(classes, bytes, again)) return again;
    const end = start + INSTANT_LENGTH;
    return endsField(classes, bytes, end) && this.read(bytes, start, end) ? end : NO_NUMBER;
  }

  private endAgain(bytes: Uint8Array, view: DataView, start: number): number {
    const length = this.knownEnd - this.knownStart;
    const isAgain = this.known === bytes && length > 0 && areEqual(view, start, view, this.knownStart, length);
    return isAgain ? start + length : NO_NUMBER;
  }

  /** Reads the bytes from `start` to `end` into `day` and `second`; false where they are no instant. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const isRead = this.readWhole(bytes, start, end);
    this.known = bytes;
    this.knownStart = start;
    this.knownEnd = isRead ? end : start;
    return isRead;
  }

  private readWhole(bytes: Uint8Array, start: number, end: number): boolean {
    if (!this.readDate(bytes, start, end)) return false;
    if (end - start === DATE_LENGTH) {
      this.second = undefined;
      return true;
    }
    const mark = bytes[start + DATE_LENGTH];
    return (mark === LETTER_T || mark === SPACE) && this.readTime(bytes, start + DATE_LENGTH + 1, end);
  }

  private readDate(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start < DATE_LENGTH || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return false;
    const [century, year] = [twoDigits(bytes, start), twoDigits(bytes, start + 2)];
    const [month, date] = [twoDigits(bytes, start + 5), twoDigits(bytes, start + 8)];
    if (century < 0 || year < 0 || month < 0 || date < 0) return false;
    const key = ((century * 100 + year) * 100 + month) * 100 + date;
    if (key === this.lastDate) return true;
    const day = this.days.get(key) ?? this.judge(key);
    if (day === undefined) return false;
    this.lastDate = key;
    this.day = day;
    return true;
  }

  private judge(key: number): number | undefined {
    const day = readDay(dateText(key));
    if (day !== undefined) this.days.set(key, day);
    return day;
  }

  private readTime(bytes: Uint8Array, start: number, end: number): boolean {
    const withSeconds = end - start === 8;
    if (!withSeconds && end - start !== 5) return false;
    if (bytes[start + 2] !== COLON || (withSeconds && bytes[start + 5] !== COLON)) return false;
    const [hour, minute] = [twoDigits(bytes, start), twoDigits(bytes, start + 3)];
    const second = withSeconds ? twoDigits(bytes, start + 6) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
    this.second = hour * 3600 + minute * 60 + second;
    return true;
  }
}

const NO_BYTES = new Uint8Array(0);

function twoDigits(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [(bytes[at] ?? 0) - ZERO, (bytes[at + 1] ?? 0) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

/** 20260304 as 2026-03-04 */
function dateText(key: number): string {
  const digits = String(key).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
