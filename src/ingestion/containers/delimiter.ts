/** Which character separates the fields: the one with which the beginning of the file has rows of one width. */
import { CsvError, parse } from "csv-parse/sync";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { DELIMITERS, type Delimiter } from "../../definition/sources/packing.ts";
import { decoderOf } from "./decoder.ts";
import type { DelimitedText } from "./delimited-rows.ts";
import { lineBreaks } from "./line-breaks.ts";
import { messages } from "./messages.ts";
import { Preamble } from "./preamble.ts";

export type DetectedDelimiter = { readonly delimiter: Delimiter } | { readonly failure: Diagnostic };

/** Enough rows to see a width, few enough to be quick. */
const SAMPLE_BYTES = 65_536;
/** A row in twenty may be ragged. */
const OF_ONE_WIDTH = 0.95;
/** Where no other separator gives the header a second field, half the rows may be ragged: the reader says where. */
const OF_ONE_WIDTH_ALONE = 0.5;

type Undelimited = Omit<DelimitedText, "delimiter">;

export function detectDelimiter(
  file: string,
  prefix: Uint8Array,
  whole: boolean,
  form: Undelimited,
): DetectedDelimiter {
  const isAll = whole && prefix.length <= SAMPLE_BYTES;
  const text = decoderOf(form.encoding, { fatal: false }).decode(prefix.subarray(0, SAMPLE_BYTES), { stream: !isAll });
  const sample = completeRows(new Preamble(form.headerLine - 1).after(text, true), isAll);
  // Where no separator makes the quotation marks right, the reader shall say which of them is wrong.
  return (
    fitting(file, sample, form) ?? fitting(file, sample, { ...form, quote: "none" }) ?? onlyColumn(file, sample, form)
  );
}

/** Undefined where no separator fits. */
function fitting(file: string, sample: string, form: Undelimited): DetectedDelimiter | undefined {
  const rated = DELIMITERS.map((delimiter) => ({ delimiter, share: shareOfOneWidth(sample, delimiter, form) }));
  const best = Math.max(...rated.map(({ share }) => share));
  const isAlone = rated.filter(({ share }) => share > 0).length === 1;
  if (best < (isAlone ? OF_ONE_WIDTH_ALONE : OF_ONE_WIDTH)) return undefined;
  const fit = rated.filter(({ share }) => share === best).map(({ delimiter }) => delimiter);
  const [only, other] = fit;
  if (only !== undefined && other === undefined) return { delimiter: only };
  return { failure: messages.delimiterUnclear(file, fit) };
}

/** One column needs no separator; a title above a table is not one column. */
function onlyColumn(file: string, sample: string, form: Undelimited): DetectedDelimiter {
  const header = headerBelow(sample, form);
  if (header !== undefined) return { failure: messages.headerBelow(file, form.headerLine - 1 + header) };
  const [first = ""] = sample.split(/\r\n|\n|\r/, 1);
  if (!DELIMITERS.some((delimiter) => first.includes(delimiter))) return { delimiter: "," };
  return { failure: messages.delimiterUnclear(file, []) };
}

/** The first line after which all is of one width, where that is not the first of all; a table has two rows. */
function headerBelow(sample: string, form: Undelimited): number | undefined {
  const found = DELIMITERS.flatMap((delimiter) => {
    const rows = parsed(sample, delimiter, { ...form, comment: undefined });
    const width = rows.at(-1)?.length ?? 0;
    const start = rows.findLastIndex((row) => row.length !== width && !isBlank(row)) + 1;
    const isTable = width > 1 && start > 0 && rows.slice(start).filter((row) => !isBlank(row)).length > 1;
    return isTable ? [lineOf(rows, start)] : [];
  });
  return found.length === 0 ? undefined : Math.min(...found);
}

const isBlank = (row: readonly string[]) => row.length === 1 && row[0]?.trim() === "";

function lineOf(rows: readonly (readonly string[])[], index: number): number {
  const first = rows.findIndex((row, at) => at >= index && !isBlank(row));
  return rows.slice(0, first).reduce((line, row) => line + 1 + lineBreaks(row.join("")), 1);
}

/** Cuts the row that the end of the sample may have cut. */
function completeRows(text: string, isAll: boolean): string {
  if (isAll) return text;
  const last = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return last < 0 ? text : text.slice(0, last);
}

/** The share of rows as wide as the header; 0 where the header is one field or the text cannot be read this way. */
function shareOfOneWidth(sample: string, delimiter: string, form: Undelimited): number {
  const rows = parsed(sample, delimiter, form).filter((row) => !isBlank(row));
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  return rows.filter((row) => row.length === width).length / rows.length;
}

/** A sample may end within a quoted field; the rows before it count. */
function parsed(sample: string, delimiter: string, form: Undelimited): readonly (readonly string[])[] {
  const quote = form.quote === "none" ? null : form.quote;
  const rows: string[][] = [];
  try {
    parse(sample, {
      bom: true,
      delimiter,
      quote,
      escape: quote,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      ...(form.comment === undefined ? {} : { comment: form.comment, comment_no_infix: true }),
      on_record: (row: string[]) => {
        rows.push(row);
        return null;
      },
    });
  } catch (problem) {
    return problem instanceof CsvError && problem.code === "CSV_QUOTE_NOT_CLOSED" ? rows : [];
  }
  return rows;
}
