/**
 * Parquet, read by hyparquet a row group at a time. Integers of 64 bits and decimals keep all digits, times are ISO text,
 * nested values are JSON text.
 */
import { type AsyncBuffer, type FileMetaData, parquetMetadata, parquetRead, type SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { messages } from "./messages.ts";
import { type CellText, cellTextOf, PARSERS, withoutDecimals } from "./parquet-cell.ts";
import { arePagesSound } from "./parquet-pages.ts";
import { isRegular, topLevel } from "./parquet-schema.ts";
import { wholeFile } from "./whole-file.ts";

/** A row group is held as values: some forty bytes a cell. */
const CELLS_OF_A_GROUP = 50_000_000;
const UNPACKED_LIMIT = 2_000_000_000;

interface Read {
  readonly failure: Diagnostic | undefined;
}

export async function readParquet(file: ExportFile, onRow: OnRow): Promise<Read> {
  const whole = await wholeFile(file);
  if ("failure" in whole) return whole;
  try {
    const metadata = parquetMetadata(whole.bytes.buffer);
    if (!isRegular(metadata)) return { failure: damaged(file.name) };
    const large = tooLarge(file.name, metadata);
    if (large !== undefined) return { failure: large };
    if (!arePagesSound(whole.bytes, metadata)) return { failure: damaged(file.name) };
    return { failure: await rowsOf(file.name, whole.bytes.buffer, metadata, onRow) };
  } catch {
    // The library throws for whatever it meets in a damaged file, RangeError and TypeError included.
    return { failure: damaged(file.name) };
  }
}

function damaged(file: string): Diagnostic {
  return messages.damaged(file, "as a Parquet file it is damaged, or uses a feature that is not read");
}

function tooLarge(file: string, { row_groups: groups }: FileMetaData): Diagnostic | undefined {
  const cells = Math.max(0, ...groups.map((group) => Number(group.num_rows) * group.columns.length));
  const bytes = groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  const hint = "export it as CSV, or write smaller row groups";
  if (cells > CELLS_OF_A_GROUP)
    return messages.tooLarge(file, `a row group of ${cells} cells`, `${CELLS_OF_A_GROUP}`, hint);
  if (bytes > UNPACKED_LIMIT) return messages.tooLarge(file, `${bytes} bytes unpacked`, `${UNPACKED_LIMIT}`, hint);
  return undefined;
}

async function rowsOf(
  file: string,
  buffer: ArrayBuffer,
  metadata: FileMetaData,
  onRow: OnRow,
): Promise<Diagnostic | undefined> {
  const columns = topLevel(metadata.schema);
  const texts = columns.map((element) => cellTextOf(element));
  onRow({ line: 1, fields: columns.map(({ name }) => name) });
  const source: AsyncBuffer = { byteLength: buffer.byteLength, slice: (from, to) => buffer.slice(from, to) };
  const settings = { file: source, metadata: withoutDecimals(metadata), compressors, parsers: PARSERS, utf8: false };
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    let rows: readonly (readonly unknown[])[] = [];
    await parquetRead({ ...settings, rowStart: start, rowEnd: end, onComplete: (read) => (rows = read) });
    if (rows.length !== end - start)
      return messages.damaged(file, `a row group has ${rows.length} rows where it says ${end - start}`);
    const failure = handOn({ file, line: start + 2 }, rows, { columns, texts }, onRow);
    if (failure !== undefined) return failure;
    start = end;
  }
  return undefined;
}

interface Columns {
  readonly columns: readonly SchemaElement[];
  readonly texts: readonly CellText[];
}

function handOn(
  first: { readonly file: string; readonly line: number },
  rows: readonly (readonly unknown[])[],
  { columns, texts }: Columns,
  onRow: OnRow,
): Diagnostic | undefined {
  for (const [index, row] of rows.entries()) {
    const line = first.line + index;
    const fields = texts.map((text, column) => text(row[column]));
    const bad = fields.indexOf(undefined);
    if (bad >= 0)
      return messages.badRecord(
        { file: first.file, line, column: columns[bad]?.name ?? "" },
        "a value that is no text, number or date of four-digit years",
        "write the column as text",
      );
    onRow({ line, fields: fields.map((field) => field ?? "") });
  }
  return undefined;
}
