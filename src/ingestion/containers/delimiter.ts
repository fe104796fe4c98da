/** Which character separates the fields: the one with which the beginning of the file has rows of one width. */
import { parse } from "csv-parse/sync";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { DELIMITERS, type Delimiter } from "./container-options.ts";
import type { DelimitedText } from "./delimited-rows.ts";
import { messages } from "./messages.ts";
import { Preamble } from "./preamble.ts";

export type DetectedDelimiter = { readonly delimiter: Delimiter } | { readonly failure: Diagnostic };

/** Enough rows to see a width, few enough to be quick. */
const SAMPLE_BYTES = 65_536;
/** A row in twenty may be ragged. */
const OF_ONE_WIDTH = 0.95;

export function detectDelimiter(
  file: string,
  prefix: Uint8Array,
  whole: boolean,
  form: Omit<DelimitedText, "delimiter">,
): DetectedDelimiter {
  const isAll = whole && prefix.length <= SAMPLE_BYTES;
  const text = new TextDecoder(form.encoding).decode(prefix.subarray(0, SAMPLE_BYTES), { stream: !isAll });
  const sample = completeRows(new Preamble(form.headerLine - 1).after(text, true), isAll);
  const rated = DELIMITERS.map((delimiter) => ({ delimiter, share: shareOfOneWidth(sample, delimiter, form) }));
  const best = Math.max(...rated.map(({ share }) => share));
  if (best >= OF_ONE_WIDTH) {
    const [only, other] = rated.filter(({ share }) => share === best);
    if (only !== undefined && other === undefined) return { delimiter: only.delimiter };
    return {
      failure: messages.delimiterUnclear(
        file,
        rated.filter(({ share }) => share === best).map((r) => r.delimiter),
      ),
    };
  }
  // One column needs no separator.
  if (!DELIMITERS.some((delimiter) => (sample.split(/\r\n|\n|\r/, 1)[0] ?? "").includes(delimiter)))
    return { delimiter: "," };
  return { failure: messages.delimiterUnclear(file, []) };
}

/** Cuts the row that the end of the sample may have cut. */
function completeRows(text: string, isAll: boolean): string {
  if (isAll) return text;
  const last = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return last < 0 ? text : text.slice(0, last);
}

/** The share of rows as wide as the header; 0 where the header is one field or the text cannot be read this way. */
function shareOfOneWidth(sample: string, delimiter: string, form: Omit<DelimitedText, "delimiter">): number {
  const rows = parsed(sample, delimiter, form).filter((row) => row.length > 1 || row[0]?.trim() !== "");
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  return rows.filter((row) => row.length === width).length / rows.length;
}

function parsed(
  sample: string,
  delimiter: string,
  form: Omit<DelimitedText, "delimiter">,
): readonly (readonly string[])[] {
  const quote = form.quote === "none" ? null : form.quote;
  try {
    return parse(sample, {
      bom: true,
      delimiter,
      quote,
      escape: quote,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      ...(form.comment === undefined ? {} : { comment: form.comment, comment_no_infix: true }),
    });
  } catch {
    return [];
  }
}
