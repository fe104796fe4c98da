/** Every message about the form of a file. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic, Severity } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";

function make(severity: Severity) {
  return (code: string, where: SourceReference, message: string, hint?: string): Diagnostic => ({
    severity,
    code,
    where,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
}
const error = make("error");
const note = make("note");

const start = (file: string): SourceReference => ({ file, line: 1 });
/** Text of a file inside a message: short, and without control characters. */
export const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};
const named = (delimiter: string) => DELIMITER_NAMES[delimiter] ?? shown(delimiter);
const declare = (delimiter: string) => `\`delimiter: ${delimiter === "\t" ? '"\\t"' : `"${delimiter}"`}\``;
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;

/** Figures of a file that does not fit, in bytes. */
interface Misfit {
  readonly read: number;
  readonly size: number | undefined;
  readonly used: number;
  readonly limit: number;
  /** What the whole file would need, where that can be said. */
  readonly need: number | undefined;
}

/** Megabytes, with room for what follows the reading. */
const memoryToGive = (need: number, used: number) => Math.ceil((1.5 * (need + used)) / 2 ** 20 / 1024) * 1024;
const SHEETS_OFFERED = 4;

export const messages = {
  binaryFile: (where: SourceReference, hint = "export the table as CSV (UTF-8)") =>
    error("DATA_BINARY_FILE", where, "this is not text: it has NUL bytes", hint),
  notUtf8: (where: SourceReference, offset: number, hint = "export the table as CSV (UTF-8)") =>
    error("DATA_NOT_UTF8", where, "these bytes are not UTF-8", `byte ${offset} of the file; ${hint}`),
  undecodable: (where: SourceReference, encoding: string, offset: number) =>
    error(
      "DATA_UNDECODABLE",
      where,
      `byte ${offset} of the file cannot be ${encoding}`,
      "the encoding declared in sources.yaml is wrong, or the file is damaged; `encoding: detect` shows what it looks like",
    ),
  longLine: (where: SourceReference, limit: number) =>
    error(
      "DATA_LINE_TOO_LONG",
      where,
      `a row of more than ${limit} characters`,
      "is a line break missing, or a quotation mark not closed?",
    ),
  notCsv: (where: SourceReference, problem: string, hint?: string) =>
    error(
      "DATA_NOT_CSV",
      where,
      problem,
      hint ?? "quote fields that contain commas, quotation marks or line breaks; double the quotation marks inside",
    ),
  otherFormat: (file: string, what: string, remedy: string) =>
    error("DATA_OTHER_FORMAT", start(file), `this is ${what}`, remedy),
  notGzip: (file: string) =>
    error(
      "DATA_OTHER_FORMAT",
      start(file),
      "this is not a gzip file",
      "remove `.gz` from `container:` in sources.yaml",
    ),
  damaged: (file: string, what: string, hint?: string) => error("DATA_DAMAGED_CONTAINER", start(file), what, hint),
  tooLarge: (file: string, what: string, limit: string, hint: string) =>
    error("DATA_CONTAINER_TOO_LARGE", start(file), `${what}; the limit is ${limit}`, hint),
  wholeFileTooLarge: (file: string, limit: number) =>
    error(
      "DATA_CONTAINER_TOO_LARGE",
      start(file),
      `the file has more than ${megabytes(limit)}, the limit for a format that is read whole`,
      "export it as CSV, which is read as a stream and has no limit of size, or split it",
    ),
  doesNotFit: (file: string, { read, size, used, limit, need }: Misfit) =>
    error(
      "DATA_DOES_NOT_FIT",
      start(file),
      [
        read === 0 ? "this file does not fit" : `after ${megabytes(read)} this file does not fit`,
        size === undefined ? "" : ` (it has ${megabytes(size)})`,
        `: ${megabytes(used)} of ${megabytes(limit)} of memory are in use`,
        need === undefined ? "" : `, and it needs about ${megabytes(need)}`,
      ].join(""),
      `give more memory (NODE_OPTIONS=--max-old-space-size=${memoryToGive(need ?? limit, used)}), leave out what the study does not need, or split the export by participant`,
    ),
  encodingUnclear: (file: string, candidates: readonly string[]) =>
    error(
      "DATA_ENCODING_UNCLEAR",
      start(file),
      candidates.length === 0
        ? "the encoding of this text is not one that nadir knows"
        : `this text can be ${candidates.join(" or ")}`,
      candidates.length === 0
        ? "export the table as CSV (UTF-8)"
        : `write ${candidates.map((name) => `\`encoding: ${name}\``).join(" or ")} in sources.yaml`,
    ),
  delimiterUnclear: (file: string, candidates: readonly string[]) =>
    error(
      "DATA_DELIMITER_UNCLEAR",
      start(file),
      candidates.length === 0
        ? "no separator gives rows of one width"
        : `the rows can be separated by ${candidates.map(named).join(" or by ")}`,
      candidates.length === 0
        ? "write `delimiter:` in sources.yaml, and `header-line:` if other lines stand before the header"
        : `write ${candidates.map(declare).join(" or ")} in sources.yaml`,
    ),
  headerBelow: (file: string, line: number) =>
    error(
      "DATA_DELIMITER_UNCLEAR",
      start(file),
      `the table seems to begin on line ${line}, below a title`,
      `write \`header-line: ${line}\` in sources.yaml if that line names the columns, or else \`delimiter:\``,
    ),
  sheetUnclear: (file: string, wanted: string | undefined, sheets: readonly string[]) =>
    error(
      "DATA_SHEET_UNCLEAR",
      start(file),
      wanted === undefined
        ? `there are ${sheets.length} tables in it: ${sheets.map(shown).join(", ")}`
        : `there is no ${shown(wanted)} in it; it has ${sheets.map(shown).join(", ")}`,
      `write ${sheets
        .slice(0, SHEETS_OFFERED)
        .map((sheet) => `\`sheet: ${sheet}\``)
        .join(" or ")} in sources.yaml`,
    ),
  optionFault: (file: string, what: string, hint: string) => error("DATA_CONTAINER_OPTION", start(file), what, hint),
  badRecord: (where: SourceReference, what: string, hint?: string) => error("DATA_BAD_RECORD", where, what, hint),
  detectedContainer: (file: string, container: string) =>
    note("DATA_CONTAINER_DETECTED", start(file), `read as ${container}`, `\`container: ${container}\` declares it`),
  detectedEncoding: (file: string, encoding: string) =>
    note("DATA_ENCODING_DETECTED", start(file), `read as ${encoding}`, `\`encoding: ${encoding}\` declares it`),
  detectedDelimiter: (file: string, delimiter: string) =>
    note(
      "DATA_DELIMITER_DETECTED",
      start(file),
      `separated by ${named(delimiter)}`,
      `${declare(delimiter)} declares it`,
    ),
  passedOver: (file: string, lines: number, what: string) =>
    note("DATA_LINES_PASSED_OVER", start(file), `${lines} ${lines === 1 ? "line is" : "lines are"} not read: ${what}`),
  mergedCells: (file: string, count: number, first: string) =>
    note(
      "DATA_MERGED_CELLS",
      start(file),
      `${count} merged ranges, the first ${shown(first)}: only the first cell of each has the value`,
      "fill down the columns where that is meant",
    ),
};
