/**
 * The lines of a delimited text file as positions of bytes, for the lines whose meaning is beyond doubt: the right number of fields,
 * each bare or in one pair of quotation marks (then it may hold line ends), ended by LF or CR LF. Every other line is handed over as it stands.
 * csv-parse decides what a CSV file means; a plain line is one on which csv-parse could say nothing else.
 */
import { CARRIAGE_RETURN, LINE_FEED, lineBreaksInBytes } from "../containers/line-breaks.ts";
import {
  type ByteClasses,
  byteClasses,
  DELIMITER,
  endsField,
  LINE_END,
  NUL,
  ORDINARY,
  QUOTATION,
  QUOTE,
  RETURN,
  WIDE,
} from "./byte-classes.ts";
import { isUtf8 } from "./utf8.ts";

/** Whatever is longer than any honest row is left to the reader that has the words for it. */
const LONGEST_PLAIN_LINE = 100_000;

/** The fields of a plain line: field `i` is the bytes from `bounds[2 i]` to `bounds[2 i + 1]`. */
export interface PlainFields {
  /** Of all bytes at hand. */
  readonly view: DataView;
  readonly bounds: Int32Array;
  /** By field, 1 where a `Repeated` has found there what it expected. */
  readonly isExpected: Uint8Array;
  /** A field stood in quotation marks; its bounds are inside of them. */
  readonly isQuoted: boolean;
}

/** What knows which bytes a field will most likely hold, so that they need not be looked at twice. */
export interface Repeated {
  /** The end of a bare field that begins at `start` and holds what is expected; −1 where it holds anything else. */
  readonly expectAt: (bytes: Uint8Array, view: DataView, start: number, classes: ByteClasses) => number;
}

export interface PlainTaker {
  /** Takes a plain line; false where it is to be read by csv-parse. */
  readonly take: (bytes: Uint8Array, fields: PlainFields, line: number) => boolean;
  /** By field: who knows what it will most likely hold; undefined where nobody does. */
  readonly repeated: readonly (Repeated | undefined)[];
}

export interface PlainLinesReader {
  readonly fields: number;
  readonly delimiter: number;
  readonly plain: PlainTaker;
  /** Takes whole lines with their ends, beginning with line `line`, that are not plain; false ends the scan before them. */
  readonly other: (bytes: Uint8Array, line: number) => boolean;
}

/**
 * Scans complete lines. A quotation mark that is not one of a plain pair opens doubt about where its record ends: lines are then
 * gathered until their quotation marks are even in number, and handed over together.
 */
export class PlainLines implements PlainFields {
  /** Number of the next line. */
  line: number;
  isQuoted = false;
  readonly isExpected: Uint8Array;
  readonly bounds: Int32Array;
  private readonly reader: PlainLinesReader;
  private readonly repeated: PlainTaker["repeated"];
  private readonly classes: ByteClasses;
  private isWide = false;
  /** A quoted field goes on in the next line. */
  private isBroken = false;
  /** Of the bytes at hand. */
  view: DataView = new DataView(new ArrayBuffer(0));

  constructor(reader: PlainLinesReader, firstLine: number) {
    this.reader = reader;
    this.line = firstLine;
    this.classes = byteClasses(reader.delimiter);
    this.bounds = new Int32Array(2 * reader.fields);
    this.isExpected = new Uint8Array(reader.fields);
    this.repeated = reader.plain.repeated;
  }

  /** Takes what can be taken of `bytes` from `start` and says where it ended; the rest comes again with more behind it. */
  scan(bytes: Uint8Array, start: number): number {
    let at = start;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    while (at < bytes.length) {
      const end = this.scanLine(bytes, at);
      if (end > at) {
        this.line += this.isBroken ? lineBreaksInBytes(bytes, at, end) : 1;
        at = end;
        continue;
      }
      const record = recordEnd(bytes, at);
      if (record === undefined || !this.reader.other(bytes.subarray(at, record), this.line)) break;
      this.line += lineBreaksInBytes(bytes, at, record);
      at = record;
    }
    return at;
  }

  /** The end of a plain line that was taken; `start` where it is not plain, or not whole. */
  private scanLine(bytes: Uint8Array, start: number): number {
    const { bounds, classes, repeated, isExpected, view } = this;
    const last = bounds.length - 2;
    this.isWide = false;
    this.isBroken = false;
    this.isQuoted = false;
    let at = start;
    for (let bound = 0; bound <= last; bound += 2) {
      bounds[bound] = at;
      const known = repeated[bound >> 1]?.expectAt(bytes, view, at, classes) ?? NOWHERE;
      isExpected[bound >> 1] = known < 0 ? 0 : 1;
      at = known < 0 ? this.fieldEnd(bytes, at) : known;
      if (at < 0 || at >= bytes.length) return start;
      bounds[bound + 1] = at;
      if (classes[bytes[at] ?? 0] !== DELIMITER) return bound === last ? this.take(bytes, start, at) : start;
      at += 1;
    }
    return start;
  }

  private fieldEnd(bytes: Uint8Array, start: number): number {
    const end = this.textEnd(bytes, start);
    return end < bytes.length && bytes[end] === QUOTE ? this.quotedEnd(bytes, end, start) : end;
  }

  private textEnd(bytes: Uint8Array, start: number): number {
    const { classes } = this;
    const { length } = bytes;
    let wide = ORDINARY;
    let at = start;
    for (; at < length; at += 1) {
      const kind = classes[bytes[at] ?? 0] ?? ORDINARY;
      if (kind > WIDE) break;
      wide |= kind;
    }
    if (wide !== ORDINARY) this.isWide = true;
    return at;
  }

  /** The fields end at `at`: at a line end if the line is plain. */
  private take(bytes: Uint8Array, start: number, at: number): number {
    const end = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    if (bytes[end - 1] !== LINE_FEED || end - start > LONGEST_PLAIN_LINE) return start;
    if (this.isWide && !isUtf8(bytes, start, at)) return start;
    if (this.isQuoted) takeQuotesOff(bytes, this.bounds);
    return this.reader.plain.take(bytes, this, this.line) ? end : start;
  }

  /** Behind a field that is one pair of quotation marks with no marks inside; −1 for any other. */
  private quotedEnd(bytes: Uint8Array, open: number, start: number): number {
    if (open !== start) return NOWHERE;
    this.isQuoted = true;
    for (let at = open + 1; at < bytes.length; at += 1) {
      const kind = this.classes[bytes[at] ?? 0] ?? ORDINARY;
      if (kind === QUOTATION) {
        return endsField(this.classes, bytes, at + 1) ? at + 1 : NOWHERE;
      }
      if (kind === NUL) return NOWHERE;
      if (kind === WIDE) this.isWide = true;
      else if (kind === LINE_END || kind === RETURN) this.isBroken = true;
    }
    return NOWHERE;
  }
}

function takeQuotesOff(bytes: Uint8Array, bounds: Int32Array): void {
  for (let bound = 0; bound < bounds.length; bound += 2) {
    const [start = 0, end = 0] = [bounds[bound], bounds[bound + 1]];
    if (end === start || bytes[start] !== QUOTE) continue;
    bounds[bound] = start + 1;
    bounds[bound + 1] = end - 1;
  }
}

const NOWHERE = -1;

/** Behind the first line end after `start` up to which quotation marks are even in number; undefined where more bytes are needed. */
export function recordEnd(bytes: Uint8Array, start: number): number | undefined {
  let quoted = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LINE_FEED && !quoted) return at + 1;
    else if (byte === CARRIAGE_RETURN && !quoted && at + 1 < bytes.length && bytes[at + 1] !== LINE_FEED) return at + 1;
  }
  return undefined;
}
