import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/diagnostic.ts";
import type { Row } from "../../../src/ingestion/containers/export-file.ts";
import { readContainer } from "../../../src/ingestion/containers/read-container.ts";
import { inChunks } from "../small-export.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function rowsOf(chunks: AsyncIterable<Uint8Array>): Promise<{ rows: Row[]; failure: Diagnostic | undefined }> {
  const rows: Row[] = [];
  const { failure } = await readContainer({ name: "x.csv", bytes: chunks }, {}, (row) => rows.push(row));
  return { rows, failure };
}

const read = (text: string) => rowsOf(inChunks([bytes(text)]));

describe("rows and the lines they start on", () => {
  test.each([
    { name: "line feeds", text: "a,b\n1,2\n3,4\n", lines: [1, 2, 3] },
    { name: "no line feed at the end", text: "a,b\n1,2", lines: [1, 2] },
    { name: "carriage returns and line feeds", text: "a,b\r\n1,2\r\n3,4\r\n", lines: [1, 2, 3] },
    { name: "carriage returns alone", text: "a,b\r1,2\r3,4\r", lines: [1, 2, 3] },
    { name: "a byte order mark", text: "\uFEFFa,b\n1,2\n", lines: [1, 2] },
    { name: "blank lines", text: "a,b\n\n\n1,2\n", lines: [1, 2, 3, 4] },
    { name: "a line break in a field", text: 'a,b\n1,"x\ny"\n3,4\n', lines: [1, 2, 4] },
    { name: "line breaks of every kind in a field", text: 'a,b\n1,"x\r\ny\nz\rw"\n3,4\n', lines: [1, 2, 6] },
    { name: "a line break in the header", text: '"a\nb",c\n1,2\n', lines: [1, 3] },
    { name: "one column", text: "a\n1\n\n2\n", lines: [1, 2, 3, 4] },
  ])("$name", async ({ text, lines }) => {
    const { rows, failure } = await read(text);
    expect(failure).toBeUndefined();
    expect(rows.map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    { name: "a quoted comma", text: 'a,b\n"1,5",2\n', fields: ["1,5", "2"] },
    { name: "a quoted quotation mark", text: 'a,b\n"say ""no""",2\n', fields: ['say "no"', "2"] },
    { name: "empty fields", text: "a,b\n,\n", fields: ["", ""] },
    { name: "white space", text: "a,b\n 1 ,2\n", fields: [" 1 ", "2"] },
    { name: "other alphabets", text: "a,b\n血红蛋白,🩸\n", fields: ["血红蛋白", "🩸"] },
  ])("$name", async ({ text, fields }) => expect((await read(text)).rows[1]?.fields).toEqual(fields));

  test("the mark is not part of the first name", async () => {
    expect((await read('\uFEFF"a",b\n')).rows[0]?.fields).toEqual(["a", "b"]);
  });
});

test("how the bytes are cut into chunks does not matter", async () => {
  const text = bytes('\uFEFFa,b\r\n"x\r\ny",血\r\n\r\n"q""q",🩸\r\n1,2\r\n');
  const whole = await rowsOf(inChunks([text]));
  expect(whole.rows.map(({ line }) => line)).toEqual([1, 2, 4, 5, 6]);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 })), async (cuts) => {
      const ends = [...cuts.sort((a, b) => a - b), text.length];
      const chunks = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
      expect(await rowsOf(inChunks(chunks))).toEqual(whole);
    }),
  );
});

describe("not CSV, not text", () => {
  test.each([
    { name: "NUL", text: bytes("a,b\n1,\0\n"), code: "DATA_BINARY_FILE" },
    { name: "Latin-1", text: Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a), code: "DATA_NOT_UTF8" },
    { name: "half a character at the end", text: Uint8Array.of(0x61, 0x0a, 0xc3), code: "DATA_NOT_UTF8" },
    { name: "a surrogate in UTF-8", text: Uint8Array.of(0x61, 0x0a, 0xed, 0xa0, 0x80, 0x0a), code: "DATA_NOT_UTF8" },
    { name: "an open quotation mark", text: bytes('a,b\n1,"2\n3,4\n'), code: "DATA_NOT_CSV" },
    { name: "a quotation mark in a field", text: bytes('a,b\n1,2"3\n'), code: "DATA_NOT_CSV" },
    { name: "text after a quotation mark", text: bytes('a,b\n1,"2"3\n'), code: "DATA_NOT_CSV" },
  ])("$name", async ({ text, code }) => expect((await rowsOf(inChunks([text]))).failure?.code).toBe(code));

  // Once a fault: the line after the last row of the chunk before is given, whatever precedes the byte in its own chunk.
  test("bytes that are not UTF-8 are reported on their line", async () => {
    const text = Uint8Array.from([...bytes("a,b\n1,2\n3,"), 0xe9, 0x0a]);
    expect((await rowsOf(inChunks([text]))).failure?.where).toEqual({ file: "x.csv", line: 3 });
  });
});

describe("a row without an end is refused before it fills the memory", () => {
  const MEGABYTE = 1 << 20;

  /** The text, then 200 MB of the piece, at the pace of a file; counts what was asked for. */
  function endless(start: string, piece: string): { chunks: () => AsyncGenerator<Uint8Array>; taken: () => number } {
    let taken = 0;
    const chunk = bytes(piece.repeat(MEGABYTE / piece.length));
    async function* chunks() {
      yield bytes(start);
      for (; taken < 200; taken += 1) {
        await setImmediate();
        yield chunk;
      }
    }
    return { chunks, taken: () => taken };
  }

  test.each([
    { name: "letters", start: "a,b\n", piece: "x" },
    { name: "lines after a quotation mark", start: 'a,b\n1,"', piece: "xxxxxxx\n" },
    { name: "a header", start: "", piece: "x" },
  ])("200 MB of $name", async ({ start, piece }) => {
    const { chunks, taken } = endless(start, piece);
    const { failure } = await rowsOf(chunks());
    expect(failure?.code).toBe("DATA_LINE_TOO_LONG");
    expect(taken()).toBeLessThan(4);
  });

  // Once a fault: only the characters of fields are counted, so a line of commas (or of quotation marks) has no limit.
  test("a row of commas", async () => {
    const { failure } = await rowsOf(inChunks([bytes("a,b\n"), bytes(",".repeat(2 * MEGABYTE)), bytes("\n")]));
    expect(failure?.code).toBe("DATA_LINE_TOO_LONG");
  });
});
