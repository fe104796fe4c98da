/** CDISC Dataset-JSON 1.1 as NDJSON: the metadata on the first line, then a row a line. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { type DatasetHeader, datasetHeader, datasetRow, wrongCount } from "./dataset-columns.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { parsedJson } from "./json-cell.ts";
import { messages } from "./messages.ts";
import { readLines } from "./text-lines.ts";

export async function readDatasetNdjson(
  file: ExportFile,
  onRow: OnRow,
): Promise<{ readonly failure: Diagnostic | undefined }> {
  let header: DatasetHeader | undefined;
  let count = 0;
  const failure = await readLines(file, (text, line) => {
    const where = { file: file.name, line };
    const parsed = parsedJson(text);
    if (parsed === undefined) return messages.badRecord(where, "this line is not JSON", "is the file cut short?");
    if (header === undefined) {
      const found = datasetHeader(file.name, parsed.value);
      if ("failure" in found) return found.failure;
      header = found;
      onRow({ line, fields: header.columns });
      return undefined;
    }
    const row = datasetRow(where, parsed.value, header.columns);
    if ("failure" in row) return row.failure;
    count += 1;
    onRow({ line, fields: row.fields });
    return undefined;
  });
  return { failure: failure ?? (header === undefined ? undefined : wrongCount(file.name, header.records, count)) };
}
