import { describe, expect, test } from "vitest";
import { csvText } from "../../src/reporting/csv.ts";
import { piecesOf, textOf } from "../../src/reporting/file-content.ts";
import { LongCsv } from "../../src/reporting/long-csv.ts";

const COLUMNS = ["name", "value"];
const rowOf = (number: number) => [number % 7 === 0 ? `患者 "${number}"` : `P${number}`, number] as const;

describe("a long file is the same file", () => {
  test.each([0, 1, 4094, 4095, 4096, 8191, 8192, 10_000])("with %i rows", (count) => {
    const rows = Array.from({ length: count }, (_, number) => rowOf(number));
    const csv = new LongCsv(COLUMNS, "\r\n", "\ufeff");
    for (const row of rows) csv.add(row);
    expect(textOf(csv.bytes())).toBe(`\ufeff${csvText(COLUMNS, rows, "\r\n")}`);
    expect(piecesOf(csv.bytes()).length).toBe(Math.ceil((count + 1) / 4096));
  });
});

test("a text, bytes and pieces of bytes, one of them in the middle of a letter, are one text", () => {
  const text = "\ufeffa,患\n";
  const bytes = new TextEncoder().encode(text);
  expect([text, bytes, [bytes.subarray(0, 6), bytes.subarray(6)]].map(textOf)).toEqual([text, text, text]);
});
