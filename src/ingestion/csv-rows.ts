/**
 * The rows of a CSV file (UTF-8, RFC 4180) with their line numbers, read as a stream. csv-parse decides what a CSV file means;
 * anything it refuses, and anything that is not text, ends the file with one diagnostic.
 */
import { type Parser, parse } from "csv-parse";
import type { Diagnostic } from "../core/diagnostic.ts";
import { messages } from "./messages.ts";

/** A file of an export: its name and its bytes in order. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface Row {
  /** Line on which the row starts; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A row of a laboratory export has a few hundred characters; a file without line breaks must not fill the memory. */
const LONGEST_ROW = 1_000_000;

/** Calls `onRow` for every row, the header included; returns what ended the file early, or undefined at its proper end. */
export async function readRows(file: ExportFile, onRow: (row: Row) => void): Promise<Diagnostic | undefined> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: LONGEST_ROW,
  });
  const state: ReadState = { line: 1, sinceBreak: 0, failure: undefined };
  parser.on("error", (problem: Error & { code?: string }) => {
    state.failure ??= csvDiagnostic(file.name, state.line, problem);
  });
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  for await (const chunk of file.bytes) {
    const text = decode(decoder, chunk, file.name, state);
    if (text !== undefined) feed(parser, text, state, onRow);
    if (state.failure !== undefined) return state.failure;
  }
  if (decode(decoder, undefined, file.name, state) !== undefined) await finish(parser, state, onRow);
  return state.failure;
}

interface ReadState {
  line: number;
  /** Characters since the last line break: a line of nothing but commas has no length for csv-parse. */
  sinceBreak: number;
  failure: Diagnostic | undefined;
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array | undefined,
  file: string,
  state: ReadState,
): string | undefined {
  const nul = chunk?.indexOf(0) ?? -1;
  if (chunk !== undefined && nul >= 0) {
    state.failure = messages.binaryFile({ file, line: state.line + lineBreaks(chunk.subarray(0, nul)) });
    return undefined;
  }
  try {
    const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    return isLongLine(text, state) ? refuseLongLine(file, state) : text;
  } catch {
    state.failure = messages.notUtf8({ file, line: state.line + (chunk === undefined ? 0 : linesBeforeFault(chunk)) });
  }
  return undefined;
}

function refuseLongLine(file: string, state: ReadState): undefined {
  state.failure = messages.longLine({ file, line: state.line }, LONGEST_ROW);
  return undefined;
}

/** Keeps count of the characters since the last line break, over all chunks. */
function isLongLine(text: string, state: ReadState): boolean {
  const first = text.search(/[\r\n]/);
  const reach = state.sinceBreak + (first < 0 ? text.length : first);
  const last = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  state.sinceBreak = first < 0 ? reach : text.length - last - 1;
  return reach > LONGEST_ROW || state.sinceBreak > LONGEST_ROW;
}

const LINE_FEED = 10;

function lineBreaks(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0);
}

/** Whole lines of a chunk before the first that is not UTF-8. */
function linesBeforeFault(chunk: Uint8Array): number {
  let start = 0;
  for (let lines = 0; ; lines += 1) {
    const end = chunk.indexOf(LINE_FEED, start);
    const line = chunk.subarray(start, end < 0 ? chunk.length : end);
    if (end < 0 || !isUtf8(line)) return lines;
    start = end + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function feed(parser: Parser, text: string, state: ReadState, onRow: (row: Row) => void): void {
  parser.write(text);
  drain(parser, state, onRow);
}

function drain(parser: Parser, state: ReadState, onRow: (row: Row) => void): void {
  for (let fields = parser.read() as string[] | null; fields !== null; fields = parser.read() as string[] | null) {
    onRow({ line: state.line, fields });
    state.line += 1 + lineBreaksIn(fields);
  }
}

/** Line breaks inside quoted fields, which make a row longer than one line. */
function lineBreaksIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields)
    if (field.includes("\n") || field.includes("\r")) count += field.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}

function finish(parser: Parser, state: ReadState, onRow: (row: Row) => void): Promise<void> {
  return new Promise((resolve) => {
    parser.on("readable", () => drain(parser, state, onRow));
    parser.on("end", () => resolve());
    parser.on("error", () => resolve());
    parser.end();
  });
}

function csvDiagnostic(file: string, line: number, problem: Error & { code?: string }): Diagnostic {
  const where = { file, line };
  if (problem.code === "CSV_MAX_RECORD_SIZE") return messages.longLine(where, LONGEST_ROW);
  if (problem.code === "CSV_QUOTE_NOT_CLOSED")
    return messages.notCsv(where, "a quotation mark opened in this row is never closed");
  return messages.notCsv(where, "a quotation mark where none may stand");
}
