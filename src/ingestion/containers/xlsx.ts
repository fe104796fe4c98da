/**
 * Excel workbooks (.xlsx), read by read-excel-file: numbers as the shortest text, dates as ISO text, formulas as the value that was stored,
 * errors such as #N/A as their text. `line` is the row of the sheet.
 */
import { readSheet } from "read-excel-file/universal";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ContainerOptions } from "./container-options.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { foreignFile } from "./foreign-file.ts";
import { messages } from "./messages.ts";
import { signatureOf } from "./signature.ts";
import { wholeFile } from "./whole-file.ts";
import { extentOf, withAddresses } from "./workbook-addresses.ts";
import { formulaWithoutValue, percentStylesOf, withPrintedTexts } from "./workbook-cells.ts";
import { workbookDate, workbookNumber } from "./workbook-dates.ts";
import {
  countsFrom1904,
  mergedRanges,
  type SheetPart,
  sheetsOf,
  withPlainFlags,
  workbookFolder,
} from "./workbook-parts.ts";
import { unzip, type ZipEntry, zipped } from "./zip.ts";

/** The XML of a workbook is held as text, and its cells as values. */
const UNPACKED_LIMIT = 250_000_000;
const CELLS = 20_000_000;

interface Read {
  readonly failure: Diagnostic | undefined;
  readonly notes?: readonly Diagnostic[];
}

export async function readXlsx(file: ExportFile, options: ContainerOptions, onRow: OnRow): Promise<Read> {
  const workbook = await openWorkbook(file);
  if ("failure" in workbook) return workbook;
  const { entries, sheets } = workbook;
  const sheet =
    options.sheet === undefined && sheets.length > 1
      ? undefined
      : sheets.find(({ name }) => name === (options.sheet ?? name));
  if (sheet === undefined)
    return {
      failure: messages.sheetUnclear(
        file.name,
        options.sheet,
        sheets.map(({ name }) => name),
      ),
    };
  return readPart(file.name, entries, { sheet, headerRow: options.headerLine ?? 1 }, onRow);
}

/** The names of the sheets, in their order; none of a file that is no sound workbook. */
export async function workbookSheets(file: ExportFile): Promise<readonly string[]> {
  const workbook = await openWorkbook(file);
  return "failure" in workbook ? [] : workbook.sheets.map(({ name }) => name);
}

interface Workbook {
  readonly entries: readonly ZipEntry[];
  readonly sheets: readonly SheetPart[];
}

async function openWorkbook(file: ExportFile): Promise<Workbook | { readonly failure: Diagnostic }> {
  const whole = await wholeFile(file, UNPACKED_LIMIT);
  if ("failure" in whole) return whole;
  const foreign = foreignFile(file.name, signatureOf(whole.bytes));
  if (foreign !== undefined) return { failure: foreign };
  const unzipped = await unzip(whole.bytes, isPart, UNPACKED_LIMIT);
  if ("fault" in unzipped) return { failure: zipFailure(file.name, unzipped.fault) };
  const entries = inUsualFolder(unzipped.entries);
  const sheets = sheetsOf(textOf(entries, WORKBOOK), textOf(entries, "xl/_rels/workbook.xml.rels"));
  if (sheets.length === 0) return { failure: messages.damaged(file.name, "it has no sheet; it is not a workbook") };
  return { entries, sheets };
}

const WORKBOOK = "xl/workbook.xml";

/** The library looks for the workbook under `xl/`, where some laboratory systems do not put it. */
function inUsualFolder(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const folder = workbookFolder(textOf(entries, "_rels/.rels"));
  if (folder === undefined || folder === "xl/") return entries;
  return entries.map(({ name, bytes }) => ({
    name: name.startsWith(folder) ? `xl/${name.slice(folder.length)}` : name,
    bytes,
  }));
}

const isPart = (name: string) => name.endsWith(".xml") || name.endsWith(".rels");

function zipFailure(file: string, fault: "damaged" | "encrypted" | "too-large"): Diagnostic {
  if (fault === "encrypted") return messages.otherFormat(file, "a zip file with a password", "remove the password");
  if (fault === "damaged")
    return messages.damaged(file, "as a workbook it is damaged or cut short", "copy the file again");
  return messages.tooLarge(
    file,
    `it unpacks to more than ${UNPACKED_LIMIT} bytes`,
    `${UNPACKED_LIMIT}`,
    "save the sheet as CSV (UTF-8), which has no limit of size",
  );
}

function textOf(entries: readonly ZipEntry[], name: string): string {
  const entry = entries.find((found) => found.name === name);
  return entry === undefined ? "" : new TextDecoder().decode(entry.bytes);
}

interface Chosen {
  readonly sheet: SheetPart;
  readonly headerRow: number;
}

async function readPart(file: string, entries: readonly ZipEntry[], chosen: Chosen, onRow: OnRow): Promise<Read> {
  const { path, name } = chosen.sheet;
  const xml = withAddresses(textOf(entries, path));
  const failure = trap(file, xml);
  if (failure !== undefined) return { failure };
  const workbook = textOf(entries, WORKBOOK);
  const printed = withPrintedTexts(xml, percentStylesOf(textOf(entries, "xl/styles.xml")));
  const patches = new Map([
    [path, printed],
    [WORKBOOK, withPlainFlags(workbook)],
  ]);
  const patched = zipped(entries.map((entry) => replaced(entry, patches.get(entry.name))));
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(patched, name, { trim: false, parseNumber: workbookNumber });
  } catch {
    return {
      failure: messages.damaged(file, "as a workbook it is faulty", "open it in a spreadsheet and save it again"),
    };
  }
  handOn(rows, { headerRow: chosen.headerRow, from1904: countsFrom1904(workbook) }, onRow);
  const merged = mergedRanges(xml);
  const passed =
    chosen.headerRow > 1 ? [messages.passedOver(file, chosen.headerRow - 1, "they stand before the header")] : [];
  return {
    failure: undefined,
    notes: [...passed, ...(merged.length === 0 ? [] : [messages.mergedCells(file, merged.length, merged[0] ?? "")])],
  };
}

/** What the library would read wrongly or not survive. */
function trap(file: string, xml: string): Diagnostic | undefined {
  const { rows, columns } = extentOf(xml);
  if (rows > 1_048_576 || columns > 16_384 || rows * columns > CELLS)
    return messages.tooLarge(
      file,
      `a sheet of ${rows} rows and ${columns} columns`,
      `${CELLS} cells`,
      "delete the empty rows and columns behind the table, or save the sheet as CSV (UTF-8)",
    );
  const uncomputed = formulaWithoutValue(xml);
  return uncomputed === undefined
    ? undefined
    : messages.damaged(
        file,
        `the formula in ${uncomputed} has no stored value`,
        "open the workbook in a spreadsheet and save it, so that formulas are computed",
      );
}

function replaced(entry: ZipEntry, text: string | undefined): ZipEntry {
  return text === undefined ? entry : { name: entry.name, bytes: new TextEncoder().encode(text) };
}

interface Sheet {
  readonly headerRow: number;
  readonly from1904: boolean;
}

function handOn(rows: readonly (readonly unknown[])[], { headerRow, from1904 }: Sheet, onRow: OnRow): void {
  const textOfCell = (value: unknown) => cellText(value, from1904);
  const header = rows[headerRow - 1]?.map(textOfCell) ?? [];
  for (const [index, row] of rows.entries()) {
    if (index < headerRow - 1) continue;
    const fields = row.map(textOfCell);
    const isBlank = fields.every((field) => field === "");
    // An empty row in a sheet is what a blank line is in a text.
    onRow({ line: index + 1, fields: isBlank && header.length > 1 ? [""] : fields });
  }
}

function cellText(value: unknown, from1904: boolean): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? workbookDate(value, from1904) : String(value);
}
