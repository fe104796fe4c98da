import { describe, expect, test } from "vitest";
import { type Course, derive, type Series, short, studyText } from "./course.ts";

/** A study whose one endpoint is the value of this quantity. */
function valueStudy(quantity: string): string {
  return studyText(`quantities:
  base: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean }
  post: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }
  asked: ${quantity}
endpoints:
  value:
    paramcd: VALUE
    label: Value
    role: supportive
    cites: seeds/T1.yaml#primary-1
    kind: change
    value: asked
`);
}

const value = (quantity: string, course: Course) => short(derive(valueStudy(quantity), course));
const hb = (hemoglobin: Series, rest: Course = {}): Course => ({ ...rest, labs: { hemoglobin } });

describe("a measurement in a window", () => {
  const all: Series = { [-4]: "40", [-3]: "70", [-2]: "71 73", [-1]: "77", 0: "90", 1: "95" };
  test.each([
    {
      name: "both ends belong to it",
      quantity: "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean }",
      wanted: "value 73",
    },
    {
      name: "open at the start",
      quantity: "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant, open: from }, summarize: min }",
      wanted: "value 72",
    },
    {
      name: "open at the end",
      quantity: "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant, open: to }, summarize: max }",
      wanted: "value 72",
    },
    {
      name: "open at both",
      quantity: "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant, open: both }, choose: last }",
      wanted: "value 72",
    },
    {
      name: "without a start",
      quantity: "{ measure: hemoglobin, window: { to: 0 d, of: transplant }, choose: first }",
      wanted: "value 40",
    },
    {
      name: "without an end",
      quantity: "{ measure: hemoglobin, window: { from: 0 d, of: transplant }, choose: last }",
      wanted: "value 95",
    },
    {
      name: "the mean of the daily means, not of the values",
      quantity: "{ measure: hemoglobin, window: { from: -3 d, to: -2 d, of: transplant }, summarize: mean }",
      wanted: "value 71",
    },
    {
      name: "the least of a day",
      quantity: "{ measure: hemoglobin, window: { from: -2 d, to: -2 d, of: transplant }, daily: min, choose: last }",
      wanted: "value 71",
    },
    {
      name: "as many days as required",
      quantity:
        "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean, require: { days: 3 } }",
      wanted: "value 73",
    },
    {
      name: "fewer days than required: results of one day are one",
      quantity:
        "{ measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean, require: { days: 4 } }",
      wanted: "TOO_FEW_DAYS",
    },
    {
      name: "nothing in it",
      quantity: "{ measure: hemoglobin, window: { from: 5 d, to: 9 d, of: transplant }, choose: last }",
      wanted: "NO_VALUE",
    },
    {
      name: "counted from nothing",
      quantity: "{ measure: hemoglobin, window: { from: 5 d, to: 9 d, of: first-dose }, choose: last }",
      wanted: "NO_ANCHOR",
    },
    {
      name: "in calendar months",
      quantity: "{ measure: hemoglobin, window: { from: -1 mo, to: 0 d, of: transplant }, choose: last }",
      wanted: "value 90",
    },
  ])("$name: $wanted", ({ quantity, wanted }) => expect(value(quantity, hb(all))).toBe(wanted));
});

describe("a measurement nearest to a day", () => {
  const quantity = "{ measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }";
  test.each([
    { name: "on the day", counts: { 55: "1e2", 56: "101" }, wanted: "value 101" },
    { name: "of two equally near the earlier", counts: { 59: "102", 53: "100" }, wanted: "value 100" },
    { name: "the nearer, though later", counts: { 53: "100", 58: "102" }, wanted: "value 102" },
    { name: "the first day of the window", counts: { 49: "100" }, wanted: "value 100" },
    { name: "the last day of the window", counts: { 63: "100" }, wanted: "value 100" },
    { name: "a day before the window", counts: { 48: "100" }, wanted: "NO_VALUE" },
    { name: "a day after the window", counts: { 64: "100" }, wanted: "NO_VALUE" },
    { name: "several values of the day", counts: { 56: "100 103" }, wanted: "value 203/2" },
    { name: "known only as below a limit", counts: { 56: "<100" }, wanted: "INTERVAL" },
  ])("$name: $wanted", ({ counts, wanted }) => expect(value(quantity, hb(counts as Series))).toBe(wanted));

  test.each([
    { name: "died before the end of the window", course: { events: { death: [60] } }, wanted: "DIED" },
    { name: "died after it", course: { events: { death: [64] } }, wanted: "NO_VALUE" },
    { name: "withdrew before", course: { events: { withdrawal: [20] } }, wanted: "WITHDRAWN" },
    { name: "lost before", course: { lastContact: 20 }, wanted: "FOLLOW_UP_ENDED" },
    { name: "lost on the last day", course: { lastContact: 63 }, wanted: "NO_VALUE" },
  ])("nothing, and $name: $wanted", ({ course, wanted }) => expect(value(quantity, course)).toBe(wanted));

  test.each([
    { name: "open, though there is a value", cutoff: 62, settled: "window-end", wanted: "WINDOW_OPEN" },
    { name: "closed on its last day", cutoff: 63, settled: "window-end", wanted: "value 100" },
    { name: "a value that nothing can displace", cutoff: 56, settled: "at-target", wanted: "value 100" },
    { name: "a value that the target day may displace", cutoff: 55, settled: "at-target", wanted: "WINDOW_OPEN" },
  ])("$name: $wanted", ({ cutoff, settled, wanted }) => {
    const asked = quantity.replace("within: 7 d", `within: 7 d, settled: ${settled}`);
    expect(value(asked, hb({ 54: "100" }, { cutoff }))).toBe(wanted);
  });

  test("no value by the cut-off, the window open to its end", () => {
    const asked = quantity.replace("within: 7 d", "within: 7 d, settled: at-target");
    expect([62, 63].map((cutoff) => value(asked, { cutoff }))).toEqual(["WINDOW_OPEN", "NO_VALUE"]);
  });

  test("who died or left has no open window", () => {
    expect(value(quantity, { cutoff: 40, events: { death: [20] } })).toBe("DIED");
    expect(value(quantity, { cutoff: 40, lastContact: 39 })).toBe("FOLLOW_UP_ENDED");
  });
});

describe("a change", () => {
  const change = "{ change: post, from: base }";
  test.each([
    { name: "8.1 to 9.6 g/dL", counts: { [-1]: "81", 56: "96" }, wanted: "value 15" },
    { name: "a third", counts: { [-3]: "70", [-2]: "70", [-1]: "71", 56: "80" }, wanted: "value 29/3" },
    { name: "a fall", counts: { [-1]: "81", 56: "80.5" }, wanted: "value -1/2" },
    { name: "no baseline", counts: { 56: "96" }, wanted: "NO_VALUE" },
    { name: "no value", counts: { [-1]: "81" }, wanted: "NO_VALUE" },
  ])("$name: $wanted", ({ counts, wanted }) => expect(value(change, hb(counts as Series))).toBe(wanted));

  test("its baseline and change are carried along", () => {
    const { change: observed } = derive(valueStudy(change), hb({ [-1]: "81", 56: "96" }));
    expect([observed?.base.lower?.toFraction(), observed?.change.lower?.toFraction(), observed?.unit]).toEqual([
      "81",
      "15",
      "g/L",
    ]);
  });
});

describe("units given in a window", () => {
  const total =
    "{ total: { intervention: rbc-transfusion }, sum: dose, when-empty: 1, window: { from: 0 d, to: 56 d, of: transplant } }";
  const given = { "rbc-transfusion": [[-1, "9"], [0, "2"], 10, [56, "1.5"], [57, "9"]] } as const;
  test.each([
    {
      name: "the sum of the doses, 1 where blank, both ends included",
      quantity: total,
      course: { interventions: given },
      wanted: "value 9/2",
    },
    {
      name: "blank is nothing where nothing is said",
      quantity: total.replace("when-empty: 1, ", ""),
      course: { interventions: given },
      wanted: "value 7/2",
    },
    {
      name: "records",
      quantity: total.replace("sum: dose", "sum: records"),
      course: { interventions: given },
      wanted: "value 3",
    },
    { name: "none", quantity: total, course: {}, wanted: "value 0" },
    { name: "the log ends on the last day", quantity: total, course: { logThrough: 56 }, wanted: "value 0" },
    {
      name: "the log ends a day earlier",
      quantity: total,
      course: { logThrough: 55, interventions: given },
      wanted: "TRANSFUSION_LOG_INCOMPLETE",
    },
    {
      name: "nobody knows of the log",
      quantity: total,
      course: { logThrough: "unknown" },
      wanted: "TRANSFUSION_LOG_INCOMPLETE",
    },
    { name: "follow-up ends a day earlier", quantity: total, course: { lastContact: 55 }, wanted: "FOLLOW_UP_ENDED" },
    {
      name: "died inside, log complete to the death",
      quantity: total,
      course: { events: { death: [30] }, logThrough: 30, interventions: { "rbc-transfusion": [10] } },
      wanted: "value 1",
    },
    {
      name: "the window is open",
      quantity: total,
      course: { cutoff: 55, interventions: given },
      wanted: "WINDOW_OPEN",
    },
    {
      name: "the window closes on the cut-off",
      quantity: total,
      course: { cutoff: 56, interventions: given },
      wanted: "value 9/2",
    },
  ] as const)("$name: $wanted", ({ quantity, course, wanted }) => expect(value(quantity, course)).toBe(wanted));
});

test.each([
  { name: "days from one date to another", course: { interventions: { luspatercept: [10, 31] } }, wanted: "value 21" },
  { name: "doses of one day are one", course: { interventions: { luspatercept: [10, 10, 31] } }, wanted: "value 21" },
  { name: "the second has not happened", course: { interventions: { luspatercept: [10] } }, wanted: "INTERVAL" },
  { name: "nor the first", course: {}, wanted: "NO_ANCHOR" },
])("$name: $wanted", ({ course, wanted }) =>
  expect(value("{ duration: { from: first-dose, to: second-dose } }", course)).toBe(wanted),
);
