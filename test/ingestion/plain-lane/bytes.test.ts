import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteDictionary, hashOf } from "../../../src/ingestion/plain-lane/byte-dictionary.ts";
import { PlainInstant } from "../../../src/ingestion/plain-lane/plain-instant.ts";
import { isUtf8 } from "../../../src/ingestion/plain-lane/utf8.ts";
import { readInstant } from "../../../src/ingestion/plausible-date.ts";

const encoder = new TextEncoder();

test("a dictionary numbers byte strings in the order of first sight, however many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 5, unit: "binary" }), { maxLength: 4000 }), (words) => {
      const dictionary = new ByteDictionary();
      const known = new Map<string, number>();
      for (const word of words) {
        const bytes = encoder.encode(`(${word})`);
        const key = bytes.slice(1, -1).join();
        if (!known.has(key)) known.set(key, known.size);
        expect(dictionary.codeOf(bytes, 1, bytes.length - 1, hashOf(bytes, 1, bytes.length - 1))).toBe(known.get(key));
      }
      expect(dictionary.size).toBe(known.size);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test("many like numbers stay apart", () => {
  const dictionary = new ByteDictionary();
  const words = Array.from({ length: 50_000 }, (_, number) => encoder.encode(`SYN-${String(number).padStart(7, "0")}`));
  expect(words.map((word) => dictionary.codeOf(word, 0, word.length, hashOf(word, 0, word.length)))).toEqual(
    words.map((_, number) => number),
  );
  expect(words.map((word) => dictionary.codeOf(word, 0, word.length, hashOf(word, 0, word.length)))).toEqual(
    words.map((_, number) => number),
  );
});

test("bytes are UTF-8 exactly when a strict decoder takes them", () => {
  const strict = (bytes: Uint8Array) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const leads = fc.constantFrom(
    0x41,
    0x80,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xe1,
    0xed,
    0xef,
    0xf0,
    0xf1,
    0xf4,
    0xf5,
    0xff,
    0x8f,
    0x90,
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(leads, fc.integer({ min: 0, max: 255 })), { maxLength: 6 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(isUtf8(bytes, 0, bytes.length)).toBe(strict(bytes));
    }),
    { seed: 5, numRuns: 20_000 },
  );
});

describe("an instant from bytes is the instant from text", () => {
  const same = (text: string) => {
    const bytes = encoder.encode(`,${text},`);
    const instant = new PlainInstant();
    const read = instant.read(bytes, 1, bytes.length - 1);
    expect(read ? { day: instant.day, second: instant.second } : undefined).toEqual(readInstant(text));
  };
  test.each([
    "2026-03-04",
    "2026-03-04T05:06",
    "2026-03-04 05:06:07",
    "2026-02-29",
    "2024-02-29T23:59:59",
    "2026-02-31T07:30",
    "2026-03-04T24:00",
    "2026-03-04T12:60",
    "2026-03-04T12:30:60",
    "2026-3-04",
    "26-03-04",
    "1899-12-31",
    "2200-01-01",
    "2250-01-01",
    "2026-03-04T5:06",
    "2026-03-04T05:06Z",
    "2026-03-04t05:06",
    "2026-03-04T05.06",
    "",
    "2026-03-0",
    "٢٠٢٦-03-04",
    "0000-01-01",
  ])("%s", same);
  test("any text of this shape", () => {
    const digits = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, "0"));
    const text = fc
      .tuple(
        fc.constantFrom("19", "20", "21", "22"),
        digits(99),
        digits(13),
        digits(32),
        fc.constantFrom("T", " ", ""),
        digits(25),
        digits(61),
      )
      .map(
        ([century, year, month, date, mark, hour, minute]) =>
          `${century}${year}-${month}-${date}${mark}${mark === "" ? "" : `${hour}:${minute}`}`,
      );
    fc.assert(fc.property(text, same), { seed: 9, numRuns: 5000 });
  });
});
