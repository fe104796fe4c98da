/** queries.csv: what to ask the sites, one question per row with room for the answer; for a spreadsheet program, so no cell can be a formula. */
import type { Query } from "../core/query.ts";
import { LongCsv } from "./long-csv.ts";
import { spreadsheetText } from "./tables/writers/spreadsheet-text.ts";

export const QUERIES_FILE = "queries.csv";

const COLUMNS = ["QUERY", "SITE", "PARTICIPANT", "FILE", "LINE", "COLUMN", "CODE", "PRINTED", "QUESTION", "ANSWER"];
/** So that spreadsheet programs read UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** In the order given, which is by file and line. LINE counts from 1 with the header as line 1. */
export function queriesCsv(queries: readonly Query[]): readonly Uint8Array[] {
  const csv = new LongCsv(COLUMNS, "\r\n", BYTE_ORDER_MARK);
  for (const [index, { site, participant, where, code, printed, finding }] of queries.entries())
    csv.add([
      String(index + 1),
      ...[site, participant, where.file].map(spreadsheetText),
      String(where.line),
      ...[String(where.column ?? ""), code, printed, questionText(code, finding)].map(spreadsheetText),
      "",
    ]);
  return csv.bytes();
}

/** Whether a text is such a list in which nobody has written an answer yet. */
export function isUnanswered(text: string): boolean {
  const [header, ...lines] = text.replace(BYTE_ORDER_MARK, "").trimEnd().split(/\r?\n/);
  return header === COLUMNS.join(",") && lines.every((line) => line.endsWith(","));
}

const DATE = "Which date is right?";
const VALUE = "Please compare the value, the unit and the date with the source document: what is right?";

/** What the site is asked to do, by code; any other finding is asked to be compared with the source document. */
const ASKED: Readonly<Record<string, string>> = {
  DATA_AFTER_LAST_CONTACT: "Is the date of the row right, and when was the last contact?",
  DATA_BAD_DATE: "Which date is meant?",
  DATA_BAD_NUMBER: "Which number is meant?",
  DATA_BAD_SEX: "Female or male?",
  DATA_BEFORE_BIRTH: DATE,
  DATA_BLANK_FIELD: "What belongs here?",
  DATA_CONFLICT: "Which of the two values is right?",
  DATA_CONTACT_BEFORE_EVENT: "When was the last contact?",
  DATA_DECIMAL_SLIP: "Is the decimal point right?",
  DATA_DOSE_WITHOUT_UNIT: "In which unit is the dose?",
  DATA_DOSE_WITHOUT_WEIGHT: "What did the participant weigh?",
  DATA_DUPLICATE_PARTICIPANT: "Are these two participants, or one twice?",
  DATA_END_BEFORE_START: "When did it start, and when did it end?",
  DATA_LONE_LATEST_DATE: DATE,
  DATA_NOTHING_RECORDED: "Did the participant take part, and where are the records?",
  DATA_POSSIBLE_AMENDMENT: "Does one value correct the other?",
  DATA_POSSIBLE_COPY: "Are these two results, or one entered twice?",
  DATA_POSSIBLE_DUPLICATE: "Was it given twice, or entered twice?",
  DATA_TRANSFUSION_WITHOUT_PRODUCT: "Which product was given?",
  DATA_TWO_DEATHS: "Which date of death is right?",
  DATA_UNKNOWN_PARTICIPANT: "Whose row is it?",
  DATA_UNKNOWN_UNIT: "In which unit was it measured?",
  DATA_VISIT_ORDER: "Which visit, and which date, is it?",
  DATA_WRONG_DIMENSION: "In which unit was it measured?",
  AFTER_DEATH: "Which is right, the date of the row or the date of death?",
  BEFORE_BIRTH: "Which is right, the date of the row or the date of birth?",
  CONFLICT: "Which of the values is right?",
  IMPLAUSIBLE: VALUE,
  VALUE_NOT_NUMERIC: "Was a number reported, and which?",
};

function questionText(code: string, finding: string): string {
  const sentence = `${finding.charAt(0).toUpperCase()}${finding.slice(1)}`;
  return `${sentence}. ${ASKED[code] ?? "Please compare with the source document."}`;
}
