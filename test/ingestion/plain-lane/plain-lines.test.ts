import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainLines } from "../../../src/ingestion/plain-lane/plain-lines.ts";

interface Seen {
  readonly line: number;
  readonly fields: readonly string[];
  readonly plain: boolean;
}

const COMMA = 0x2c;

/** The rows of a text, the plain ones read by the scanner and the others by csv-parse, the bytes coming in pieces of `piece` bytes. */
function rowsOf(text: string, fields: number, piece = 1 << 20): readonly Seen[] {
  const seen: Seen[] = [];
  const decode = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const lines = new PlainLines(
    {
      fields,
      delimiter: COMMA,
      plain: {
        repeated: [],
        take: (bytes, { bounds }, line) => {
          const texts = Array.from({ length: fields }, (_, field) =>
            decode(bytes.subarray(bounds[2 * field], bounds[2 * field + 1])),
          );
          seen.push({ line, fields: texts, plain: true });
          return true;
        },
      },
      other: (bytes, line) => {
        for (const record of csvRows(decode(bytes))) seen.push({ line, fields: record, plain: false });
        return true;
      },
    },
    1,
  );
  const bytes = new TextEncoder().encode(text);
  let rest = new Uint8Array();
  for (let at = 0; at < bytes.length; at += piece) {
    const joined = new Uint8Array([...rest, ...bytes.subarray(at, at + piece)]);
    rest = joined.slice(lines.scan(joined, 0));
  }
  for (const record of csvRows(decode(rest))) seen.push({ line: lines.line, fields: record, plain: false });
  return seen;
}

function csvRows(text: string): readonly (readonly string[])[] {
  return parse(text, { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] }) as string[][];
}

describe("which lines are plain", () => {
  test.each([
    { name: "bare fields", text: "a,b,c\n", plain: [true], fields: [["a", "b", "c"]] },
    { name: "CR LF", text: "a,b,c\r\n", plain: [true], fields: [["a", "b", "c"]] },
    { name: "empty fields", text: ",,\n", plain: [true], fields: [["", "", ""]] },
    { name: "a field in quotation marks", text: 'a,"b",c\n', plain: [true], fields: [["a", "b", "c"]] },
    { name: "a delimiter in quotation marks", text: 'a,"b,b",c\n', plain: [true], fields: [["a", "b,b", "c"]] },
    { name: "all fields quoted", text: '"a","b","c"\r\n', plain: [true], fields: [["a", "b", "c"]] },
    { name: "an empty quoted field", text: '"","",""\n', plain: [true], fields: [["", "", ""]] },
    { name: "Chinese", text: "血红蛋白,1,×10⁹/L\n", plain: [true], fields: [["血红蛋白", "1", "×10⁹/L"]] },
    { name: "a doubled quotation mark", text: '"a""a",b,c\n', plain: [false], fields: [['a"a', "b", "c"]] },
    {
      name: "a line break in a field",
      text: '"a\na",b,c\nd,e,f\n',
      plain: [true, true],
      fields: [
        ["a\na", "b", "c"],
        ["d", "e", "f"],
      ],
    },
    {
      name: "line breaks of every kind in fields",
      text: '"a\r\na","b\rb",c\r\nd,"\n\n",f\n',
      plain: [true, true],
      fields: [
        ["a\r\na", "b\rb", "c"],
        ["d", "\n\n", "f"],
      ],
    },
    {
      name: "a doubled quotation mark behind a line break",
      text: '"a\na""a",b,c\nd,e,f\n',
      plain: [false, true],
      fields: [
        ['a\na"a', "b", "c"],
        ["d", "e", "f"],
      ],
    },
    { name: "one field too few", text: "a,b\n", plain: [false], fields: [["a", "b"]] },
    { name: "one field too many", text: "a,b,c,d\n", plain: [false], fields: [["a", "b", "c", "d"]] },
    { name: "a blank line", text: "\na,b,c\n", plain: [false, true], fields: [[""], ["a", "b", "c"]] },
    {
      name: "a lone CR ends a line",
      text: "a,b,c\rd,e,f\n",
      plain: [false, true],
      fields: [
        ["a", "b", "c"],
        ["d", "e", "f"],
      ],
    },
    { name: "no line end at the end", text: "a,b,c", plain: [false], fields: [["a", "b", "c"]] },
  ])("$name", ({ text, plain, fields }) => {
    const seen = rowsOf(text, 3);
    expect(seen.map((row) => row.fields)).toEqual(fields);
    expect(seen.map((row) => row.plain)).toEqual(plain);
  });

  test("line numbers count every line end, those inside fields too", () => {
    expect(rowsOf('a,b\n"x\r\ny",c\n\nd,e\r\nf,g', 2).map((row) => row.line)).toEqual([1, 2, 4, 5, 6]);
  });
});

const field = fc.oneof(
  fc.stringMatching(/^[a-z0-9 .<-]{0,6}$/),
  fc.constantFrom('"q"', '"a,b"', '"a\nb"', '"a""b"', "é", "血", "", '""'),
);
const document = fc
  .array(fc.tuple(fc.array(field, { minLength: 1, maxLength: 4 }), fc.constantFrom("\n", "\r\n", "\r")), {
    maxLength: 8,
  })
  .map((rows) => rows.map(([fields, end]) => fields.join(",") + end).join(""));

test("whatever the text and however its bytes are cut, the rows are those of csv-parse", () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 9 }), (text, piece) => {
      expect(rowsOf(text, 3, piece).map((row) => row.fields)).toEqual(csvRows(text));
    }),
    { seed: 7, numRuns: 2000 },
  );
});
