/** CDISC Dataset-JSON 1.1 in one JSON object. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { datasetHeader, datasetRow, wrongCount } from "./dataset-columns.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { isObject, parsedJson } from "./json-cell.ts";
import { messages } from "./messages.ts";
import { TextSource } from "./text-decoder.ts";
import { wholeFile } from "./whole-file.ts";

/** The text and its values are held in memory together, at several times the size of the file. */
const LIMIT = 200_000_000;

export async function readDatasetJson(
  file: ExportFile,
  onRow: OnRow,
): Promise<{ readonly failure: Diagnostic | undefined }> {
  const whole = await wholeFile(file, LIMIT);
  if ("failure" in whole) return whole;
  const decoded = decode(file.name, whole.bytes);
  if ("failure" in decoded) return decoded;
  const parsed = parsedJson(decoded.text);
  if (parsed === undefined)
    return { failure: messages.damaged(file.name, "this is not JSON, or it is cut short", "transfer the file again") };
  return { failure: rowsOf(file.name, parsed.value, onRow) };
}

function decode(file: string, bytes: Uint8Array): { readonly text: string } | { readonly failure: Diagnostic } {
  const decoded = new TextSource("utf-8").next(bytes);
  if ("fault" in decoded) {
    const { kind, line, offset } = decoded.fault;
    return { failure: kind === "nul" ? messages.binaryFile({ file, line }) : messages.notUtf8({ file, line }, offset) };
  }
  return { text: decoded.text.replace(/^\ufeff/, "") };
}

function rowsOf(file: string, dataset: unknown, onRow: OnRow): Diagnostic | undefined {
  const header = datasetHeader(file, dataset);
  if ("failure" in header) return header.failure;
  const rows = isObject(dataset) ? (dataset["rows"] ?? []) : [];
  if (!Array.isArray(rows)) return messages.damaged(file, "its rows are not a list");
  const wrong = wrongCount(file, header.records, rows.length);
  if (wrong !== undefined) return wrong;
  onRow({ line: 1, fields: header.columns });
  for (const [index, values] of rows.entries()) {
    const row = datasetRow({ file, line: index + 2 }, values, header.columns);
    if ("failure" in row) return row.failure;
    onRow({ line: index + 2, fields: row.fields });
  }
  return undefined;
}
