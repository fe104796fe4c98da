import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteClasses } from "../../../src/ingestion/plain-lane/byte-classes.ts";
import { ByteDictionary } from "../../../src/ingestion/plain-lane/byte-dictionary.ts";
import { PlainInstant } from "../../../src/ingestion/plain-lane/plain-instant.ts";
import { isUtf8 } from "../../../src/ingestion/plain-lane/utf8.ts";
import { readInstant } from "../../../src/ingestion/plausible-date.ts";

const encoder = new TextEncoder();

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

test("a dictionary numbers byte strings in the order of first sight, however many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 5, unit: "binary" }), { maxLength: 4000 }), (words) => {
      const dictionary = new ByteDictionary();
      const known = new Map<string, number>();
      for (const word of words) {
        const bytes = encoder.encode(`(${word})`);
        const key = bytes.slice(1, -1).join();
        if (!known.has(key)) known.set(key, known.size);
        expect(dictionary.codeOf(viewOf(bytes), 1, bytes.length - 1)).toBe(known.get(key));
      }
      expect(dictionary.size).toBe(known.size);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test("the bytes of a code are found where they stand whole, and nowhere else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.uint8Array({ maxLength: 24 }), fc.nat(12), (word, text, start) => {
      const dictionary = new ByteDictionary();
      const bytes = Uint8Array.from([...text.slice(0, start), ...word, ...text.slice(start)]);
      const code = dictionary.codeOf(viewOf(word), 0, word.length);
      const begin = Math.min(start, text.length);
      expect(dictionary.endAt(code, viewOf(bytes), begin)).toBe(begin + word.length);
      const other = bytes.slice();
      const last = begin + word.length - 1;
      if (word.length === 0) return;
      other[last] = (other[last] ?? 0) ^ 1;
      expect(dictionary.endAt(code, viewOf(other), begin)).toBe(-1);
      expect(dictionary.endAt(code, viewOf(bytes.slice(0, last)), begin)).toBe(-1);
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test("many like numbers stay apart", () => {
  const dictionary = new ByteDictionary();
  const words = Array.from({ length: 50_000 }, (_, number) => encoder.encode(`SYN-${String(number).padStart(7, "0")}`));
  expect(words.map((word) => dictionary.codeOf(viewOf(word), 0, word.length))).toEqual(
    words.map((_, number) => number),
  );
  expect(words.map((word) => dictionary.codeOf(viewOf(word), 0, word.length))).toEqual(
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

test("what an instant is expected to be is what stands there, whatever was read before", () => {
  const classes = byteClasses(0x2c);
  const texts = [
    "2026-03-04T05:06:07",
    "2026-03-04T05:06:08",
    "2026-03-04T05:06",
    "2026-03-04",
    "2026-03-05",
    "2026-02-30",
    "2026-02-30T05:06:07",
    "2026-03-04T05:66:07",
    "2026-03-04T05:06:07Z",
    "x",
    "",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...texts), { maxLength: 12 }), fc.boolean(), (list, isOneText) => {
      const instant = new PlainInstant();
      const whole = encoder.encode(`${list.join(",")},`);
      let start = 0;
      for (const text of list) {
        const bytes = isOneText ? whole : encoder.encode(`${text},`);
        const [from, to] = isOneText ? [start, start + text.length] : [0, text.length];
        const found = instant.expectAt(bytes, viewOf(bytes), from, classes);
        const expected = readInstant(text);
        if (found !== -1) {
          expect(found).toBe(to);
          expect({ day: instant.day, second: instant.second }).toEqual(expected);
        } else expect(instant.read(bytes, from, to)).toBe(expected !== undefined);
        start += text.length + 1;
      }
    }),
    { seed: 13, numRuns: 2000 },
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
