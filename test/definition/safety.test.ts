import { describe, expect, test } from "vitest";
import { loadStudy } from "../../src/definition/load.ts";
import { explainStudy } from "../../src/definition/prose/explain.ts";
import { needsOf } from "../../src/definition/walk/needs.ts";
import { edited, loaded, MARK, SMALL_STUDY, shortly, unmarked } from "./small-study.ts";

const SAFETY = edited(
  SMALL_STUDY,
  "decisions:\n",
  `  safety:
    paramcd: SAFE
    label: Related adverse event
    role: safety
    kind: adverse-events
    onset: { from: 0 d of first-dose, to: { use: 60 d of last-dose, or: [60 d of first-dose], ref: A38 } }
    treatment-emergent: onset
    grade: ">= 3"
    related: [related, possible]
    relatedness-missing: related
    exclude: { term: Anemia, body_system: [Investigations] }
  counts:
    paramcd: COUNTS
    label: Platelets
    role: safety
    kind: shift
    measure: platelets
    direction: low
    ctcae: { use: v5, or: [v6], ref: A40 }
    baseline: { to: 0 d of first-dose }
    window: { from: 1 d of first-dose, to: 60 d of last-dose }
decisions:
`,
).replace("  first-dose: {", "  last-dose: { intervention: luspatercept, choose: last }\n  first-dose: {");

test("a sound study", () => {
  const { study, readings } = loaded(SAFETY);
  expect(readings.map(({ ref }) => ref)).toEqual(["A38", "A40"]);
  const needs = needsOf([study]);
  expect(needs.events).toContain("adverse-event");
  expect(needs.analytes.get("platelets")).toBeDefined();
});

describe("what is wrong", () => {
  test.each([
    {
      name: "a day of no anchor",
      code: "DEF_UNKNOWN_NAME",
      from: "{ from: 0 d of first-dose, to: {",
      to: "{ from: ¶0 d of first-dos, to: {",
    },
    {
      name: "a quantity without a day",
      code: "DEF_NO_DAY",
      from: "window: { from: 1 d of first-dose,",
      to: "window: { from: ¶1 d of units,",
    },
    {
      name: "a length of time without an anchor",
      code: "DEF_INVALID_VALUE",
      from: "baseline: { to: 0 d of first-dose }",
      to: "baseline: { to: ¶0 d }",
    },
    {
      name: "a misspelt field",
      code: "DEF_UNKNOWN_KEY",
      from: "treatment-emergent: onset",
      to: "¶treatment-emergnt: onset",
    },
    { name: "a grade with a unit", code: "DEF_UNIT_NOT_WANTED", from: '">= 3"', to: '¶">= 3 g/L"' },
    {
      name: "related, blank unsaid",
      code: "DEF_MISSING_KEY",
      from: "    paramcd: SAFE\n",
      to: "    ¶paramcd: SAFE\n",
      also: "    relatedness-missing: related\n",
    },
    {
      name: "blank said, related not",
      code: "DEF_MISSING_KEY",
      from: "    paramcd: SAFE\n",
      to: "    ¶paramcd: SAFE\n",
      also: "    related: [related, possible]\n",
    },
    {
      name: "an excluded column nobody knows",
      code: "DEF_UNKNOWN_KEY",
      from: "{ term: Anemia,",
      to: "{ ¶terms: Anemia,",
    },
    {
      name: "ferritin has no term",
      code: "DEF_INVALID_VALUE",
      from: "measure: platelets\n    direction: low\n    ctcae: { use: v5, or: [v6], ref: A40 }",
      to: "measure: ¶ferritin\n    direction: high\n    ctcae: v5",
    },
    {
      name: "no term in the other reading",
      code: "DEF_INVALID_VALUE",
      from: "measure: platelets\n    direction: low\n    ctcae: {",
      to: "measure: lymphocytes\n    direction: low\n    ctcae: ¶{",
    },
    { name: "an unknown version", code: "DEF_INVALID_VALUE", from: "{ use: v5, or: [v6], ref: A40 }", to: "¶v4" },
    {
      name: "no version",
      code: "DEF_MISSING_KEY",
      from: "    paramcd: COUNTS\n",
      to: "    ¶paramcd: COUNTS\n",
      also: "    ctcae: { use: v5, or: [v6], ref: A40 }\n",
    },
  ])("$name", ({ code, from, to, also }) => {
    const shorter = also === undefined ? SAFETY : edited(SAFETY, also, "");
    const { text, at } = unmarked(edited(shorter, from, to));
    expect(to).toContain(MARK);
    expect(shortly(loadStudy(text, "study.yaml").diagnostics)).toContain(`${at} ${code}`);
  });
});

test("in English", () => {
  const text = explainStudy(loaded(SAFETY).study, []);
  const lines = text.split("\n").filter((line) => /adverse event|CTCAE/.test(line));
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "SAFE (safety endpoint): Related adverse event
      Population: enrolled. Yes with at least one adverse event of grade >= 3 that begins from the day of first-dose to 60 days after last-dose. Counted are related, possible; a blank relatedness counts as related. Left out: body system Investigations; term Anemia. Every row counts by its own date; a worsening is a row of its own. An event without a grade is neither counted nor ruled out. Each participant counts once; the estimates give terms, body systems and worst grades.
      Population: enrolled. The CTCAE v5 grade (Platelet count decreased) of the last platelets up to the day of first-dose, and the worst grade afterwards from 1 day after first-dose to 60 days after last-dose. Treatment-emergent when the worst exceeds the baseline."
  `);
});
