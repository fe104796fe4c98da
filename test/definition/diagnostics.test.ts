import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadStudy } from "../../src/definition/load.ts";
import { edited, loaded, MARK, SMALL_STUDY, shortly, unmarked } from "./small-study.ts";
import { BAD_SOURCES } from "./sources/bad-sources.ts";

interface BadStudy {
  readonly name: string;
  readonly code: string;
  readonly from: string;
  /** `¶` marks the place of the complaint. */
  readonly to: string;
  /** A word of the hint. */
  readonly hint?: string;
}

const BAD: readonly BadStudy[] = [
  { name: "a tab", code: "DEF_NOT_YAML", from: "    role: primary", to: "    ¶\trole: primary" },
  {
    name: "a key twice",
    code: "DEF_NOT_YAML",
    from: "    label: Response\n",
    to: "    label: Response\n    ¶label: Again\n",
  },
  { name: "a misspelt key", code: "DEF_UNKNOWN_KEY", from: "within: 7 d", to: "¶withn: 7 d", hint: '"within"' },
  {
    name: "a misspelt optional key",
    code: "DEF_UNKNOWN_KEY",
    from: "choose: nearest",
    to: "¶chose: nearest",
    hint: '"choose"',
  },
  {
    name: "a misspelt section, where another place has a nearer key",
    code: "DEF_UNKNOWN_KEY",
    from: "populations:",
    to: "¶populationz:",
    hint: '"populations"',
  },
  {
    name: "a key of nothing",
    code: "DEF_UNKNOWN_KEY",
    from: "    label: Response\n",
    to: "    label: Response\n    ¶whatsoever: 1\n",
  },
  {
    name: "a key beside a criterion's",
    code: "DEF_UNKNOWN_KEY",
    from: "{ meets: risen }",
    to: "{ meets: risen, ¶windw: 1 }",
    hint: '"window"',
  },
  {
    name: "a missing key",
    code: "DEF_MISSING_KEY",
    from: "target: { at: 56 d, of: transplant, within: 7 d }",
    to: "target: ¶{ at: 56 d, within: 7 d }",
  },
  {
    name: "a missing study",
    code: "DEF_MISSING_KEY",
    from: "nadir: 1\nstudy: { id: T1, title: Small study, status: registered, facts: seeds/T1.yaml }\n",
    to: "¶nadir: 1\n",
  },
  { name: "a criterion of no kind", code: "DEF_UNKNOWN_FORM", from: "{ meets: risen }", to: "¶{ holds: risen }" },
  {
    name: "a misspelt criterion",
    code: "DEF_UNKNOWN_FORM",
    from: "{ meets: risen }",
    to: "¶{ meet: risen }",
    hint: '"meets"',
  },
  { name: "a criterion that is a word", code: "DEF_UNKNOWN_FORM", from: "{ meets: risen }", to: "¶risen" },
  {
    name: "a quantity of no kind",
    code: "DEF_UNKNOWN_FORM",
    from: "wait: { duration: { from: transplant, to: first-dose } }",
    to: "wait: ¶{ durations: 1 }",
    hint: '"duration"',
  },
  {
    name: "an anchor of no kind",
    code: "DEF_UNKNOWN_FORM",
    from: "transplant: { event: stem-cell-infusion }",
    to: "transplant: ¶{ day: 1 }",
  },
  {
    name: "an analyte nobody knows",
    code: "DEF_INVALID_VALUE",
    from: "hb-week-8: { measure: hemoglobin",
    to: "hb-week-8: { measure: ¶haemoglobin",
    hint: '"hemoglobin"',
  },
  { name: "a length of time in words", code: "DEF_INVALID_VALUE", from: "within: 7 d", to: "within: ¶a week" },
  {
    name: "a number where a length of time stands",
    code: "DEF_INVALID_VALUE",
    from: "horizon: 28 d",
    to: "horizon: ¶28",
  },
  { name: "no kind of endpoint", code: "DEF_INVALID_VALUE", from: "kind: response", to: "kind: ¶respnse" },
  {
    name: "a role nobody knows",
    code: "DEF_INVALID_VALUE",
    from: "role: primary",
    to: "role: ¶primry",
    hint: '"primary"',
  },
  { name: "a PARAMCD of nine letters", code: "DEF_INVALID_VALUE", from: "paramcd: RESP", to: "paramcd: ¶RESPONSES" },
  { name: "another version of the language", code: "DEF_INVALID_VALUE", from: "nadir: 1", to: "nadir: ¶2" },
  {
    name: "a run of both kinds",
    code: "DEF_INVALID_VALUE",
    from: "run: { length: 3 d,",
    to: "run: ¶{ length: 3 d, span: 3 d,",
  },
  { name: "a run of no days", code: "DEF_INVALID_VALUE", from: "run: { length: 3 d", to: "run: { length: ¶0 d" },
  {
    name: "nearest to nothing",
    code: "DEF_INVALID_VALUE",
    from: "of: transplant }, choose: first",
    to: "of: transplant }, choose: ¶nearest",
    hint: "target",
  },
  {
    name: "neither chosen nor summarised",
    code: "DEF_INVALID_VALUE",
    from: "hb-baseline: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: first-dose }, summarize: mean }",
    to: "hb-baseline: ¶{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: first-dose } }",
  },
  {
    name: "a bound that is no number of responders",
    code: "DEF_INVALID_VALUE",
    from: 'continue-if: ">= 9"',
    to: 'continue-if: ¶"<= 9"',
  },
  {
    name: "an unknown quantity",
    code: "DEF_UNKNOWN_NAME",
    from: "{ compare: units,",
    to: "{ compare: ¶unit,",
    hint: '"units"',
  },
  {
    name: "an unknown anchor",
    code: "DEF_UNKNOWN_NAME",
    from: "origin: transplant",
    to: "origin: ¶transplnt",
    hint: '"transplant"',
  },
  {
    name: "an unknown criterion",
    code: "DEF_UNKNOWN_NAME",
    from: "{ meets: risen }",
    to: "{ meets: ¶rises }",
    hint: '"risen"',
  },
  {
    name: "an unknown population",
    code: "DEF_UNKNOWN_NAME",
    from: "population: treated",
    to: "population: ¶treted",
    hint: '"treated"',
  },
  {
    name: "an unknown endpoint",
    code: "DEF_UNKNOWN_NAME",
    from: "endpoint: response",
    to: "endpoint: ¶respose",
    hint: '"response"',
  },
  {
    name: "an unknown reference of a window",
    code: "DEF_UNKNOWN_NAME",
    from: "window: { from: 0 d, of: transplant }",
    to: "window: { from: 0 d, of: ¶tranplant }",
    hint: '"transplant"',
  },
  { name: "one name for two things", code: "DEF_DUPLICATE_NAME", from: "plt-first: {", to: "first-dose: ¶{" },
  { name: "one PARAMCD for two endpoints", code: "DEF_DUPLICATE_PARAMCD", from: "paramcd: ENGR", to: "paramcd: ¶RESP" },
  {
    name: "a quantity counted from itself",
    code: "DEF_CIRCULAR",
    from: "plt-first: { measure: platelets, window: { from: 0 d, of: transplant }",
    to: "plt-first: ¶{ measure: platelets, window: { from: 0 d, of: plt-first }",
  },
  {
    name: "a criterion that is itself",
    code: "DEF_CIRCULAR",
    from: 'risen: { change: hb-week-8, from: hb-baseline, is: ">= 1.5 g/dL" }',
    to: "risen: ¶{ any: [{ not: { meets: risen } }, { meets: doubled }] }",
  },
  { name: "no condition", code: "DEF_NOT_A_CONDITION", from: '">= 1.5 g/dL"', to: '¶"1.5 g/dL or more"' },
  { name: "no condition for women", code: "DEF_NOT_A_CONDITION", from: 'F: ">= 110 g/L"', to: 'F: ¶"110 g/L"' },
  { name: "an unknown unit", code: "DEF_UNKNOWN_UNIT", from: '">= 1.5 g/dL"', to: '¶">= 1.5 g/cup"' },
  {
    name: "a unit in the wrong case",
    code: "DEF_UNKNOWN_UNIT",
    from: '">= 1.5 g/dL"',
    to: '¶">= 1.5 MMol/L"',
    hint: "case",
  },
  { name: "no unit", code: "DEF_MISSING_UNIT", from: '">= 1.5 g/dL"', to: '¶">= 1.5"', hint: "g/L" },
  { name: "no unit of a duration", code: "DEF_MISSING_UNIT", from: "4 d to 10 d", to: "¶4 to 10" },
  { name: "a unit on a count of units", code: "DEF_UNIT_NOT_WANTED", from: '"<= 4"', to: '¶"<= 4 g/L"' },
  { name: "a unit on a ratio", code: "DEF_UNIT_NOT_WANTED", from: '">= 2"', to: '¶">= 2 g/L"' },
  {
    name: "haemoglobin in mmol",
    code: "DEF_WRONG_DIMENSION",
    from: '">= 1.5 g/dL"',
    to: '¶">= 1.5 mmol"',
    hint: "g/L",
  },
  {
    name: "neutrophils in g/L",
    code: "DEF_WRONG_DIMENSION",
    from: '"> 0.5 10*9/L"',
    to: '¶"> 0.5 g/L"',
    hint: "10*9/L",
  },
  { name: "days in grams", code: "DEF_WRONG_DIMENSION", from: "4 d to 10 d", to: "¶4 g to 10 g" },
  {
    name: "a window counted from a mean",
    code: "DEF_NO_DAY",
    from: "window: { from: 0 d, of: transplant }",
    to: "window: { from: 0 d, of: ¶hb-baseline }",
  },
  {
    name: "a change from platelets to haemoglobin",
    code: "DEF_DIFFERENT_ANALYTES",
    from: 'risen: { change: hb-week-8, from: hb-baseline, is: ">= 1.5 g/dL" }',
    to: 'risen: ¶{ change: hb-week-8, from: plt-first, is: ">= 1.5 g/dL" }',
  },
  {
    name: "a stage that needs more than it has",
    code: "DEF_SIMON_DESIGN",
    from: 'simon:\n      endpoint: response\n      stage-1: { n: 15, continue-if: ">= 9" }',
    to: 'simon:\n      ¶endpoint: response\n      stage-1: { n: 15, continue-if: ">= 16" }',
  },
  {
    name: "a final analysis before stage 1",
    code: "DEF_SIMON_DESIGN",
    from: "simon:\n      endpoint: response\n      stage-1: { n: 15,",
    to: "simon:\n      ¶endpoint: response\n      stage-1: { n: 44,",
  },
  {
    name: "a reading in a reading",
    code: "DEF_READING_NESTED",
    from: "within: 7 d",
    to: "within: { use: ¶{ use: 7 d, or: [3 d] }, or: [14 d] }",
  },
  {
    name: "an alternative that is no list",
    code: "DEF_READING_OR",
    from: "within: 7 d",
    to: "within: ¶{ use: 7 d, or: 3 d }",
    hint: "[a, b]",
  },
  {
    name: "a basis nobody knows",
    code: "DEF_READING_BASIS",
    from: "within: 7 d",
    to: "within: ¶{ use: 7 d, or: [3 d], basis: guess }",
    hint: "convention",
  },
];

test("the good twin of all of them loads without a word", () => {
  expect(loadStudy(SMALL_STUDY, "study.yaml").diagnostics).toEqual([]);
  expect(loaded(SMALL_STUDY).study.endpoints.size).toBe(2);
});

test.each(BAD)("$name: $code", ({ code, from, to, hint }) => {
  const { text, at } = unmarked(edited(SMALL_STUDY, from, to));
  const { loaded: study, diagnostics } = loadStudy(text, "study.yaml");
  expect(study).toBeUndefined();
  expect(shortly(diagnostics)).toEqual([`${at} ${code}`]);
  expect(diagnostics[0]?.hint ?? "").toContain(hint ?? "");
});

test("every code that a study file or a sources.yaml can earn is earned in one of the two tables", () => {
  const folder = new URL("../../src/definition/", import.meta.url);
  const sources = readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  const codes = new Set(
    sources.flatMap((source) => source.match(/"DEF_[A-Z_]+"/g) ?? []).map((quoted) => quoted.slice(1, -1)),
  );
  const earned = new Set([...BAD, ...BAD_SOURCES].map(({ code }) => code));
  expect([...codes].filter((code) => !earned.has(code)).sort()).toEqual([]);
});

describe("everything wrong is said at once", () => {
  test("in the order of the file", () => {
    const text = edited(edited(SMALL_STUDY, "{ meets: risen }", "{ meets: rises }"), '"> 0.5 10*9/L"', '"> 0.5"');
    const { diagnostics } = loadStudy(text, "study.yaml");
    expect(diagnostics.map(({ code }) => code)).toEqual(["DEF_UNKNOWN_NAME", "DEF_MISSING_UNIT"]);
  });

  test("names are exact: a prototype's method is no name", () => {
    const text = edited(SMALL_STUDY, "{ meets: risen }", "{ meets: constructor }");
    expect(loadStudy(text, "study.yaml").diagnostics.map(({ code }) => code)).toEqual(["DEF_UNKNOWN_NAME"]);
  });

  test.each(["", "- a\n- b\n", "just words\n", "nadir: 1\n---\nnadir: 1\n", "\u0000"])(
    "%j is refused, not a bug",
    (text) => {
      const { loaded: study, diagnostics } = loadStudy(text, "study.yaml");
      expect(study).toBeUndefined();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );
});

describe("YAML that is not what it seems", () => {
  // Once a fault: every token after the bracket is a complaint, several hundred of them.
  test("one stray bracket is a handful of complaints", () => {
    const text = edited(SMALL_STUDY, "treated: { present", "treated: { ] present");
    expect(loadStudy(text, "study.yaml").diagnostics.length).toBeLessThan(10);
  });

  // Once a fault: reported as `null` at 1:1.
  test("an alias of no anchor is reported where it stands", () => {
    const { text, at } = unmarked(edited(SMALL_STUDY, "paramcd: RESP", "paramcd: ¶*nobody"));
    expect(loadStudy(text, "study.yaml").diagnostics.map(({ where }) => `${where.line}:${where.column}`)).toEqual([at]);
  });

  // Once "null: expected object, received null".
  test.each([
    { name: "an empty file", text: "", says: "nothing stands here" },
    { name: "a list", text: "[1, 2]", says: "[1,2] stands here" },
    { name: "a text", text: "study", says: '"study" stands here' },
  ])("in the words of the file: $name", ({ text, says }) => {
    const [found] = loadStudy(text, "study.yaml").diagnostics;
    expect([found?.message, found?.hint]).toEqual([says, "a mapping of keys to values (key: value) is expected"]);
  });

  // Once a fault: taken for a map, "expected string, received object", without a word about `or`.
  test("a reading with a misspelt key is told which", () => {
    const { text, at } = unmarked(edited(SMALL_STUDY, "within: 7 d", "within: { use: 7 d, ¶orr: [3 d] }"));
    const { diagnostics } = loadStudy(text, "study.yaml");
    expect(shortly(diagnostics)).toEqual([`${at} DEF_UNKNOWN_KEY`]);
    expect(diagnostics[0]?.hint).toContain('"or"');
  });

  // Once a fault: the message shows the whole endpoint and "Invalid key in record"; nothing says how names are written.
  test("a name in capitals is told how names are written", () => {
    const { diagnostics } = loadStudy(edited(SMALL_STUDY, "  engraftment:", "  Engraftment:"), "study.yaml");
    expect(diagnostics.map(({ message, hint }) => `${message} ${hint}`).join()).toMatch(/lower-case/);
  });
});

describe("what follows itself for ever is said, not followed", () => {
  // Once a fault: an alias inside its own anchor is walked until the stack ends (RangeError, exit 3).
  test("a YAML alias inside its own anchor", () => {
    expect(loadStudy(`${SMALL_STUDY}note: &n [*n]\n`, "study.yaml").loaded).toBeUndefined();
  });

  // Once every path was walked: two to the power of the number of names.
  test("names shared by many others are walked once", () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    const shared = names.map((index) => `  c${index}: { all: [{ meets: c${index + 1} }, { meets: c${index + 1} }] }\n`);
    const text = edited(SMALL_STUDY, "criteria:\n", `criteria:\n${shared.join("")}  c40: { meets: risen }\n`);
    expect(loadStudy(text, "study.yaml").diagnostics).toEqual([]);
  });

  const itself = edited(SMALL_STUDY, "{ meets: risen }", "{ evaluable: response }");
  const throughPopulation = edited(
    SMALL_STUDY,
    "treated: { present: { intervention: luspatercept } }",
    "treated: { evaluable: response }",
  );
  // Once a fault: circles are sought among quantities and criteria only; deriving such an endpoint ends the stack (exit 3).
  test.each([
    ["an endpoint that is evaluable when it is evaluable", itself],
    ["an endpoint whose population waits for its verdict", throughPopulation],
  ])("%s", (_, text) => {
    expect(loadStudy(text, "study.yaml").diagnostics.map(({ code }) => code)).toContain("DEF_CIRCULAR");
  });
});

// Once a fault: accepted; a participant without a value in the window then ends the run as a bug (Invalid time value, exit 3).
test("a length of time beyond any calendar is refused", () => {
  const text = edited(
    SMALL_STUDY,
    "window: { from: 0 d, of: transplant }",
    "window: { from: 0 d, to: 99999999999 d, of: transplant }",
  );
  expect(loadStudy(text, "study.yaml").loaded).toBeUndefined();
});

test("the mark of a place is not part of a study", () => expect(SMALL_STUDY).not.toContain(MARK));
