/** What every part of the report is given. */
import type { Language } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import { type TableContext, tableContext } from "../tables/builders/table-context.ts";
import { type ReportWords, reportWordsIn } from "./words/report-words.ts";

export interface ReportContext extends Omit<TableContext, "words"> {
  readonly language: Language;
  readonly words: ReportWords;
  readonly tables: TableContext;
}

export function reportContext(data: ReportData, language: Language): ReportContext {
  const tables = tableContext(data, language);
  return { ...tables, language, words: reportWordsIn(language), tables };
}
