import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "../../src/reporting/csv.ts";
import { textOf } from "../../src/reporting/file-content.ts";
import { ledgerCsv } from "../../src/reporting/ledger-csv.ts";

const back = (text: string): string[][] => parse(text, { record_delimiter: ["\r\n", "\n", "\r"] });

describe("names of other people come back as they were", () => {
  test.each([
    { name: "a comma", cell: "Smith, J" },
    { name: "quotation marks", cell: 'the "first"' },
    { name: "a line break", cell: "two\nlines" },
    { name: "both line breaks", cell: "two\r\nlines" },
    { name: "a formula", cell: '=HYPERLINK("https://example.org","x")' },
    { name: "a leading sign", cell: "-1+1" },
    { name: "a right-to-left mark", cell: "abc\u202edef\u200f" },
    { name: "a control character", cell: "\u001b[31mred\u0007" },
    { name: "white space", cell: "  padded  " },
    { name: "nothing", cell: "" },
    { name: "a quotation mark alone", cell: '"' },
    { name: "another alphabet", cell: "血红蛋白" },
  ])("$name", ({ cell }) =>
    expect(back(csvText(["A", "B"], [[cell, cell]]))).toEqual([
      ["A", "B"],
      [cell, cell],
    ]),
  );

  // Once a fault: not quoted, and a reader that knows three kinds of line ends (nadir's own) sees two rows.
  test("a carriage return", () =>
    expect(back(csvText(["A", "B"], [["two\rlines", "x"]]))).toEqual([
      ["A", "B"],
      ["two\rlines", "x"],
    ]));

  test("any cells without a carriage return", () => {
    const cell = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\r", ""));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(back(csvText(["A", "B"], rows))).toEqual([["A", "B"], ...rows]);
      }),
    );
  });
});

describe("numbers are the shortest text that reads back", () => {
  test.each([
    [-0, "0"],
    [0.1, "0.1"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e21, "1e+21"],
    [1e-7, "1e-7"],
    [100, "100"],
    [undefined, ""],
  ])("%d: %s", (value, wanted) => expect(csvText(["A", "B"], [[value, "x"]])).toBe(`A,B\n${wanted},x\n`));

  test("every double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [, row] = back(csvText(["A", "B"], [[value, "x"]]));
        expect(Number(row?.[0])).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

test("the bytes are those of csv-stringify, whatever stands in the cells", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(undefined, "", " ", '"', ",", "\r", "a\nb", -0, 1.5),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
      const options = { record_delimiter: "\n", quoted_match: /\r/, cast: { number: (n: number) => String(n) } };
      expect(csvText(["A", "B", "C"], rows)).toBe(stringify([["A", "B", "C"], ...rows], options));
    }),
    { seed: 20_260_312, numRuns: 300 },
  );
});

test("a line feed after every row, the last included; no rows is a header", () => {
  expect(csvText(["A", "B"], [[1, 2]])).toBe("A,B\n1,2\n");
  expect(csvText(["A", "B"], [])).toBe("A,B\n");
});

test("the ledger: where, what, how bad, the raw text", () => {
  const entry = {
    file: "labs.csv",
    line: 4,
    column: "value",
    code: "VALUE_NOT_NUMERIC",
    severity: "warning",
    raw: "7,1",
    message: "m",
  } as const;
  expect(textOf(ledgerCsv([entry]))).toBe(
    'file,line,column,code,severity,raw,message\nlabs.csv,4,value,VALUE_NOT_NUMERIC,warning,"7,1",m\n',
  );
});
