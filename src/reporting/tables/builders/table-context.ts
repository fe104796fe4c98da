/** What every builder of a table is given. */

import type { Language } from "../../language/language.ts";
import { termsIn } from "../../language/language.ts";
import type { Terms } from "../../language/terms.ts";
import type { ReportData } from "../../model/report-data.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { TableDraft } from "../table.ts";
import type { TableWords } from "../words/table-words.ts";
import { tableWordsIn } from "../words/words-in.ts";
import { sourceLine } from "./source-line.ts";

export interface TableContext {
  readonly data: ReportData;
  readonly terms: Terms;
  readonly words: TableWords;
  /** The last line of every table: data cut, definition, input, version. */
  readonly source: string;
}

/** A builder gives no table where there is nothing to say. */
export type Builder = (context: TableContext) => readonly TableDraft[];

export function tableContext(data: ReportData, language: Language): TableContext {
  const [terms, words] = [termsIn(language), tableWordsIn(language)];
  return { data, terms, words, source: sourceLine(data, terms, words) };
}

export function endpointOf({ data }: TableContext, paramcd: string): EndpointFacts | undefined {
  return data.endpoints.find((endpoint) => endpoint.paramcd === paramcd);
}

/** `HB15W8: Haemoglobin rise of …` */
export function endpointTitle({ paramcd, label }: Pick<EndpointFacts, "paramcd" | "label">): string {
  return `${paramcd}: ${label}`;
}

/** A number of ReportData, where absent is null, as the cells take it. */
export function known(value: number | null): number | undefined {
  return value ?? undefined;
}

/** A count that stands nowhere: 0, but in an aggregate report one that is not shown. */
export function absentCount({ data }: TableContext): 0 | null {
  return data.suppression === null ? 0 : null;
}
