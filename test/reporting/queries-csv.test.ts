import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type Query, sortQueries } from "../../src/core/query.ts";
import { textOf } from "../../src/reporting/file-content.ts";
import { isUnanswered, queriesCsv } from "../../src/reporting/queries-csv.ts";

const QUERY: Query = {
  site: "04",
  participant: "P1",
  where: { file: "labs.csv", line: 14, column: "value" },
  code: "IMPLAUSIBLE",
  printed: "710 g/L",
  finding: "outside the plausible range",
};

function rowsOf(queries: readonly Query[]): Record<string, string>[] {
  return parse(textOf(queriesCsv(queries)), { bom: true, columns: true });
}

test("a question has a place, what is printed, and room for an answer", () => {
  expect(rowsOf([QUERY])).toEqual([
    {
      ...{ QUERY: "1", SITE: "'04", PARTICIPANT: "P1", FILE: "labs.csv", LINE: "14", COLUMN: "value" },
      ...{ CODE: "IMPLAUSIBLE", PRINTED: "710 g/L", ANSWER: "" },
      QUESTION:
        "Outside the plausible range. Please compare the value, the unit and the date with the source document: what is right?",
    },
  ]);
});

test("no question: the header", () => {
  expect(textOf(queriesCsv([]))).toBe("\ufeffQUERY,SITE,PARTICIPANT,FILE,LINE,COLUMN,CODE,PRINTED,QUESTION,ANSWER\r\n");
});

describe("texts of files are no formulas and no rows of their own", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "0042", "9/15"])("%j", (text) => {
    const [row] = rowsOf([{ ...QUERY, site: text, participant: text, printed: text, where: { file: text, line: 2 } }]);
    expect([row?.["SITE"], row?.["PARTICIPANT"], row?.["FILE"], row?.["PRINTED"]]).toEqual(Array(4).fill(`'${text}`));
  });

  test.each(['a"b', "a\nb", "a\r\nb", "a,b"])("%j stays one cell", (text) =>
    expect(rowsOf([{ ...QUERY, printed: text }]).map((row) => row["PRINTED"])).toEqual([text]),
  );
});

test("in the order of the files, and each once", () => {
  const later = { ...QUERY, where: { ...QUERY.where, line: 15 } };
  const other = { ...QUERY, code: "AFTER_DEATH" };
  expect(sortQueries([later, QUERY, other, { ...QUERY }])).toEqual([other, QUERY, later]);
});

describe("a list may be written over while nobody has answered", () => {
  const list = textOf(queriesCsv([QUERY, { ...QUERY, printed: "72" }]));
  test("as it was written", () => expect(isUnanswered(list)).toBe(true));
  test("saved by a spreadsheet program without the mark", () =>
    expect(isUnanswered(list.slice(1).replaceAll("\r\n", "\n"))).toBe(true));
  test("with an answer", () => expect(isUnanswered(list.replace(/,\r\n$/, ",71 g/L\r\n"))).toBe(false));
  test("another file", () => expect(isUnanswered("a,b\n1,\n")).toBe(false));
});
