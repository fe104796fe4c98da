import { describe, expect, test } from "vitest";
import { all, any, atLeast, not, type Truth, truthOf } from "../../src/core/truth.ts";

const [T, F, U]: readonly Truth[] = ["met", "not-met", "not-evaluable"];
const VALUES = [T, F, U] as readonly Truth[];
const short = (text: string): Truth[] => [...text].map((letter) => ({ T, F, U })[letter as "T" | "F" | "U"] as Truth);

test.each([
  ["TT", "T", "T"],
  ["TF", "F", "T"],
  ["TU", "U", "T"],
  ["FT", "F", "T"],
  ["FF", "F", "F"],
  ["FU", "F", "U"],
  ["UT", "U", "T"],
  ["UF", "F", "U"],
  ["UU", "U", "U"],
  ["UUF", "F", "U"],
  ["UUT", "U", "T"],
])("%s: all is %s, any is %s", (parts, both, either) => {
  expect(all(short(parts))).toBe(short(both)[0]);
  expect(any(short(parts))).toBe(short(either)[0]);
});

test.each([
  ["T", "F"],
  ["F", "T"],
  ["U", "U"],
])("not %s is %s", (value, wanted) => expect(not(short(value)[0] as Truth)).toBe(short(wanted)[0]));

test.each([
  { count: 2, parts: "TTF", wanted: "T" },
  { count: 2, parts: "TUF", wanted: "U" },
  { count: 2, parts: "TFF", wanted: "F" },
  { count: 2, parts: "UUF", wanted: "U" },
  { count: 2, parts: "UFF", wanted: "F" },
  { count: 3, parts: "TTU", wanted: "U" },
  { count: 4, parts: "TTT", wanted: "F" },
])("at least $count of $parts is $wanted", ({ count, parts, wanted }) => {
  expect(atLeast(count, short(parts))).toBe(short(wanted)[0]);
});

test("all of nothing is met, any of nothing is not", () => expect([all([]), any([])]).toEqual(["met", "not-met"]));

test("a boolean is never unknown", () => expect([truthOf(true), truthOf(false)]).toEqual(["met", "not-met"]));

describe("laws of Kleene's logic", () => {
  const pairs = VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const));
  test.each(pairs)("%s and %s: De Morgan, and order does not matter", (a, b) => {
    expect(not(all([a, b]))).toBe(any([not(a), not(b)]));
    expect(all([a, b])).toBe(all([b, a]));
    expect(any([a, b])).toBe(any([b, a]));
  });
});
