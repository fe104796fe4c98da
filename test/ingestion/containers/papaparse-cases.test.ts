/**
 * The cases of Papa Parse as data: what nadir reads is what Papa Parse expects, or differs for a reason that stands in a table here.
 * Origin and licence: test/validation/data/csv-torture/ORIGIN.md.
 */
import { describe, expect, test } from "vitest";
import type { ContainerOptions } from "../../../src/ingestion/containers/container-options.ts";
import { dataFile, objectsOf, readRows } from "./read-rows.ts";

interface Case {
  readonly suite: string;
  readonly i: number;
  readonly description: string;
  readonly input: string;
  readonly config: {
    readonly delimiter?: string;
    readonly comments?: string | boolean;
    readonly quoteChar?: string;
    readonly skipFirstNLines?: number;
    readonly header?: boolean;
  };
  readonly expected: { readonly data: readonly unknown[]; readonly errors: readonly { readonly code: string }[] };
}

const ALL = JSON.parse(new TextDecoder().decode(dataFile("csv-torture/papaparse/cases.json"))) as readonly Case[];
const nameOf = ({ suite, i }: Pick<Case, "suite" | "i">) => `${suite} ${i}`;

/** Suites and cases that are about something else than reading a text. */
const OTHER_SUITES: Readonly<Record<string, string>> = {
  UNPARSE_TESTS: "writing CSV",
  CUSTOM_TESTS: "callbacks, pauses and byte positions of Papa Parse's own interface",
  PARSE_ASYNC_TESTS: "web workers and downloads",
};
const NOT_READING: Readonly<Record<string, string>> = {
  "CORE_PARSER_TESTS 60": "renames columns by a function",
  "PARSE_TESTS 18": "renames columns by a function",
  "PARSE_TESTS 38": "changes cells by a function",
  "PARSE_TESTS 54": "stops after a number of rows; nadir accounts for all",
  "PARSE_TESTS 58": "stops after a number of rows; nadir accounts for all",
};

const MALFORMED = "a quotation mark where RFC 4180 allows none: refused, because a repair would be a guess";
const REFUSED: Readonly<Record<string, { readonly code: string; readonly why: string }>> = {
  "CORE_PARSER_TESTS 12": { code: "DATA_NOT_CSV", why: MALFORMED },
  "CORE_PARSER_TESTS 18": { code: "DATA_NOT_CSV", why: MALFORMED },
  "CORE_PARSER_TESTS 20": { code: "DATA_NOT_CSV", why: MALFORMED },
  "CORE_PARSER_TESTS 22": { code: "DATA_NOT_CSV", why: MALFORMED },
  "PARSE_TESTS 6": { code: "DATA_NOT_CSV", why: `${MALFORMED} (blanks behind it)` },
  "PARSE_TESTS 8": { code: "DATA_NOT_CSV", why: MALFORMED },
  "PARSE_TESTS 90": { code: "DATA_NOT_CSV", why: `${MALFORMED} (blanks behind it)` },
  "PARSE_TESTS 72": { code: "DATA_NOT_CSV", why: "a backslash before a quotation mark is not RFC 4180, and no option" },
};

const OWN_READING: Readonly<Record<string, { readonly rows: readonly (readonly string[])[]; readonly why: string }>> = {
  "CORE_PARSER_TESTS 50": { rows: [], why: "behind the last line feed there is no row" },
  "CORE_PARSER_TESTS 54": {
    rows: [["a"], ["b"], [""], [""], ["c"], ["d"], ["e"]],
    why: "behind the last line feed there is no row",
  },
  "CORE_PARSER_TESTS 58": { rows: [["a", "b", "c"]], why: "behind the last line feed there is no row" },
  "PARSE_TESTS 44": {
    rows: [["a", "b", "c"], ["d", "e", "f"], [""]],
    why: "behind the last line feed there is no row; the blank line before it is one, and counted",
  },
  "PARSE_TESTS 60": {
    rows: [["a", "b", "c"], [""], ["d", "e", "f"]],
    why: "blank lines are handed on, so that they can be counted",
  },
  "PARSE_TESTS 88": {
    rows: [["a", "b"], [""], ["", ""], ["c", "d"], [" ", " "], ["", " "], ["\t", "\t"], ["", "", "", "", ""]],
    why: "blank lines are handed on, so that they can be counted",
  },
  "CORE_PARSER_TESTS 62": {
    rows: [
      ["__proto__", "__proto__", "__proto__"],
      ["1", "2", "3"],
    ],
    why: "a column that stands twice is not renamed: the header check refuses it (DATA_DUPLICATE_COLUMN)",
  },
  "PARSE_TESTS 24": { rows: [["a,b,c"]], why: "a line feed cannot be a separator; sources.yaml refuses the word" },
  "PARSE_TESTS 28": {
    rows: [
      ["1", "2.2", "1e3"],
      ["-4", "-4.5", "-4e-5"],
      ["-", "5a", "5-2"],
      ["16142028098527942586", "9007199254740991", "-9007199254740992"],
    ],
    why: "cells stay text until a column says what they are; no digit is lost",
  },
  "PARSE_TESTS 32": {
    rows: [
      ["1", "2.2", "1e3"],
      ["-4", "-4.5", "-4e-5"],
      ["-", "5a", "5-2"],
    ],
    why: "cells stay text until a column says what they are",
  },
  "PARSE_TESTS 34": { rows: [["001", "002", "003"]], why: "cells stay text: 001 may be a participant" },
  "PARSE_TESTS 36": {
    rows: [
      ["1", "2.2", "1e3"],
      ["", "NULL", ""],
      ["-", "5a", "null"],
    ],
    why: "cells stay text; `nullWords` of sources.yaml says which words are empty",
  },
  "PARSE_TESTS 92": { rows: [["1", "2", "3", "4"]], why: "the header is a row here, and not among Papa Parse's data" },
};

const READ = ALL.filter((one) => !(one.suite in OTHER_SUITES) && !(nameOf(one) in NOT_READING));

function optionsOf({ delimiter, comments, quoteChar, skipFirstNLines = 0 }: Case["config"]): ContainerOptions {
  return {
    delimiter: (delimiter ?? "detect") as ContainerOptions["delimiter"],
    comment: comments === true ? "#" : comments === false ? undefined : comments,
    quote: quoteChar as ContainerOptions["quote"],
    headerLine: skipFirstNLines + 1,
  };
}

describe("every case is read, refused or read otherwise for a reason", () => {
  test.each(READ.map((one) => ({ ...one, name: nameOf(one) })))("$name: $description", async (one) => {
    const { rows, failure } = await readRows("x.csv", one.input, optionsOf(one.config));
    const refused = REFUSED[one.name];
    expect(failure?.code).toBe(refused?.code);
    if (refused !== undefined) return;
    const own = OWN_READING[one.name];
    if (own !== undefined) expect(rows).toEqual(own.rows);
    else expect(one.config.header === true ? objectsOf(rows) : rows).toEqual(withBlanks(one));
  });
});

/** Papa Parse leaves out the missing fields of a short row; here the count of fields is reported and the row refused by the table. */
function withBlanks({ expected, config }: Case): readonly unknown[] {
  if (!expected.errors.some(({ code }) => code === "TooFewFields") || config.header !== true) return expected.data;
  return expected.data.map((row) => ({ A: "", B: "", C: "", ...(row as object) }));
}

test("no exception is left over", () => {
  const names = READ.map(nameOf);
  expect(Object.keys({ ...REFUSED, ...OWN_READING }).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.keys(NOT_READING).filter((name) => !ALL.map(nameOf).includes(name))).toEqual([]);
  expect(READ).toHaveLength(76);
});

test("a row with too few fields is counted as ragged", async () => {
  expect((await readRows("x.csv", "A,B,C\r\na,b", { delimiter: "detect" })).ragged).toBe(1);
});
