/**
 * The lines of a delimited text file as positions of bytes, for the lines whose meaning is beyond doubt: the right number of fields,
 * each bare or in one pair of quotation marks, ended by LF or CR LF. Every other line is handed over as it stands.
 * csv-parse decides what a CSV file means; a plain line is one on which csv-parse could say nothing else.
 */
import { EMPTY_HASH, hashOf, nextHash } from "./byte-dictionary.ts";
import { isUtf8 } from "./utf8.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
/** Whatever is longer than any honest row is left to the reader that has the words for it. */
const LONGEST_PLAIN_LINE = 100_000;

/** What a byte is to the scanner. */
const ORDINARY = 0;
const DELIMITER = 1;
const LINE_END = 2;
const RETURN = 3;
const QUOTATION = 4;
const NUL = 5;
const WIDE = 6;

/** The fields of a plain line: field `i` is the bytes from `bounds[2 i]` to `bounds[2 i + 1]`, and `hashes[i]` their hash. */
export interface PlainFields {
  readonly bounds: Int32Array;
  readonly hashes: Int32Array;
}

export interface PlainLinesReader {
  readonly fields: number;
  readonly delimiter: number;
  /** Takes a plain line; false hands it to `other`. */
  readonly plain: (bytes: Uint8Array, fields: PlainFields, line: number) => boolean;
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
  private readonly reader: PlainLinesReader;
  private readonly classes: Uint8Array;
  readonly bounds: Int32Array;
  readonly hashes: Int32Array;

  constructor(reader: PlainLinesReader, firstLine: number) {
    this.reader = reader;
    this.line = firstLine;
    this.classes = byteClasses(reader.delimiter);
    this.bounds = new Int32Array(2 * reader.fields);
    this.hashes = new Int32Array(reader.fields);
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
    const { bounds, hashes, classes } = this;
    const last = hashes.length - 1;
    const length = bytes.length;
    let field = 0;
    let hash = EMPTY_HASH;
    let wide = false;
    let quoted = false;
    let at = start;
    bounds[0] = start;
    for (; at < length; at += 1) {
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === ORDINARY || kind === WIDE) {
        hash = nextHash(hash, byte);
        wide ||= kind === WIDE;
      } else if (kind === DELIMITER) {
        if (field === last) return start;
        hashes[field] = hash;
        hash = EMPTY_HASH;
        field += 1;
        bounds[2 * field - 1] = at;
        bounds[2 * field] = at + 1;
      } else if (kind === QUOTATION) {
        const close = this.quotedEnd(bytes, at, field);
        if (close < 0) return start;
        at = close;
        quoted = true;
      } else break;
    }
    if (at === length || field !== last) return start;
    hashes[field] = hash;
    bounds[2 * field + 1] = at;
    return this.take(bytes, start, { wide, quoted });
  }

  /** The fields end where the last of them does: at a line end if the line is plain. */
  private take(bytes: Uint8Array, start: number, { wide, quoted }: { wide: boolean; quoted: boolean }): number {
    const { bounds, hashes, reader } = this;
    const at = bounds[2 * reader.fields - 1] ?? 0;
    const end = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    if (bytes[end - 1] !== LINE_FEED || end - start > LONGEST_PLAIN_LINE) return start;
    if ((wide || quoted) && !isUtf8(bytes, start, at)) return start;
    if (quoted) takeQuotesOff(bytes, bounds, hashes);
    return reader.plain(bytes, this, this.line) ? end : start;
  }

  /** The closing mark of a field that is one pair of quotation marks with neither marks nor line ends inside; −1 for any other. */
  private quotedEnd(bytes: Uint8Array, open: number, field: number): number {
    if (open !== this.bounds[2 * field]) return -1;
    for (let at = open + 1; at < bytes.length; at += 1) {
      const kind = this.classes[bytes[at] ?? 0] ?? ORDINARY;
      if (kind === QUOTATION) {
        const next = this.classes[bytes[at + 1] ?? 0];
        return next === DELIMITER || next === LINE_END || next === RETURN ? at : -1;
      }
      if (kind === LINE_END || kind === RETURN || kind === NUL) return -1;
    }
    return -1;
  }
}

function takeQuotesOff(bytes: Uint8Array, bounds: Int32Array, hashes: Int32Array): void {
  for (let field = 0; field < hashes.length; field += 1) {
    const [start = 0, end = 0] = [bounds[2 * field], bounds[2 * field + 1]];
    if (end === start || bytes[start] !== QUOTE) continue;
    bounds[2 * field] = start + 1;
    bounds[2 * field + 1] = end - 1;
    hashes[field] = hashOf(bytes, start + 1, end - 1);
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
