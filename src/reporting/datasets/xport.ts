/**
 * SAS transport files, version 5: what regulators take. Its limits are errors that name the variable and the row: names of 8
 * characters, labels of 40, texts of 200 bytes, ASCII, numbers within the range of IBM floats. Nothing is cut in silence.
 * Source: SAS Technical Support note TS-140.
 */
import { parseDay } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Cell } from "../csv.ts";
import { type AnalysisDataset, type DatasetContext, isMissing, type Variable } from "./dataset.ts";
import { ibmFloat, missingFloat } from "./ibm-float.ts";
import { datasetMessages } from "./messages.ts";
import { splitLongTexts } from "./split-texts.ts";

const RECORD = 80;
const NAME_LENGTH = 8;
const LABEL_LENGTH = 40;
const TEXT_LENGTH = 200;
const NUMBER_LENGTH = 8;
const BLANK = 0x20;
/** SAS counts days from 1960-01-01. */
const SAS_DAY_ZERO = -3653;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

export interface XportFile {
  /** Undefined where a diagnostic says why the data set cannot be written in this format. */
  readonly bytes: Uint8Array | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is the name the diagnostics give. */
export function xportFile(dataset: AnalysisDataset, context: DatasetContext, file: string): XportFile {
  const split = splitLongTexts(dataset, TEXT_LENGTH);
  const faults = [...metadataFaults(split, file), ...cellFaults(split, file)];
  if (faults.length > 0) return { bytes: undefined, diagnostics: faults };
  return { bytes: joined([...headers(split, context), observations(split)]), diagnostics: [] };
}

function metadataFaults({ name, label, variables }: AnalysisDataset, file: string): readonly Diagnostic[] {
  const named = [{ name, label }, ...variables];
  return named.flatMap((item) => [
    ...(/^[A-Z_][A-Z0-9_]{0,7}$/.test(item.name) ? [] : [datasetMessages.xportName(file, item.name)]),
    ...(item.label.length <= LABEL_LENGTH && PRINTABLE_ASCII.test(item.label)
      ? []
      : [datasetMessages.xportLabel(file, item.name, item.label)]),
  ]);
}

function cellFaults({ variables, rows }: AnalysisDataset, file: string): readonly Diagnostic[] {
  return rows.flatMap((row, index) =>
    variables.flatMap((variable, column) => {
      const fault = cellFault(variable, row[column]);
      return fault === undefined ? [] : [datasetMessages.xportCell(file, index + 1, variable.name, fault)];
    }),
  );
}

function cellFault({ type }: Variable, cell: Cell): string | undefined {
  if (isMissing(cell)) return undefined;
  const text = String(cell);
  if (type === "text") {
    if (!PRINTABLE_ASCII.test(text)) return `${JSON.stringify(text.slice(0, 40))} has characters beyond ASCII`;
    return text.length > TEXT_LENGTH ? `a text of ${text.length} characters, more than ${TEXT_LENGTH}` : undefined;
  }
  if (type === "date") return parseDay(text) === undefined ? `${JSON.stringify(text)} is no date` : undefined;
  return ibmFloat(Number(cell)) === undefined ? `${text} is outside the range of the format` : undefined;
}

function headers(dataset: AnalysisDataset, context: DatasetContext): readonly Uint8Array[] {
  const { name, label, variables } = dataset;
  const made = sasDateTime(context.cutoff);
  const maker = `${padded("9.4", 8)}${padded("nadir", 8)}${padded("", 24)}`;
  const count = String(variables.length).padStart(4, "0");
  const lengths = variables.map((_, column) => lengthOf(dataset, column));
  return [
    text(headerRecord("LIBRARY", "0".repeat(30))),
    text(`${padded("SAS", 8)}${padded("SAS", 8)}${padded("SASLIB", 8)}${maker}${made}`),
    text(padded(made, RECORD)),
    text(headerRecord("MEMBER", `${"0".repeat(17)}1600000000140`)),
    text(headerRecord("DSCRPTR", "0".repeat(30))),
    text(`${padded("SAS", 8)}${padded(name, NAME_LENGTH)}${padded("SASDATA", 8)}${maker}${made}`),
    text(`${padded(made, 32)}${padded(label, LABEL_LENGTH)}${padded("", 8)}`),
    text(headerRecord("NAMESTR", `000000${count}${"0".repeat(20)}`)),
    filled(joined(variables.map((variable, column) => nameRecord(variable, column, lengths)))),
    text(headerRecord("OBS", "0".repeat(30))),
  ];
}

function headerRecord(kind: string, numbers: string): string {
  return padded(`HEADER RECORD*******${padded(kind, 8)}HEADER RECORD!!!!!!!${numbers}`, RECORD);
}

/** `2026-03-04` as `04MAR26:00:00:00` */
function sasDateTime(date: string): string {
  const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}${months[Number(month) - 1]}${year.slice(2)}:00:00:00`;
}

/** The 140 bytes that describe a variable. */
function nameRecord(variable: Variable, column: number, lengths: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(140);
  const view = new DataView(bytes.buffer);
  const isText = variable.type === "text";
  view.setInt16(0, isText ? 2 : 1);
  view.setInt16(4, lengths[column] ?? 0);
  view.setInt16(6, column + 1);
  bytes.set(text(padded(variable.name, NAME_LENGTH)), 8);
  bytes.set(text(padded(variable.label, LABEL_LENGTH)), 16);
  bytes.set(text(padded(variable.type === "date" ? "DATE" : "", NAME_LENGTH)), 56);
  view.setInt16(64, variable.type === "date" ? 9 : 0);
  bytes.set(text(padded("", NAME_LENGTH)), 72);
  view.setInt32(
    84,
    lengths.slice(0, column).reduce((sum, length) => sum + length, 0),
  );
  return bytes;
}

function lengthOf({ variables, rows }: AnalysisDataset, column: number): number {
  if (variables[column]?.type !== "text") return NUMBER_LENGTH;
  return rows.reduce((longest, row) => Math.max(longest, String(row[column] ?? "").length), 1);
}

function observations(dataset: AnalysisDataset): Uint8Array {
  const lengths = dataset.variables.map((_, column) => lengthOf(dataset, column));
  return filled(
    joined(
      dataset.rows.flatMap((row) =>
        dataset.variables.map((variable, column) => cellBytes(variable, row[column], lengths[column] ?? 0)),
      ),
    ),
  );
}

function cellBytes({ type }: Variable, cell: Cell, length: number): Uint8Array {
  if (type === "text") return text(padded(String(cell ?? ""), length));
  if (isMissing(cell)) return missingFloat();
  const number = type === "date" ? (parseDay(String(cell)) ?? 0) - SAS_DAY_ZERO : Number(cell);
  return ibmFloat(number) ?? missingFloat();
}

function padded(value: string, length: number): string {
  return value.padEnd(length, " ");
}

function text(ascii: string): Uint8Array {
  return new TextEncoder().encode(ascii);
}

/** Filled with blanks to whole records. */
function filled(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / RECORD) * RECORD).fill(BLANK);
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
