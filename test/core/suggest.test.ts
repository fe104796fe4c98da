import { expect, test } from "vitest";
import { nearest, suggestion } from "../../src/core/suggest.ts";

const WORDS = ["window", "within", "unit", "of"];

test.each([
  ["windw", "window"],
  ["WINDOW", "window"],
  ["wimdo", "window"],
  ["units", "unit"],
  ["og", "of"],
  ["elsewhere", undefined],
  ["", undefined],
])("%j is near %s", (word, wanted) => expect(nearest(word, WORDS)).toBe(wanted));

test("the nearer of two wins, and of two equally near the first", () => {
  expect(nearest("unot", ["unity", "unit"])).toBe("unit");
  expect(nearest("bat", ["cat", "rat"])).toBe("cat");
});

test.each([
  { word: "windw", allowed: WORDS, wanted: 'did you mean "window"?' },
  { word: "elsewhere", allowed: WORDS, wanted: "one of window, within, unit, of" },
  { word: "elsewhere", allowed: [], wanted: undefined },
  { word: "elsewhere", allowed: Array.from({ length: 17 }, (_, index) => `w${index}`), wanted: undefined },
])("$word: $wanted", ({ word, allowed, wanted }) => expect(suggestion(word, allowed)).toBe(wanted));
