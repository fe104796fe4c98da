import { describe, expect, test } from "vitest";
import { type Course, derive, type Series, short, steady, studyText } from "./course.ts";

interface Rule {
  readonly analyte?: string;
  readonly is?: string;
  readonly consecutive?: string;
  readonly startAfter?: string;
  readonly without?: string;
  readonly horizon?: string;
}

function engraftment({
  analyte = "neutrophils",
  is = "> 0.5 10*9/L",
  consecutive = "calendar",
  startAfter = "first-drop",
  without = "none",
  horizon = "28 d",
}: Rule = {}): string {
  return studyText(`endpoints:
  engraftment:
    paramcd: ENGR
    label: Engraftment
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event:
      sustained: ${analyte}
      is: "${is}"
      run: { length: 3 d, consecutive: ${consecutive} }
      start-after: ${startAfter}
      without: ${without}
    competing: [graft-failure, [relapse, progression], death]
    horizon: ${horizon}
    estimate: { cumulative-incidence: { at: [28 d] } }
`);
}

const anc = (neutrophils: Series, rest: Course = {}): Course => ({ ...rest, labs: { neutrophils } });
const LOW: Series = { 0: "3.1", 5: "0.1" };

describe("neutrophils > 0.5 on three consecutive days after the first drop, by day 28", () => {
  test.each([
    { name: "three days", counts: { ...LOW, 12: "0.6", 13: "0.7", 14: "0.8" }, wanted: "event 12" },
    { name: "two days are not three", counts: { ...LOW, 12: "0.6", 13: "0.7" }, wanted: "censored 13" },
    {
      name: "a missing day breaks the run",
      counts: { ...LOW, 12: "0.6", 13: "0.7", 15: "0.8", 16: "0.8", 17: "0.9" },
      wanted: "event 15",
    },
    {
      name: "a failing day breaks the run",
      counts: { ...LOW, ...steady(12, 17, "0.9"), 13: "0.5" },
      wanted: "event 14",
    },
    {
      name: "exactly 0.5 does not count",
      counts: { ...LOW, 12: "0.5", 13: "0.51", 14: "0.6", 15: "0.7" },
      wanted: "event 13",
    },
    {
      name: "the least of a day counts",
      counts: { ...LOW, 12: "0.7 0.4", 13: "0.6", 14: "0.6", 15: "0.6" },
      wanted: "event 13",
    },
    { name: "a drop on day 0", counts: { 0: "0.4", 1: "0.6", 2: "0.6", 3: "0.6" }, wanted: "event 1" },
    {
      name: "counts before day 0 are history",
      counts: { [-2]: "0.1", 0: "0.9", 1: "0.9", 2: "0.9", 30: "0.9" },
      wanted: "NEVER_BELOW",
    },
    {
      name: "the run may start on the horizon and end after it",
      counts: { ...LOW, 28: "0.6", 29: "0.6", 30: "0.6" },
      wanted: "event 28",
    },
    {
      name: "a run that starts after the horizon is too late",
      counts: { ...LOW, 29: "0.6", 30: "0.6", 31: "0.6" },
      wanted: "censored 28",
    },
    {
      name: "a drop after the horizon is no drop",
      counts: { 0: "3", 27: "2", 29: "0.1", 30: "1" },
      wanted: "NEVER_BELOW",
    },
    { name: "no recovery, counted past the horizon", counts: { ...LOW, 20: "0.2", 40: "0.2" }, wanted: "censored 28" },
    { name: "no recovery, last counted before it", counts: { ...LOW, 20: "0.2" }, wanted: "censored 20" },
    { name: "no counts", counts: {}, wanted: "NO_COUNTS" },
    { name: "counts before day 0 only", counts: { [-1]: "0.2" }, wanted: "NO_COUNTS" },
    {
      name: "below a limit at the nadir decides nothing",
      counts: { 0: "3", 5: "<0.1", 12: "0.6", 13: "0.6", 14: "0.6" },
      wanted: "event 12",
    },
    {
      name: "below a limit that could be recovery",
      counts: { ...LOW, 12: "<1.0", 13: "0.6", 14: "0.6", 15: "0.6" },
      wanted: "INTERVAL",
    },
    {
      name: "below a limit that could be the drop",
      counts: { 0: "3", 5: "<1.0", 6: "2", 7: "2", 8: "2", 9: "0.1", 12: "2", 13: "2", 14: "2" },
      wanted: "INTERVAL",
    },
    {
      name: "below a limit after the run",
      counts: { ...LOW, 12: "0.6", 13: "0.7", 14: "0.8", 15: "<1.0" },
      wanted: "event 12",
    },
    { name: "above a limit is recovery", counts: { ...LOW, 12: ">0.5", 13: ">10", 14: ">=0.6" }, wanted: "event 12" },
  ])("$name: $wanted", ({ counts, wanted }) => expect(short(derive(engraftment(), anc(counts)))).toBe(wanted));

  test.each([
    {
      name: "no drop and lost before the horizon",
      course: anc({ 0: "3", 10: "2" }, { lastContact: 20 }),
      wanted: "censored 10",
    },
    {
      name: "no drop and followed to the horizon",
      course: anc({ 0: "3", 10: "2" }, { lastContact: 28 }),
      wanted: "NEVER_BELOW",
    },
    {
      name: "graft failure before the run",
      course: anc({ ...LOW, ...steady(12, 14, "1") }, { events: { "graft-failure": [11] } }),
      wanted: "graft-failure (2) 11",
    },
    {
      name: "graft failure on the first day of the run",
      course: anc({ ...LOW, ...steady(12, 14, "1") }, { events: { "graft-failure": [12] } }),
      wanted: "event 12",
    },
    {
      name: "graft failure after the first day of the run",
      course: anc({ ...LOW, ...steady(12, 14, "1") }, { events: { "graft-failure": [13] } }),
      wanted: "event 12",
    },
    {
      name: "graft failure before day 0 is history",
      course: anc({ ...LOW, ...steady(12, 14, "1") }, { events: { "graft-failure": [-3] } }),
      wanted: "event 12",
    },
    {
      name: "graft failure before any drop",
      course: anc({ 0: "3", 1: "3" }, { events: { "graft-failure": [1] } }),
      wanted: "graft-failure (2) 1",
    },
    { name: "death without a count", course: { events: { death: [6] } }, wanted: "death (4) 6" },
    {
      name: "names joined are one competing event",
      course: anc(LOW, { events: { progression: [9] } }),
      wanted: "progression (3) 9",
    },
    {
      name: "the first of two competing events",
      course: anc(LOW, { events: { relapse: [9], death: [12] } }),
      wanted: "relapse (3) 9",
    },
    {
      name: "relapse before death on one day",
      course: anc(LOW, { events: { death: [9], relapse: [9] } }),
      wanted: "relapse (3) 9",
    },
    {
      name: "relapse before graft failure on one day, whatever the order declared",
      course: anc(LOW, { events: { "graft-failure": [9], relapse: [9] } }),
      wanted: "relapse (3) 9",
    },
    {
      name: "a competing event after the horizon is none",
      course: anc({ ...LOW, 40: "0.1" }, { events: { relapse: [29] } }),
      wanted: "censored 28",
    },
    {
      name: "a competing event on the horizon",
      course: anc({ ...LOW, 40: "0.1" }, { events: { relapse: [28] } }),
      wanted: "relapse (3) 28",
    },
  ])("$name: $wanted", ({ course, wanted }) => expect(short(derive(engraftment(), course))).toBe(wanted));

  test("without a transplant there is no origin", () => {
    expect(short(derive(engraftment(), { events: { "stem-cell-infusion": [] } }))).toBe("NO_ANCHOR");
  });

  test("the rows of the drop and of the run are the evidence", () => {
    const { evidence } = derive(
      engraftment(),
      anc({ ...LOW, 9: "0.2", 12: "0.6", 13: "0.7 0.8", 14: "0.8", 15: "0.9" }),
    );
    expect(evidence.map(({ source }) => source.line)).toEqual([1050, 1120, 1130, 1131, 1140]);
  });
});

// Once a fault: the last count of all is cited, months after the horizon at which the participant is censored.
test("no row after the horizon decides a censoring at the horizon", () => {
  const { evidence } = derive(engraftment(), anc({ ...LOW, 20: "0.2", 90: "2.4" }));
  expect(evidence.map(({ source }) => source.line).filter((line) => line > 1289)).toEqual([]);
});

describe("other readings", () => {
  const gap = { ...LOW, 12: "0.6", 13: "0.7", 15: "0.8", 16: "0.8", 17: "0.9" };
  test.each([
    { name: "successive measured days", rule: { consecutive: "measured" }, counts: gap, wanted: "event 12" },
    {
      name: "successive measured days, none failing",
      rule: { consecutive: "measured" },
      counts: { ...gap, 14: "0.5" },
      wanted: "event 15",
    },
    {
      name: "from the origin",
      rule: { startAfter: "origin" },
      counts: { 0: "3", 1: "3", 2: "0.6" },
      wanted: "event 0",
    },
    {
      name: "from the origin, never above",
      rule: { startAfter: "origin" },
      counts: { 0: "0.1", 30: "0.1" },
      wanted: "censored 28",
    },
    {
      name: "at least 0.5",
      rule: { is: ">= 0.5 10*9/L" },
      counts: { ...LOW, 12: "0.5", 13: "0.5", 14: "0.5" },
      wanted: "event 12",
    },
    {
      name: "30 days",
      rule: { horizon: "30 d" },
      counts: { ...LOW, 29: "0.6", 30: "0.6", 31: "0.6" },
      wanted: "event 29",
    },
    {
      name: "a threshold in other units",
      rule: { is: "> 500 /uL" },
      counts: { ...LOW, 12: "0.5", 13: "0.501", 14: "0.6", 15: "0.6" },
      wanted: "event 13",
    },
  ])("$name: $wanted", ({ rule, counts, wanted }) =>
    expect(short(derive(engraftment(rule), anc(counts)))).toBe(wanted),
  );

  test("only missing days prevent it: a near miss is said", () => {
    const censored = derive(engraftment(), anc({ ...LOW, 26: "0.6", 27: "0.6", 29: "0.6", 31: "0.6" }));
    expect(short(censored)).toBe("censored 28");
    expect(censored.notes).toHaveLength(1);
    expect(derive(engraftment(), anc({ ...LOW, 26: "0.6" })).notes).toEqual([]);
  });
});

describe("platelets >= 40, none transfused in the 7 days before the run nor in it", () => {
  const study = engraftment({
    analyte: "platelets",
    is: ">= 40 10*9/L",
    without: "{ intervention: platelet-transfusion, from: -7 d, open: from }",
  });
  const counts = { 0: "90", 5: "10", ...steady(17, 27, "41") };
  const run = (transfused: readonly number[], rest: Course = {}) =>
    short(
      derive(study, { labs: { platelets: counts }, interventions: { "platelet-transfusion": transfused }, ...rest }),
    );

  test.each([
    { name: "none", transfused: [], wanted: "event 17" },
    { name: "7 days before", transfused: [10], wanted: "event 17" },
    { name: "6 days before", transfused: [11], wanted: "event 18" },
    { name: "on the first day", transfused: [17], wanted: "event 24" },
    { name: "on the last day", transfused: [19], wanted: "censored 27" },
    { name: "after the run", transfused: [20], wanted: "event 17" },
    { name: "long before", transfused: [0, 3, 5], wanted: "event 17" },
  ])("transfused $name: $wanted", ({ transfused, wanted }) => expect(run(transfused)).toBe(wanted));

  test("exactly 40 counts", () => {
    expect(short(derive(study, { labs: { platelets: { 5: "39.9", 17: "40", 18: "40", 19: "40" } } }))).toBe("event 17");
  });

  test.each([
    { name: "to the end of the run", rest: { logThrough: 19 }, wanted: "event 17" },
    { name: "to the day before it", rest: { logThrough: 18 }, wanted: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "nobody knows how far", rest: { logThrough: "unknown" }, wanted: "TRANSFUSION_LOG_INCOMPLETE" },
    {
      name: "nobody knows, but a competing event came first",
      rest: { logThrough: "unknown", events: { relapse: [16] } },
      wanted: "relapse (3) 16",
    },
    {
      name: "nobody knows, but platelets are known to have been given",
      rest: { logThrough: "unknown", interventions: { "platelet-transfusion": [16, 20, 24] } },
      wanted: "censored 27",
    },
  ] as const)("the log is complete $name: $wanted", ({ rest, wanted }) => expect(run([], rest)).toBe(wanted));
});
