/**
 * A delimited text file read in two lanes: its plain lines as bytes by whoever offers to take them, every other line by csv-parse, in the
 * order of the file. From the first byte that may be at fault, csv-parse reads the rest: it has the words for what is wrong.
 */
import { type CsvError, parse } from "csv-parse/sync";
import type { Diagnostic } from "../../core/diagnostic.ts";
import {
  csvDiagnostic,
  type DelimitedRead,
  DelimitedReading,
  type DelimitedText,
  parserOptions,
} from "../containers/delimited-rows.ts";
import type { ExportFile, OnRow } from "../containers/export-file.ts";
import { LINE_FEED, lineBreaksInBytes } from "../containers/line-breaks.ts";
import { joined } from "../containers/prefix.ts";
import { PlainLines, type PlainTaker, recordEnd } from "./plain-lines.ts";
import { textTaker } from "./text-taker.ts";
import { isUtf8 } from "./utf8.ts";

/** Asked once the first row has been handed on; undefined where every row is wanted as text. */
export type PlainLane = () => PlainTaker | undefined;

/** A record that is longer, or that ends later, is no row of a laboratory export. */
const LONGEST_RECORD = 1 << 18;
/** Of more lines than this, the share that may be read one by one before csv-parse reads the rest at one go. */
const MANY = 1000;
const MOST_OTHERS = 0.2;

/** Whether the lane knows this form: canonical CSV or another delimiter, the header on the first line. */
export function isPlainForm({ encoding, quote, comment, headerLine, delimiter }: DelimitedText): boolean {
  const isAscii = delimiter.length === 1 && delimiter.charCodeAt(0) < 0x80;
  return encoding === "utf-8" && quote === '"' && comment === undefined && headerLine === 1 && isAscii;
}

/** As `readDelimited`: the same failures, and the same rows for `onRow` except those that a lane takes. */
export async function readPlainly(
  file: ExportFile,
  form: DelimitedText,
  onRow: OnRow,
  lane: PlainLane | undefined,
): Promise<DelimitedRead> {
  const reading = new PlainReading(file.name, form, onRow, lane);
  for await (const chunk of file.bytes) {
    reading.take(chunk);
    if (reading.failure !== undefined) break;
  }
  if (reading.failure === undefined) await reading.finish();
  return { failure: reading.failure, comments: 0 };
}

class PlainReading {
  private readonly file: string;
  private readonly form: DelimitedText;
  private readonly onRow: OnRow;
  private readonly lane: PlainLane | undefined;
  private misread: Diagnostic | undefined;
  /** Bytes of a record whose end has not come yet, how many stand before them in the file, and the line they begin. */
  private held: Uint8Array = new Uint8Array(0);
  private offset = 0;
  private line = 1;
  /** From the second row on. */
  private lines: PlainLines | undefined;
  /** Lines that were not plain. */
  private others = 0;
  /** One of them is no text, or they are so many that csv-parse had better read all. */
  private isDoubtful = false;
  /** Reads all that is left, without a lane. */
  private rest: DelimitedReading | undefined;

  constructor(file: string, form: DelimitedText, onRow: OnRow, lane: PlainLane | undefined) {
    this.file = file;
    this.form = form;
    this.onRow = onRow;
    this.lane = lane;
  }

  get failure(): Diagnostic | undefined {
    return this.misread ?? this.rest?.failure;
  }

  take(chunk: Uint8Array): void {
    if (this.rest !== undefined) {
      this.rest.take(chunk);
      return;
    }
    const rest = this.held.length === 0 ? plainBytes(chunk) : this.takeHeld(plainBytes(chunk));
    const end = this.takeRecords(rest);
    this.held = rest.subarray(end);
    this.offset += end;
    if (this.misread !== undefined) return;
    if (this.isDoubtful || this.held.length > LONGEST_RECORD) this.handOver();
  }

  /** Takes the record that began in the chunk before, as a rule without copying this one, and says what is left to take. */
  private takeHeld(chunk: Uint8Array): Uint8Array {
    const cut = chunk.indexOf(LINE_FEED) + 1;
    const record = joined([this.held, chunk.subarray(0, cut)], this.held.length + cut);
    const end = cut === 0 ? 0 : this.takeRecords(record);
    this.offset += end;
    const left = record.subarray(end);
    const others = chunk.subarray(cut);
    return left.length === 0 ? others : joined([left, others], left.length + others.length);
  }

  async finish(): Promise<void> {
    // Where everything was taken, csv-parse has nothing to say.
    if (this.rest === undefined && (this.lines === undefined || this.held.length > 0)) this.handOver();
    if (this.failure === undefined) await this.rest?.finish();
  }

  /** How many bytes were taken: whole records only. */
  private takeRecords(bytes: Uint8Array): number {
    if (this.isDoubtful || this.misread !== undefined) return 0;
    const start = this.lines === undefined ? this.takeHeader(bytes) : 0;
    if (this.lines === undefined) return start;
    const end = this.lines.scan(bytes, start);
    this.line = this.lines.line;
    return end;
  }

  private takeHeader(bytes: Uint8Array): number {
    const end = recordEnd(bytes, 0) ?? 0;
    if (end === 0 || end > LONGEST_RECORD || !this.isSound(bytes.subarray(0, end))) return 0;
    const fields = this.readRecord(bytes.subarray(0, end), 1);
    this.line = 1 + lineBreaksInBytes(bytes, 0, end);
    if (fields === undefined) return end;
    const plain = this.lane?.() ?? textTaker(this.onRow, this.form.delimiter);
    const delimiter = this.form.delimiter.charCodeAt(0);
    const other = (record: Uint8Array, line: number): boolean => this.takeOther(record, line);
    this.lines = new PlainLines({ fields, delimiter, plain, other }, this.line);
    return end;
  }

  private takeOther(record: Uint8Array, line: number): boolean {
    this.others += 1;
    if (this.others > MANY && this.others > MOST_OTHERS * line) this.isDoubtful = true;
    if (this.isDoubtful || record.length > LONGEST_RECORD || !this.isSound(record)) return false;
    return this.readRecord(record, line) !== undefined;
  }

  private isSound(record: Uint8Array): boolean {
    const isSound = !record.includes(0) && isUtf8(record, 0, record.length);
    if (!isSound) this.isDoubtful = true;
    return isSound;
  }

  /** Hands one record on and says how many fields it has; undefined where csv-parse refuses it, which is the failure of the file. */
  private readRecord(bytes: Uint8Array, line: number): number | undefined {
    let records: readonly string[][];
    const text = DECODER.decode(bytes);
    try {
      records = plainRecord(text, this.form.delimiter) ?? parse(text, parserOptions(this.form, line === 1));
    } catch (problem) {
      this.misread = csvDiagnostic({ file: this.file, line }, problem as CsvError, this.form);
      return undefined;
    }
    for (const fields of records) this.onRow({ line, fields });
    return records[0]?.length;
  }

  private handOver(): void {
    const beginning = this.offset === 0 ? undefined : { line: this.line, offset: this.offset };
    this.rest = new DelimitedReading(this.file, this.form, this.onRow, beginning);
    if (this.held.length > 0) this.rest.take(this.held);
    this.held = new Uint8Array(0);
  }
}

/** A record of nothing but ASCII text and delimiters, as headers are. */
function plainRecord(text: string, delimiter: string): string[][] | undefined {
  const line = text.replace(/\r?\n$/, "");
  return PLAIN.test(line) ? [line.split(delimiter)] : undefined;
}

const PLAIN = /^[\t\x20\x21\x23-\x7e]+$/;

/** Node's buffers are a class of their own, and code that scans two classes of bytes is slower than code that scans one. */
function plainBytes({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** The bytes were found to be sound before. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
