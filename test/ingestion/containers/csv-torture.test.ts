/**
 * CSV files that other projects keep because they broke a reader once: every file is read as its answer says, or refused with the reason
 * that the answer implies. Origin and licences: test/validation/data/csv-torture/ORIGIN.md.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toNumber } from "../../../src/core/exact.ts";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import { PLAIN_CONVENTIONS } from "../../../src/ingestion/results/conventions.ts";
import { readNumber } from "../../../src/ingestion/results/number-text.ts";
import { dataFile, objectsOf, readRows } from "./read-rows.ts";

const ROOT = join(import.meta.dirname, "../../validation/data/csv-torture");
const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:csv|tsv)$/.test(name));
const read = (path: string, options: ContainerOptions = {}) => readRows(path, dataFile(`csv-torture/${path}`), options);

describe("csv-spectrum: the JSON beside each file", () => {
  test.each(filesIn("csv-spectrum/csvs").sort())("%s", async (name) => {
    const { rows, failure } = await read(`csv-spectrum/csvs/${name}`);
    expect(failure).toBeUndefined();
    const answer = new TextDecoder().decode(dataFile(`csv-torture/csv-spectrum/json/${name.replace("csv", "json")}`));
    // The copy of newlines_crlf.csv has line feeds alone; its answer has both.
    expect(objectsOf(rows)).toEqual(JSON.parse(answer.replaceAll("\\r\\n", "\\n")));
  });

  test.each(["newlines.csv", "quotes_and_newlines.csv", "empty.csv"])("%s with CR LF", async (name) => {
    const text = new TextDecoder().decode(dataFile(`csv-torture/csv-spectrum/csvs/${name}`));
    const { rows } = await readRows(name, text.replaceAll("\n", "\r\n"));
    const plain = await readRows(name, text);
    expect(rows).toEqual(plain.rows.map((row) => row.map((field) => field.replaceAll("\n", "\r\n"))));
  });
});

interface Answer {
  readonly options?: ContainerOptions;
  /** What the project's own test says of the file; nadir's header is the first row. */
  readonly rows?: readonly string[];
  readonly count?: number;
  readonly noted?: readonly string[];
  readonly why?: string;
}

const DETECT: ContainerOptions = { container: "detect", encoding: "detect", delimiter: "detect" };

/** Rows are written with their fields between bars. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "duckdb/auto/duplicate_header_col.csv": { rows: ["a|b|a", "123|TEST2|text1", "345|TEST2|text2"] },
  "duckdb/auto/duplicate_header_collision.csv": {
    rows: ["a|b|a|a_1", "123|TEST2|text1|text1", "345|TEST2|text2|text2"],
  },
  "duckdb/auto/duplicate_header_columns.csv": {
    rows: ["a|a|a|a|a|a|a|a|a|a|a|a|", "123|TEST2|text1||||||||||value1", "345|TEST2|text2||||||||||value2"],
  },
  "duckdb/auto/empty_header.csv": { rows: ["||", "123|TEST3|text1", "345|TEST3|text2"] },
  "duckdb/auto/leading_space_numerics.csv": { rows: ["123|TEST3|text1", "345|TEST3|text2", " 567|TEST3|text3"] },
  "duckdb/auto/multiple_skip_row.csv": {
    options: { ...DETECT, headerLine: 3 },
    rows: ["number|text|date", "345.0|TEST4|2000-12-13"],
    noted: ["DATA_LINES_PASSED_OVER"],
  },
  "duckdb/auto/pipe_delim.csv": {
    options: DETECT,
    rows: ["123~TEST4~text1", "345~TEST4~text2", "567~TEST4~text3"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "duckdb/auto/pipe_delim_quote.csv": {
    options: DETECT,
    rows: ["123~TEST5~text1", "345~TEST5~text2|", "567~TEST5~text3"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "duckdb/auto/semicolon_delim.csv": {
    options: DETECT,
    rows: ["123|TEST9|text1", "345|TEST9|text2", "567|TEST9|text3"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "duckdb/auto/skip_row.csv": {
    options: { ...DETECT, headerLine: 2 },
    rows: ["number|text|date", "345.0|TEST3|2000-12-13"],
    noted: ["DATA_LINES_PASSED_OVER"],
  },
  "duckdb/auto/tab.csv": {
    options: DETECT,
    rows: ["123|TEST12|text1", "345|TEST12|text2", "567|TEST12|text3"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "duckdb/auto/utf8bom.csv": { rows: ["id|name", "1|Mark", "2|Hannes"] },
  "duckdb/auto/varchar_multi_line.csv": { rows: ["Alice|StreetA|TEST5", "Bob|StreetB|TEST5"] },
  "duckdb/auto/various_time_formats.csv": { rows: ["12:|12:0|12:00|12:0:|12:00:"] },
  "duckdb/auto_date/date_example_1.csv": { rows: ["date_example", "2023-12-17", "2023-12-14", "2023-12-20"] },
  "duckdb/bad_date.csv": { rows: ["date|eventID|subplotID", "2016-10-03|vst_OSBS_2016|41_10_1"] },
  "duckdb/blank_line.csv": { count: 12, why: "the blank line is a row of one empty field, to be counted" },
  "duckdb/comma_decimal_null.csv": { count: 9 },
  "duckdb/decimal_separators/decimal_separators.csv": {
    options: DETECT,
    rows: ["commas|periods", "1,1|1.1", "0,25|0.25", "1,53e4|1.53e4", "+1,53e4|+1.53e4", "-1,53e4|-1.53e4"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "duckdb/decimal_separators/decimal_separators_csv.csv": { rows: ["commas|periods", "1,2345|1.2345"] },
  "duckdb/decimal_separators/invalid_char.csv": { rows: ["foo", "12ö4"], why: "text here; below, not a number" },
  "duckdb/decimal_separators/mixed_format_fail.csv": {
    options: { delimiter: ";" },
    rows: ["foo", "12,5", "145,00", "5.25"],
    why: "text here; below, numbers of one convention only",
  },
  "frictionless/blank-headers.csv": { rows: ["id||age", "1101|John|30", "1102|Julie|26"] },
  "frictionless/blank-rows.csv": { rows: ["id|name|age", "1101|John|30", "1102|Julie|26", "||"] },
  "frictionless/bom.csv": { rows: ["id|name", "1|english", "2|中国人"] },
  "frictionless/delimiter.csv": {
    options: DETECT,
    rows: ["id|name", "1|english", "2|中国人"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "frictionless/latin1.csv": {
    options: { encoding: "iso-8859-1" },
    rows: ["id|name", "1|english", "2|©"],
  },
  "frictionless/skip-rows.csv": {
    options: { comment: "#" },
    rows: ["id|name", "1|english", "2|中国人"],
    noted: ["DATA_LINES_PASSED_OVER"],
  },
  "frictionless/table-delimiter.csv": {
    options: DETECT,
    rows: ["id|name", "1|english", "2|中国人"],
    noted: ["DATA_DELIMITER_DETECTED"],
  },
  "frictionless/table-unicode-headers.csv": { rows: ["id|国人", "1|english", "2|中国人"] },
  "frictionless/table.csv": { rows: ["id|name", "1|english", "2|中国人"] },
  "frictionless/table.tsv": {
    options: { container: "tsv" },
    rows: ["id|name", "1|english", "2|中国人", "3|\\N"],
    why: "\\N is a null word where sources.yaml says so",
  },
};

describe("DuckDB and frictionless", () => {
  test.each(Object.entries(ANSWERS))("%s", async (path, { options, rows, count, noted = [] }) => {
    const result = await read(path, options);
    expect(result.failure).toBeUndefined();
    expect(result.notes.map(({ code }) => code)).toEqual(noted);
    const bar = result.delimiter === "|" ? "~" : "|";
    if (rows !== undefined) expect(result.rows.map((row) => row.join(bar))).toEqual(rows);
    if (count !== undefined) expect(result.rows).toHaveLength(count);
  });

  test("every file has an answer", () => {
    const files = ["duckdb", "frictionless"].flatMap((folder) => filesIn(folder).map((name) => `${folder}/${name}`));
    expect(files.sort()).toEqual(Object.keys(ANSWERS).sort());
  });
});

describe("what the same files are without a declaration: refused, with what to write", () => {
  test.each([
    { path: "frictionless/latin1.csv", code: "DATA_NOT_UTF8", hint: "encoding: windows-1252" },
    { path: "frictionless/latin1.csv", options: DETECT, encoding: "windows-1252" },
    { path: "duckdb/auto/skip_row.csv", options: DETECT, code: "DATA_DELIMITER_UNCLEAR", hint: "`header-line: 2`" },
    {
      path: "duckdb/auto/multiple_skip_row.csv",
      options: DETECT,
      code: "DATA_DELIMITER_UNCLEAR",
      hint: "`header-line: 3`",
    },
  ])("$path $code", async ({ path, options, code, hint = "", encoding }) => {
    const result = await read(path, options);
    expect(result.failure?.code).toBe(code);
    expect(result.failure?.hint ?? "").toContain(hint);
    if (encoding !== undefined) expect(result.encoding).toBe(encoding);
  });
});

describe("decimal signs: a number in the declared convention, or none", () => {
  const comma = { ...PLAIN_CONVENTIONS, decimal: "," } as const;
  const number = (text: string, conventions: typeof comma | typeof PLAIN_CONVENTIONS) => {
    const value = readNumber(text, conventions);
    return value === undefined || value === "format" ? value : toNumber(value);
  };

  test.each([
    { text: "12,5", comma: 12.5, point: "format" },
    { text: "145,00", comma: 145, point: "format" },
    { text: "5.25", comma: "format", point: 5.25 },
    { text: "1,53e4", comma: 15300, point: "format" },
    { text: "-1.53e4", comma: "format", point: -15300 },
    { text: "12ö4", comma: undefined, point: undefined },
  ])("$text", ({ text, comma: withComma, point }) => {
    expect(number(text, comma)).toBe(withComma);
    expect(number(text, PLAIN_CONVENTIONS)).toBe(point);
  });
});
