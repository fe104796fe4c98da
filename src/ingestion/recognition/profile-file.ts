/** Looks at one file: how it is packed and written, where its header stands, and what its columns hold. Nothing is changed and nothing throws. */
import { readUnit } from "../../core/unit-spelling.ts";
import type { Container, Delimiter, Encoding } from "../../definition/sources/packing.ts";
import { DETECT } from "../containers/container-options.ts";
import type { ExportFile, Row } from "../containers/export-file.ts";
import { readContainer } from "../containers/read-container.ts";
import { ColumnProfile } from "./column-profile.ts";

export interface FileProfile {
  readonly name: string;
  /** The name, with that of the sheet where a workbook has several. */
  readonly label: string;
  readonly container: Container;
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  readonly headerLine: number;
  readonly sheet: string | undefined;
  /** As the header prints them, trimmed. */
  readonly columns: readonly ColumnProfile[];
  /** The row below the header has units, not results. */
  readonly unitRow: readonly string[] | undefined;
  readonly rows: number;
  /** Rows whose number of fields is not that of the header. */
  readonly ragged: number;
}

/** Why a file cannot be looked at, in the words of its reader. */
export interface UnreadFile {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type OpenAgain = () => ExportFile;

/** A header that stands lower than this is not looked for. */
const LOWEST_HEADER = 20;
/** Rows that are looked at: more would mostly repeat it, and check reads them all. */
export const LOOKED_AT = 200_000;

/** Reads a file from its beginning as often as is needed to find the header. */
export async function profileFile(name: string, open: OpenAgain, given: Given = {}): Promise<FileProfile | UnreadFile> {
  let unread: UnreadFile | undefined;
  for (let headerLine = 1; headerLine <= LOWEST_HEADER; headerLine += 1) {
    const looked = await look(name, open, { headerLine, given });
    if ("code" in looked) {
      unread ??= looked;
      // Only lines before the header make a delimiter unclear.
      if (looked.code !== "DATA_DELIMITER_UNCLEAR") return looked;
      continue;
    }
    const better = headerAmong(looked.first);
    if (better === undefined || better === headerLine) return looked.profile;
    const again = await look(name, open, { headerLine: better, given });
    return "code" in again ? again : again.profile;
  }
  return unread ?? { name, code: "DATA_EMPTY_FILE", message: "the file is empty", hint: "export it again" };
}

interface Looked {
  readonly profile: FileProfile;
  readonly first: readonly Row[];
}

/** What cannot be seen in a file: which sheet of a workbook is meant, which paths of records are the columns. */
export interface Given {
  readonly encoding?: Encoding;
  readonly sheet?: string;
  readonly paths?: readonly string[];
}

interface Place {
  readonly headerLine: number;
  readonly given: Given;
}

async function look(name: string, open: OpenAgain, { headerLine, given }: Place): Promise<Looked | UnreadFile> {
  const first: Row[] = [];
  let columns: readonly ColumnProfile[] = [];
  let unitRow: readonly string[] | undefined;
  let rows = 0;
  const onRow = (row: Row): void => {
    if (first.length < LOWEST_HEADER) first.push(row);
    if (first.length === 1 && rows === 0 && columns.length === 0) {
      columns = row.fields.map((field, position) => new ColumnProfile(field.trim(), position));
      return;
    }
    const fields = row.fields.map((field) => field.trim());
    if (rows === 0 && unitRow === undefined && isUnitRow(fields)) {
      unitRow = fields;
      return;
    }
    if (rows >= LOOKED_AT || fields.every((field) => field === "")) return;
    rows += 1;
    for (const column of columns) column.take(fields[column.position] ?? "", row.line);
  };
  const isEnough = () => rows >= LOOKED_AT;
  const options = { ...DETECT, headerLine: headerLine > 1 ? headerLine : undefined, ...given };
  const read = await readContainer(until(open(), isEnough), options, onRow);
  const { failure, container, encoding, delimiter, ragged } = read;
  // What is cut off in the middle ends with a fault of its own.
  if (failure !== undefined && !isEnough())
    return { name, code: failure.code, message: failure.message, hint: failure.hint ?? "export the file again" };
  if (columns.length === 0)
    return { name, code: "DATA_EMPTY_FILE", message: "the file is empty", hint: "it needs at least a header line" };
  const { sheet } = given;
  // The row at the cut is short for another reason.
  const odd = isEnough() ? 0 : ragged;
  const label = sheet === undefined ? name : `${name} ${sheet}`;
  const profile = {
    name,
    label,
    container,
    encoding,
    delimiter,
    headerLine,
    sheet,
    columns,
    unitRow,
    rows,
    ragged: odd,
  };
  return { profile, first };
}

/** The beginning of a file: no further byte once enough is seen. */
function until({ name, bytes }: ExportFile, isEnough: () => boolean): ExportFile {
  const beginning = async function* () {
    for await (const chunk of bytes) {
      yield chunk;
      if (isEnough()) return;
    }
  };
  return { name, bytes: beginning() };
}

/** A row of units has units of measurement in most of its filled cells, and at least two of them. */
function isUnitRow(fields: readonly string[]): boolean {
  const filled = fields.filter((field) => field !== "");
  const units = filled.filter((field) => !/^[\d.,-]+$/.test(field) && readUnit(field) !== undefined);
  return units.length >= 2 && units.length >= 0.5 * filled.length;
}

/** The first row that is as full as the rows below it and has names in its cells, not numbers. */
function headerAmong(first: readonly Row[]): number | undefined {
  const filledIn = (row: Row) => row.fields.filter((field) => field.trim() !== "");
  const fullest = Math.max(0, ...first.map((row) => filledIn(row).length));
  if (fullest < 2) return undefined;
  return first.find((row) => {
    const filled = filledIn(row);
    const names = filled.filter((field) => !/^[-+]?[\d.,:/ -]+$/.test(field.trim()));
    return filled.length >= Math.max(2, 0.6 * fullest) && names.length >= 0.6 * filled.length;
  })?.line;
}
