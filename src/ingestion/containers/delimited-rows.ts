/**
 * The rows of delimited text (RFC 4180) with their line numbers, read as a stream. csv-parse decides what the text means;
 * anything it refuses, and anything that is not text, ends the file with one diagnostic.
 */
import { type Options, type Parser, parse } from "csv-parse";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Encoding } from "../../definition/sources/packing.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { lineBreaks } from "./line-breaks.ts";
import { messages } from "./messages.ts";
import { Preamble } from "./preamble.ts";
import { type TextFault, TextSource } from "./text-decoder.ts";

export interface DelimitedText {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly quote: string | "none";
  readonly comment: string | undefined;
  readonly headerLine: number;
  /** What to do about bytes that are not text of this encoding, in place of the usual advice. */
  readonly advice: string | undefined;
}

/** A row of a laboratory export has a few hundred characters; a file without line breaks must not fill the memory. */
const LONGEST_ROW = 1_000_000;

export interface DelimitedRead {
  readonly failure: Diagnostic | undefined;
  /** Lines that were declared to be comments. */
  readonly comments: number;
}

/** Calls `onRow` for every row, the header included; the failure is what ended the file early. */
export async function readDelimited(file: ExportFile, form: DelimitedText, onRow: OnRow): Promise<DelimitedRead> {
  const reading = new DelimitedReading(file.name, form, onRow);
  for await (const chunk of file.bytes) {
    reading.take(chunk);
    if (reading.failure !== undefined) break;
  }
  if (reading.failure === undefined) await reading.finish();
  return { failure: reading.failure, comments: reading.comments() };
}

/** Where a reading begins: at the header, or further down where another reader stops. */
export interface Beginning {
  readonly line: number;
  /** Bytes of the file before it. */
  readonly offset: number;
}

export class DelimitedReading {
  failure: Diagnostic | undefined;
  private line: number;
  /** Characters since the last line break: a line of nothing but commas has no length for csv-parse. */
  private sinceBreak = 0;
  private readonly source: TextSource;
  private readonly preamble: Preamble;
  private readonly parser: Parser;
  private readonly file: string;
  private readonly form: DelimitedText;
  private readonly onRow: OnRow;

  constructor(file: string, form: DelimitedText, onRow: OnRow, beginning?: Beginning) {
    this.file = file;
    this.form = form;
    this.onRow = onRow;
    this.line = beginning?.line ?? form.headerLine;
    this.source = new TextSource(form.encoding, beginning);
    this.preamble = new Preamble(beginning === undefined ? form.headerLine - 1 : 0);
    this.parser = parse(parserOptions(form, beginning === undefined));
    this.parser.on("error", (problem: Error & { code?: string }) => {
      // The rows before it, so that the line is that of the row at fault.
      this.drain();
      this.failure ??= csvDiagnostic({ file, line: this.line }, problem, form);
    });
  }

  comments(): number {
    return this.parser.info.comment_lines;
  }

  take(chunk: Uint8Array | undefined): void {
    const decoded = this.source.next(chunk);
    if ("fault" in decoded) {
      this.failure = textFault(this.file, decoded.fault, this.form);
      return;
    }
    if (this.isLongLine(decoded.text)) {
      this.failure = messages.longLine({ file: this.file, line: this.line }, LONGEST_ROW);
      return;
    }
    const text = this.preamble.after(decoded.text, chunk === undefined);
    if (text === "") return;
    this.parser.write(text);
    this.drain();
  }

  async finish(): Promise<void> {
    this.take(undefined);
    if (this.failure !== undefined) return;
    await new Promise<void>((resolve) => {
      this.parser.on("readable", () => this.drain());
      this.parser.on("end", () => resolve());
      this.parser.on("error", () => resolve());
      this.parser.end();
    });
  }

  private drain(): void {
    for (let record = this.parser.read(); record !== null; record = this.parser.read()) this.hand(record as Parsed);
  }

  private hand(record: Parsed): void {
    const fields = "record" in record ? record.record : record;
    const inside = lineBreaksIn(fields);
    if ("record" in record) this.line = this.form.headerLine - 1 + record.info.lines - inside;
    this.onRow({ line: this.line, fields });
    this.line += 1 + inside;
  }

  /** Keeps count of the characters since the last line break, over all chunks. */
  private isLongLine(text: string): boolean {
    const first = text.search(/[\r\n]/);
    const reach = this.sinceBreak + (first < 0 ? text.length : first);
    const last = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    this.sinceBreak = first < 0 ? reach : text.length - last - 1;
    return reach > LONGEST_ROW || this.sinceBreak > LONGEST_ROW;
  }
}

/** With `info` csv-parse says how many lines it has passed; without comments counting here is several times faster. */
type Parsed =
  | readonly string[]
  | {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    };

/** What csv-parse is told; a byte order mark stands only at the start of a file. */
export function parserOptions(form: DelimitedText, atStart: boolean): Options {
  return {
    bom: atStart,
    delimiter: form.delimiter,
    quote: form.quote === "none" ? null : form.quote,
    escape: form.quote === "none" ? null : form.quote,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: LONGEST_ROW,
    ...(form.comment === undefined ? {} : { comment: form.comment, comment_no_infix: true, info: true }),
  };
}

/** Line breaks inside quoted fields, which make a row longer than one line. */
function lineBreaksIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) if (field.includes("\n") || field.includes("\r")) count += lineBreaks(field);
  return count;
}

function textFault(file: string, { kind, line, offset }: TextFault, form: DelimitedText): Diagnostic {
  const where = { file, line };
  if (kind === "nul") return messages.binaryFile(where, form.advice);
  return form.encoding === "utf-8"
    ? messages.notUtf8(where, offset, form.advice)
    : messages.undecodable(where, form.encoding, offset);
}

export function csvDiagnostic(
  where: { file: string; line: number },
  problem: Error & { code?: string },
  form: DelimitedText,
): Diagnostic {
  if (problem.code === "CSV_MAX_RECORD_SIZE") return messages.longLine(where, LONGEST_ROW);
  if (problem.code === "CSV_QUOTE_NOT_CLOSED")
    return messages.notCsv(where, "a quotation mark opened in this row is never closed");
  return messages.notCsv(where, "a quotation mark where none may stand", quoteHint(form));
}

/** The canonical form has one remedy; a declared one has another: the marks may be meant as characters. */
function quoteHint(form: DelimitedText): string | undefined {
  const canonical = form.advice !== undefined || form.encoding === "utf-8";
  return canonical && form.delimiter === ","
    ? undefined
    : "double the quotation marks inside quoted fields; where the export does not quote, write `quote: none` in sources.yaml";
}
