/** Definitions of transfusion episodes: faults with their places, and the sentences they are explained in. */
import { describe, expect, test } from "vitest";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import { loadStudy } from "../../src/definition/load.ts";
import { explainStudy } from "../../src/definition/prose/explain.ts";
import { edited, loaded } from "./small-study.ts";

const STUDY = `nadir: 1
study: { id: T5, title: Small study, status: registered, facts: seeds/T5.yaml }
anchors:
  first-dose: { intervention: daratumumab, choose: first }
episodes:
  platelet-episodes:
    transfusion: platelet-transfusion
    analyte: platelets
    merge-within: 24 h
    pre: { within: 24 h }
    post:
      hour-1: { from: 10 min, to: 60 min, nearest: 60 min }
      hour-24: { from: 18 h, to: 24 h, nearest: 24 h }
    dose: { when-empty: "3.0 10*11" }
    body-surface: mosteller
    blood-volume: 75 mL/kg
    refractory: { hour-1: "< 7500 m2/uL/10*11", hour-24: "< 4500 m2/uL/10*11" }
endpoints:
  increments: { paramcd: CCI1H, label: Increment, role: supportive, kind: episodes, episodes: platelet-episodes, report: { cci: hour-1 }, cites: a#b }
  recoveries: { paramcd: PPR1H, label: Recovery, role: supportive, kind: episodes, episodes: platelet-episodes, report: { recovery: hour-1 }, cites: a#b }
  classes: { paramcd: REFRACT, label: Class, role: supportive, kind: episodes, episodes: platelet-episodes, report: class, cites: a#b }
  response:
    paramcd: RESP
    label: Response
    role: primary
    kind: response
    cites: a#b
    criterion:
      episodes: platelet-episodes
      class: effective
      is: ">= 2"
      counted: in-a-row
      window: { from: 0 d, to: 84 d, of: first-dose }
  time:
    paramcd: TIME
    label: Time
    role: secondary
    kind: time-to-event
    cites: a#b
    origin: first-dose
    event: { episodes: platelet-episodes, class: effective, choose: 2 }
    estimate: { cumulative-incidence: { at: [84 d] } }
`;

function faults(from: string, to: string): readonly string[] {
  return loadStudy(edited(STUDY, from, to), "study.yaml")
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(diagnosticText);
}

test("the study is sound", () => {
  expect(loadStudy(STUDY, "study.yaml").diagnostics).toEqual([]);
});

describe("faults", () => {
  test.each([
    {
      name: "a misspelled key",
      from: "merge-within: 24 h",
      to: "merge-witin: 24 h",
      is: '9:5 error DEF_UNKNOWN_KEY unknown key "merge-witin"; did you mean "merge-within"?',
    },
    {
      name: "a day where hours and minutes are counted",
      from: "pre: { within: 24 h }",
      to: "pre: { within: 24 hours }",
      is: '10:20 error DEF_INVALID_VALUE "24 hours": a time here is like "10 min", "24 h" or "1 d"',
    },
    {
      name: "a formula nobody knows",
      from: "body-surface: mosteller",
      to: "body-surface: mostellar",
      is: '15:19 error DEF_INVALID_VALUE "mostellar" is not allowed here; did you mean "mosteller"?',
    },
    {
      name: "a limit in the unit of the record, which leaves out surface and dose",
      from: '"< 7500 m2/uL/10*11"',
      to: '"< 7500 /uL"',
      is: "17:27 error DEF_WRONG_DIMENSION /uL is a number concentration, but this is a corrected count increment (m2/uL/10*11); give the threshold in m2/uL/10*11",
    },
    {
      name: "a limit at a time that is not defined",
      from: 'hour-24: "< 4500',
      to: 'hour-20: "< 4500',
      is: '17:58 error DEF_UNKNOWN_NAME no time after the transfusion is called "hour-20"; did you mean "hour-24"?',
    },
    {
      name: "a window that ends before it begins",
      from: "{ from: 18 h, to: 24 h,",
      to: "{ from: 26 h, to: 24 h,",
      is: "13:16 error DEF_INVALID_VALUE a window from 26 h to 24 h ends before it begins; from is the shorter time",
    },
    {
      name: "an analyte that is no count",
      from: "analyte: platelets",
      to: "analyte: hemoglobin",
      is: "8:14 error DEF_INVALID_VALUE hemoglobin is a mass concentration, but an increment is of a count; analyte: platelets",
    },
    {
      name: "an amount without a unit",
      from: '"3.0 10*11"',
      to: '"3.0"',
      is: '14:25 error DEF_INVALID_VALUE "3.0" is no amount; a number and a unit, like "75 10*11"',
    },
    {
      name: "a blood volume per litre",
      from: "75 mL/kg",
      to: "75 mL",
      is: "16:19 error DEF_WRONG_DIMENSION mL is a volume, but this is in mL/kg; give the threshold in mL/kg",
    },
    {
      name: "an endpoint at a time that is not defined",
      from: "report: { cci: hour-1 }",
      to: "report: { cci: hour-2 }",
      is: '19:129 error DEF_UNKNOWN_NAME no time after the transfusion is called "hour-2"; did you mean "hour-1"?',
    },
    {
      name: "a report that is none",
      from: "report: { cci: hour-1 }",
      to: "report: { ccj: hour-1 }",
      is: '19:122 error DEF_UNKNOWN_FORM this is no episode report; "ccj": did you mean "cci"?',
    },
    {
      name: "a recovery without a blood volume",
      from: "    blood-volume: 75 mL/kg\n",
      to: "",
      is: '7:5 error DEF_MISSING_KEY the key "blood-volume" is missing',
    },
    {
      name: "a class without limits",
      from: '    refractory: { hour-1: "< 7500 m2/uL/10*11", hour-24: "< 4500 m2/uL/10*11" }\n',
      to: "",
      is: '7:5 error DEF_MISSING_KEY the key "refractory" is missing',
    },
    {
      name: "episodes that are not defined",
      from: "      episodes: platelet-episodes",
      to: "      episodes: platelet-episode",
      is: '29:17 error DEF_UNKNOWN_NAME no definition of episodes is called "platelet-episode"; did you mean "platelet-episodes"?',
    },
    {
      name: "a count with a unit",
      from: 'is: ">= 2"',
      to: 'is: ">= 2 d"',
      is: "31:11 error DEF_UNIT_NOT_WANTED a number of episodes is a pure number; it has no unit d",
    },
    {
      name: "a class that is none",
      from: "class: effective, choose: 2",
      to: "class: efective, choose: 2",
      is: '41:50 error DEF_INVALID_VALUE "efective" is not allowed here; did you mean "effective"?',
    },
  ])("$name", ({ from, to, is }) => {
    expect(faults(from, to)).toEqual([`study.yaml:${is}`]);
  });
});

test("what it says in English", () => {
  const { study, readings } = loaded(STUDY);
  const text = explainStudy(study, readings);
  expect(text.slice(text.indexOf("Episodes:"))).toMatchInlineSnapshot(`
    "Episodes: platelet-episodes
      each platelet transfusion, together with those started less than 24 h after the one before with no count of platelets between; doses are added.
      Before: the last count of platelets before the start, at most 24 h old, with no platelet transfusion between.
      hour-1: the count nearest to 60 min among those 10 min to 60 min after the end and before the next platelet transfusion; of two equally near, the earlier.
      hour-24: the count nearest to 24 h among those 18 h to 24 h after the end and before the next platelet transfusion; of two equally near, the earlier.
      Corrected count increment: (after − before) × 1000 × body surface in m² ÷ dose in 10*11; body surface by Mosteller: the square root of height × weight ÷ 3600 (cm, kg). A fall stays negative.
      An empty dose counts as 3 10*11, which is marked.
      Blood volume: 75 mL per kg of body weight.
      Refractory: the corrected count increment at hour-1 < 7500 m2/uL/10*11 or at hour-24 < 4500 m2/uL/10*11, whichever can be judged; effective: at least one can be judged and none is so.

    CCI1H (supportive endpoint): Increment
      Population: enrolled. The corrected count increment at hour-1 of each of the platelet-episodes, one row each. Episodes of one participant are not independent, so no interval is given over them.
      Source: a#b

    PPR1H (supportive endpoint): Recovery
      Population: enrolled. The percent platelet recovery at hour-1 of each of the platelet-episodes, one row each. Episodes of one participant are not independent, so no interval is given over them.
      Source: a#b

    REFRACT (supportive endpoint): Class
      Population: enrolled. The class (refractory or effective) of each of the platelet-episodes, one row each. Episodes of one participant are not independent, so no interval is given over them.
      Source: a#b

    RESP (primary endpoint): Response
      Population: enrolled. Yes or no; whoever cannot be evaluated leaves the denominator.
      Met when the number of effective platelet-episodes, in a row, starting from the day of first-dose to 84 days after first-dose is >= 2; those that cannot be judged may be so
      Source: a#b

    TIME (secondary endpoint): Time
      Population: enrolled. Days from first-dose (day 0) to the start of the second effective one of the platelet-episodes.
      Source: a#b
    "
  `);
});
