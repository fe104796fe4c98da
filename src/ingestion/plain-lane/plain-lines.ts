/**
 * The lines of a delimited text file as positions of bytes, for the lines whose meaning is beyond doubt: the right number of fields,
 * each bare or in one pair of quotation marks, ended by LF or CR LF. Every other line is handed over as it stands.
 * csv-parse decides what a CSV file means; a plain line is one on which csv-parse could say nothing else.
 */
import type { PlainInstant } from "./plain-instant.ts";
import { isUtf8 } from "./utf8.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
/** Whatever is longer than any honest row is left to the reader that has the words for it. */
const LONGEST_PLAIN_LINE = 100_000;

/** What a byte is to the scanner. The first two are text; the others end it. */
const ORDINARY = 0;
const WIDE = 1;
const DELIMITER = 2;
const LINE_END = 3;
const RETURN = 4;
const QUOTATION = 5;
const NUL = 6;

/** `YYYY-MM-DDThh:mm:ss` */
const INSTANT_LENGTH = 19;

/** The fields of a plain line: field `i` is the bytes from `bounds[2 i]` to `bounds[2 i + 1]`. */
export interface PlainFields {
  readonly bounds: Int32Array;
  /** The dated field was read already, into the instant. */
  readonly isDated: boolean;
  /** A field stood in quotation marks; its bounds are inside of them. */
  readonly isQuoted: boolean;
}

/** A field in which a date and a time of day are expected: where they stand, its bytes need not be looked at twice. */
export interface DatedField {
  readonly field: number;
  readonly instant: PlainInstant;
}

export interface PlainLinesReader {
  readonly fields: number;
  readonly delimiter: number;
  /** Takes a plain line; false hands it to `other`. */
  readonly plain: (bytes: Uint8Array, fields: PlainFields, line: number) => boolean;
  readonly dated?: DatedField | undefined;
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
  isDated = false;
  isQuoted = false;
  readonly bounds: Int32Array;
  private readonly reader: PlainLinesReader;
  private readonly classes: Uint8Array;
  private readonly datedField: number;
  private isWide = false;

  constructor(reader: PlainLinesReader, firstLine: number) {
    this.reader = reader;
    this.line = firstLine;
    this.classes = byteClasses(reader.delimiter);
    this.bounds = new Int32Array(2 * reader.fields);
    this.datedField = reader.dated?.field ?? -1;
  }

  /** Takes what can be taken of `bytes` from `start` and says where it ended; the rest comes again with more behind it. */
  scan(bytes: Uint8Array, start: number): number {
    let at = start;
    while (at < bytes.length) {
      const end = this.scanLine(bytes, at);
      if (end > at) {
        this.line += 1;
        at = end;
        continue;
      }
      const record = recordEnd(bytes, at);
      if (record === undefined || !this.reader.other(bytes.subarray(at, record), this.line)) break;
      this.line += lineBreaks(bytes, at, record);
      at = record;
    }
    return at;
  }

  /** The end of a plain line that was taken; `start` where it is not plain, or not whole. */
  private scanLine(bytes: Uint8Array, start: number): number {
    const { bounds, classes, datedField } = this;
    const last = bounds.length - 2;
    this.isDated = false;
    this.isWide = false;
    this.isQuoted = false;
    let at = start;
    for (let bound = 0; bound <= last; bound += 2) {
      bounds[bound] = at;
      if (bound === 2 * datedField) at = this.instantEnd(bytes, at);
      at = this.textEnd(bytes, at);
      if (bytes[at] === QUOTE) at = this.quotedEnd(bytes, at, bounds[bound] ?? 0);
      if (at < 0 || at >= bytes.length) return start;
      bounds[bound + 1] = at;
      const kind = classes[bytes[at] ?? 0];
      if (kind !== DELIMITER) return bound === last ? this.take(bytes, start, at) : start;
      at += 1;
    }
    return start;
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

  /** Behind the instant that is all there is in the field; `start` where there is none, or more. */
  private instantEnd(bytes: Uint8Array, start: number): number {
    const end = start + INSTANT_LENGTH;
    const kind = this.classes[bytes[end] ?? 0];
    if (end >= bytes.length || (kind !== DELIMITER && kind !== LINE_END && kind !== RETURN)) return start;
    this.isDated = this.reader.dated?.instant.read(bytes, start, end) === true;
    return this.isDated ? end : start;
  }

  /** The fields end at `at`: at a line end if the line is plain. */
  private take(bytes: Uint8Array, start: number, at: number): number {
    const end = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    if (bytes[end - 1] !== LINE_FEED || end - start > LONGEST_PLAIN_LINE) return start;
    if ((this.isWide || this.isQuoted) && !isUtf8(bytes, start, at)) return start;
    if (this.isQuoted) takeQuotesOff(bytes, this.bounds);
    return this.reader.plain(bytes, this, this.line) ? end : start;
  }

  /** Behind a field that is one pair of quotation marks with neither marks nor line ends inside; −1 for any other. */
  private quotedEnd(bytes: Uint8Array, open: number, start: number): number {
    if (open !== start) return -1;
    this.isQuoted = true;
    for (let at = open + 1; at < bytes.length; at += 1) {
      const kind = this.classes[bytes[at] ?? 0] ?? ORDINARY;
      if (kind === QUOTATION) {
        const next = this.classes[bytes[at + 1] ?? 0];
        return next === DELIMITER || next === LINE_END || next === RETURN ? at + 1 : -1;
      }
      if (kind === LINE_END || kind === RETURN || kind === NUL) return -1;
    }
    return -1;
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

function byteClasses(delimiter: number): Uint8Array {
  const classes = new Uint8Array(256).fill(WIDE, 0x80);
  classes[0] = NUL;
  classes[LINE_FEED] = LINE_END;
  classes[CARRIAGE_RETURN] = RETURN;
  classes[QUOTE] = QUOTATION;
  classes[delimiter] = DELIMITER;
  return classes;
}

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

/** LF, CR LF and a lone CR each end a line. */
export function lineBreaks(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) count += 1;
  }
  return count;
}
