/** The tables of a run as files below its folder: one document per format, and a CSV per table. */
import { TABLE_FORMATS, type TableFormat } from "../formats.ts";
import { LANGUAGE_TAGS, type Language, termsIn } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import { cleanText } from "./clean-text.ts";
import { reportTables } from "./report-tables.ts";
import type { Table } from "./table.ts";
import type { PageWords, TablesDocument } from "./writers/document.ts";
import { documentDocx } from "./writers/document-docx.ts";
import { documentHtml } from "./writers/document-html.ts";
import { documentMarkdown } from "./writers/document-markdown.ts";
import { documentRtf } from "./writers/document-rtf.ts";
import { documentXlsx } from "./writers/document-xlsx.ts";
import { longCsv, tableCsv } from "./writers/table-csv.ts";

export type FileContents = ReadonlyMap<string, string | Uint8Array>;

/**
 * By path below the folder of the run, in order of the formats: `tables/tables.html`, …; `csv` gives `tables/<id>.csv` as people see
 * each table and `tables/long.csv` with one number per row. The same data gives the same bytes.
 */
export async function tableDocuments(
  data: ReportData,
  language: Language,
  formats: readonly TableFormat[] = TABLE_FORMATS,
): Promise<FileContents> {
  const tables = reportTables(data, language);
  const document = documentOf(data, language, tables);
  const wanted = TABLE_FORMATS.filter((format) => formats.includes(format));
  const written = await Promise.all(wanted.map((format) => filesOf(format, document, tables, language)));
  return new Map(written.flat());
}

type Files = readonly (readonly [path: string, content: string | Uint8Array])[];

async function filesOf(
  format: TableFormat,
  document: TablesDocument,
  tables: readonly Table[],
  language: Language,
): Promise<Files> {
  switch (format) {
    case "html":
      return [["tables/tables.html", documentHtml(document, LANGUAGE_TAGS[language])]];
    case "md":
      return [["tables/tables.md", documentMarkdown(document)]];
    case "csv":
      return [
        ...tables.map((table) => [`tables/${table.id}.csv`, tableCsv(table)] as const),
        ["tables/long.csv", longCsv(tables)],
      ];
    case "docx":
      return [["tables/tables.docx", await documentDocx(document)]];
    case "rtf":
      return [["tables/tables.rtf", documentRtf(document)]];
    case "xlsx":
      return [["tables/tables.xlsx", await documentXlsx(document)]];
  }
}

function documentOf({ study }: ReportData, language: Language, tables: readonly Table[]): TablesDocument {
  return {
    title: cleanText(`${study.id}: ${study.title}`),
    page: pageWords(language),
    tables,
  };
}

/** `Page 1 of 2` taken apart around its numbers. */
function pageWords(language: Language): PageWords {
  const [first, last] = [111, 222];
  const [before = "", rest = ""] = termsIn(language).page(first, last).split(String(first));
  const [between = "", after = ""] = rest.split(String(last));
  return { before, between, after };
}
