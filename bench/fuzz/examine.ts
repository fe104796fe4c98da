/** What must hold of every input, however broken: a diagnostic or all of its rows, soon, and never an exception. */
import type { ContainerOptions, ContainerResult } from "../../src/ingestion/containers/container-options.ts";
import { decoderOf } from "../../src/ingestion/containers/decoder.ts";
import type { Row } from "../../src/ingestion/containers/export-file.ts";
import { lineBreaks } from "../../src/ingestion/containers/line-breaks.ts";
import { readContainer } from "../../src/ingestion/containers/read-container.ts";
import { inChunks, read } from "../../test/ingestion/small-export.ts";

/** What is wrong, in words; undefined where nothing is. */
export type Finding = string | undefined;

export interface FileInput {
  readonly name: string;
  readonly pieces: readonly Uint8Array[];
  readonly options: ContainerOptions;
}

export async function examineFile({ name, pieces, options }: FileInput): Promise<Finding> {
  const rows: Row[] = [];
  let result: ContainerResult;
  try {
    result = await readContainer({ name, bytes: inChunks(pieces) }, options, (row) => rows.push(row));
  } catch (problem) {
    return `exception: ${(problem as Error).stack ?? String(problem)}`;
  }
  const { failure } = result;
  if (failure !== undefined) return faultyDiagnostic(failure, name);
  return unordered(rows) ?? (result.delimiter === undefined ? undefined : uncounted(rows, pieces, result, options));
}

function faultyDiagnostic({ code, severity, where, message }: NonNullable<ContainerResult["failure"]>, name: string) {
  const isSound = /^DATA_[A-Z0-9_]+$/.test(code) && severity === "error" && where.file === name && message !== "";
  return isSound && (where.line ?? 0) >= 1 ? undefined : `faulty diagnostic ${code} at ${where.file}:${where.line}`;
}

function unordered(rows: readonly Row[]): Finding {
  let last = 0;
  for (const { line, fields } of rows) {
    // The columns of NDJSON and its first record share line 1.
    if (!Number.isSafeInteger(line) || line < 1 || line < last) return `line ${line} after ${last}`;
    if (fields.some((field) => typeof field !== "string")) return `a field of line ${line} is no text`;
    last = line;
  }
  return undefined;
}

/** Every line of the text belongs to exactly one row. */
function uncounted(
  rows: readonly Row[],
  pieces: readonly Uint8Array[],
  { encoding = "utf-8", container }: ContainerResult,
  { comment, headerLine = 1 }: ContainerOptions,
): Finding {
  if (comment !== undefined || container.endsWith(".gz")) return undefined;
  const text = decoderOf(encoding, { fatal: true })
    .decode(Buffer.concat(pieces))
    .replace(/^\ufeff/, "");
  const total = lineBreaks(text) + (text === "" || /[\r\n]$/.test(text) ? 0 : 1);
  let next = headerLine;
  for (const { line, fields } of rows) {
    if (line !== next) return `a row on line ${line}, where line ${next} is due`;
    next += 1 + fields.reduce((sum, field) => sum + lineBreaks(field), 0);
  }
  return Math.max(next - 1, headerLine - 1) === Math.max(total, headerLine - 1)
    ? undefined
    : `${total} lines, and rows on ${next - 1}`;
}

/** A whole export: a dataset whose rows add up, or an error. */
export async function examineExport(files: Readonly<Record<string, Uint8Array>>): Promise<Finding> {
  let outcome: Awaited<ReturnType<typeof read>>;
  try {
    outcome = await read(files);
  } catch (problem) {
    return `exception: ${(problem as Error).stack ?? String(problem)}`;
  }
  const { dataset, diagnostics } = outcome;
  const hasError = diagnostics.some(({ severity }) => severity === "error");
  if ((dataset === undefined) !== hasError) return hasError ? "an error, and a dataset" : "no dataset, and no error";
  for (const { file, read: rows, used, notNeeded, setAside } of dataset?.accounting ?? [])
    if (rows !== used + notNeeded + setAside) return `${file}: ${rows} rows, ${used} + ${notNeeded} + ${setAside}`;
  return undefined;
}
