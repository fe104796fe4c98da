import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSimonDesign, isSimonDesignProblem, type SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import {
  explainSimonDesign,
  mostThatFail,
  parseSimonDesign,
  type SimonSign,
  type SimonStyle,
  writeSimonDesign,
} from "../../src/statistics/simon/simon-notation.ts";
import { anyDesign } from "./simon-arbitraries.ts";

const seed: SimonDesign = { r1: 8, n1: 15, r: 26, n: 43 };
const seedInWords =
  "continue with at least 9 of 15 (stop at 8 or fewer); reject H0 with at least 27 of 43 (26 or fewer do not reject)";

describe("texts that are designs", () => {
  test.each([
    { text: ">=9/15,>26/43", name: "the registry's mix: at least 9, more than 26" },
    { text: ">8/15,>=27/43", name: "more than 8, at least 27" },
    { text: "<=8/15,<=26/43", name: "the failing sides" },
    { text: "<9/15, <27/43", name: "fewer than" },
    { text: "≥9/15; ≤26/43", name: "signs as printed, semicolon" },
    { text: "  >= 9 / 15 ,  > 26 / 43 ", name: "spaces anywhere" },
  ])("$name", ({ text }) => {
    expect(parseSimonDesign(text)).toEqual({ kind: "simon-design", design: seed, explanation: seedInWords });
  });

  test("plain numbers are clinfun's, and the explanation says so", () => {
    const read = parseSimonDesign("8/15,26/43");
    expect(read).toMatchObject({ design: seed });
    expect(read).toHaveProperty(
      "explanation",
      `${seedInWords}. 8/15 and 26/43 without a sign was read as in clinfun: the most responses that still stop or do not reject`,
    );
  });

  test("a space can stand between the halves", () => {
    expect(parseSimonDesign("8/15 26/43")).toMatchObject({ design: seed });
    expect(parseSimonDesign(">=9/15 > 26/43")).toMatchObject({ design: seed });
  });

  test("a plain 9/15 is not at least 9: the trap of the seed", () => {
    expect(parseSimonDesign("9/15,26/43")).toMatchObject({ design: { ...seed, r1: 9 } });
    expect(parseSimonDesign("9/15,>26/43")).toHaveProperty(
      "explanation",
      "continue with at least 10 of 15 (stop at 9 or fewer); reject H0 with at least 27 of 43 (26 or fewer do not reject). 9/15 without a sign was read as in clinfun: the most responses that still stop or do not reject",
    );
  });

  test(">=26/43 rejects with 26: the other trap", () => {
    expect(parseSimonDesign(">=9/15,>=26/43")).toMatchObject({ design: { ...seed, r: 25 } });
  });

  test("a stage 1 that never stops, and a final bound below r1", () => {
    expect(parseSimonDesign(">=0/15,>26/43")).toMatchObject({ design: { ...seed, r1: -1 } });
    expect(explainSimonDesign({ ...seed, r1: -1 })).toContain("stage 1 never stops");
    expect(explainSimonDesign({ ...seed, r: 8 })).toContain("whoever continues has more than 8 already");
  });
});

test.each<{ sign: SimonSign | undefined; bound: number; most: number }>([
  { sign: ">=", bound: 9, most: 8 },
  { sign: ">", bound: 26, most: 26 },
  { sign: "<=", bound: 8, most: 8 },
  { sign: "<", bound: 9, most: 8 },
  { sign: undefined, bound: 8, most: 8 },
])("$sign $bound: at most $most fail", ({ sign, bound, most }) => {
  expect(mostThatFail(sign, bound)).toBe(most);
});

describe("texts that are not", () => {
  test.each([
    { text: "8/15", code: "unreadable-text" },
    { text: "8/15,26/43,30/50", code: "unreadable-text" },
    { text: "", code: "unreadable-text" },
    { text: "8 of 15,26/43", code: "unreadable-text" },
    { text: "=8/15,26/43", code: "unreadable-text" },
    { text: "8.5/15,26/43", code: "not-a-whole-number" },
    { text: "8/15,26/4.3.1", code: "not-a-whole-number" },
    { text: "0/0,26/43", code: "stage-1-empty" },
    { text: "8/43,26/43", code: "stage-1-not-smaller" },
    { text: "8/15,12/14", code: "stage-1-not-smaller" },
    { text: "15/15,26/43", code: "stage-1-always-stops" },
    { text: ">15/15,26/43", code: "stage-1-always-stops" },
    { text: "-2/15,26/43", code: "stage-1-bound-too-low" },
    { text: "8/15,44/43", code: "never-rejects" },
    { text: "8/15,43/43", code: "never-rejects" },
    { text: "8/15,>43/43", code: "never-rejects" },
    { text: "8/15,>=0/43", code: "always-rejects" },
  ])("$text: $code", ({ text, code }) => {
    expect(parseSimonDesign(text)).toMatchObject({ kind: "simon-design-problem", code });
  });

  test("a stage 2 size in place of n is guessed", () => {
    expect(parseSimonDesign("8/30,26/28")).toHaveProperty("message", expect.stringContaining("write 58"));
  });
});

test("every design is read back from every way of writing it", () => {
  const styles: readonly SimonStyle[] = ["plain", ">=", ">", "<=", "<"];
  fc.assert(
    fc.property(anyDesign(60), fc.constantFrom(...styles), (design, style) => {
      const read = parseSimonDesign(writeSimonDesign(design, style));
      expect(read).toMatchObject({ kind: "simon-design", design });
    }),
  );
});

test("whole numbers are accepted exactly when the four bounds are in order", () => {
  const number = fc.integer({ min: -3, max: 12 });
  fc.assert(
    fc.property(number, number, number, number, (r1, n1, r, n) => {
      const inOrder = n1 >= 1 && n1 < n && r1 >= -1 && r1 < n1 && r >= 0 && r < n;
      expect(isSimonDesignProblem(checkSimonDesign({ r1, n1, r, n }))).toBe(!inOrder);
    }),
  );
});
