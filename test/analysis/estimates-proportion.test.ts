import { describe, expect, test } from "vitest";
import { loadCases } from "../oracles/phase2-oracle.ts";
import { category, refusals, responders, rows, studyText } from "./sample-endpoints.ts";

/** Method, then its key in the reference (see ../oracles/data/phase2/ORIGIN.md). */
const INTERVALS = {
  "clopper-pearson": "clopperPearson",
  wilson: "wilson",
  "wilson-cc": "wilsonCC_Newcombe",
  "wilson-cc-r": "wilsonCC_R_propTest",
  "agresti-coull": "agrestiCoullTruncated",
  "agresti-coull-raw": "agrestiCoullRaw",
  jeffreys: "jeffreysBoundaryAdjusted",
  "jeffreys-one-sided-at-boundary": "jeffreysRaw",
  "mid-p": "midP",
  blaker: "blaker",
  wald: "waldRaw",
} as const;
const intervalCases = loadCases<{ x: number; n: number; level: number }>("d_single_proportion_ci");

describe.each(Object.entries(INTERVALS))("proportion: { interval: %s }", (interval, key) => {
  test.each(intervalCases.filter(({ input }) => input.n <= 60 && input.level === 0.95))(
    "$id",
    ({ input, expected }) => {
      const text = studyText("response", `estimate: { proportion: { interval: ${interval}, level: ${input.level} } }`);
      const [row] = rows(text, responders("", input.x, input.n));
      const [lower, upper] = expected[key] as [number, number];
      expect(row).toMatchObject({ statistic: "proportion", method: interval, level: input.level, events: input.x });
      expect(row?.lower).toBeCloseTo(lower, 8);
      expect(row?.upper).toBeCloseTo(upper, 8);
    },
  );
});

test("27 of 43 by Clopper and Pearson is .467 to .770", () => {
  const [row] = rows(studyText("response"), responders("", 27, 43));
  expect([row?.lower?.toFixed(3), row?.upper?.toFixed(3)]).toEqual(["0.467", "0.770"]);
});

/** Test, alternative, then the key of the reference. */
const TESTS = [
  ["binomial", "two-sided", "twoSided"],
  ["binomial", "less", "less"],
  ["binomial", "greater", "greater"],
  ["binomial-central", "two-sided", "twoSidedCentral"],
  ["blaker", "two-sided", "twoSidedBlaker"],
  ["mid-p", "two-sided", "midPcentral"],
  ["mid-p", "greater", "midPgreater"],
  ["score", "two-sided", "scoreP"],
  ["score", "greater", "scorePgreater"],
  ["score-cc", "two-sided", "scorePCC"],
] as const;
const testCases = loadCases<{ x: number; n: number; p0: number }>("d_binomial_test");

describe.each(TESTS)("proportion: { test: %s, alternative: %s }", (name, alternative, key) => {
  test.each(testCases.filter(({ input }) => input.n <= 15))("$id", ({ input, expected }) => {
    const asked = `{ against: ${input.p0}, test: ${name}, alternative: ${alternative} }`;
    const found = rows(studyText("response", `estimate: { proportion: ${asked} }`), responders("", input.x, input.n));
    const row = found.find(({ statistic }) => statistic === "p-value");
    expect(row).toMatchObject({
      method: `${name} against ${input.p0}, ${alternative}`,
      lower: undefined,
      level: undefined,
    });
    expect(row?.value).toBeCloseTo(expected[key] as number, 9);
  });
});

test("without a value to test there is no p value; with one the exact binomial test, two-sided", () => {
  const members = responders("", 3, 10);
  expect(rows(studyText("response"), members)).toHaveLength(1);
  const [, tested] = rows(studyText("response", "estimate: { proportion: { against: 0.5 } }"), members);
  expect(tested).toMatchObject({ statistic: "p-value", method: "binomial against 0.5, two-sided", value: 0.34375 });
});

test("every category is tested, and each arm", () => {
  const members = ["CR", "CR", "PR", "NR"].flatMap((name) => [
    { arm: "a", outcome: category(name) },
    { arm: "b", outcome: category(name) },
  ]);
  const found = rows(studyText("category", "estimate: { proportion: { against: 0.25 } }"), members);
  expect(found.filter(({ statistic }) => statistic === "p-value")).toHaveLength(9);
});

test("nobody analysed: a sentence in METHOD and no number", () => {
  const [proportion, tested] = rows(
    studyText("response", "estimate: { proportion: { against: 0.5, test: score } }"),
    [],
  );
  expect(proportion).toMatchObject({
    value: undefined,
    method: "clopper-pearson; nobody was counted, so there is no proportion",
  });
  expect(tested?.value).toBeUndefined();
  expect(tested?.method).toContain("nobody was counted");
});

test.each([
  ["an interval that is none", "{ interval: ¶exact }", '"exact" is not allowed here'],
  ["a test of nothing", "{ test: ¶score }", "a test needs the proportion to test"],
  ["a direction without a test", "{ alternative: ¶less }", "nothing is tested here"],
  ["a one-sided Blaker", "{ against: 0.5, test: blaker, alternative: ¶less }", "two-sided only"],
  ["a rate of 50", "{ against: ¶50 }", "expected number to be <1"],
])("%s is refused", (_, asked, said) => {
  const [first, ...others] = refusals(studyText("response", `estimate: { proportion: ${asked} }`));
  expect(others).toEqual([]);
  expect(first).toContain("¶ DEF_INVALID_VALUE");
  expect(first).toContain(said);
});
