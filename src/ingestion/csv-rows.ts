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
  const state: ReadState = { line: 1, failure: undefined };
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
  failure: Diagnostic | undefined;
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array | undefined,
  file: string,
  state: ReadState,
): string | undefined {
  if (chunk?.includes(0) === true) {
    state.failure = messages.binaryFile({ file, line: state.line });
    return undefined;
  }
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    state.failure = messages.notUtf8({ file, line: state.line });
  }
  return undefined;
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
