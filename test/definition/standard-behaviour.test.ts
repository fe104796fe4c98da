/** What the standard definitions say of a participant, at their boundaries. Day 0 is the transplant; unless said otherwise the first dose too. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../src/core/calendar.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { readExport } from "../../src/engine.ts";
import { type Course, participantOf, type Series, short, steady } from "../derivation/course.ts";
import { openFiles } from "../ingestion/small-export.ts";
import { loaded } from "./small-study.ts";
import { deriveStandard, loadedWithStandards, studyWith } from "./standard-library.ts";

const DOSE = { luspatercept: [0] };

/** The verdict of a standard with its defaults, or with parameters. */
function verdict(
  name: string,
  course: Course,
  { paramcd, parameters = {} }: { paramcd?: string; parameters?: Record<string, unknown> } = {},
): string {
  return short(deriveStandard(studyWith(name, parameters), course, paramcd));
}

describe("neutrophil-engraftment", () => {
  test.each([
    { name: "exactly 0.5 on three days", counts: { 5: "0.1", ...steady(14, 16, "0.5") }, wanted: "event 14" },
    { name: "0.49 on one of them", counts: { 5: "0.1", ...steady(14, 16, "0.5"), 15: "0.49" }, wanted: "censored 16" },
    { name: "from day 28", counts: { 5: "0.1", ...steady(28, 30, "0.5") }, wanted: "event 28" },
    { name: "from day 29", counts: { 5: "0.1", ...steady(29, 31, "0.5") }, wanted: "censored 28" },
  ])("$name: $wanted", ({ counts, wanted }) =>
    expect(verdict("neutrophil-engraftment@1", { labs: { neutrophils: counts } })).toBe(wanted),
  );
});

describe("platelet-engraftment", () => {
  const printed: Series = {
    0: "10",
    1: "35",
    2: "30",
    3: "25",
    4: "10",
    5: "15",
    6: "19",
    7: "23",
    8: "25",
    9: "40",
    10: "50",
  };
  const recovered = (count: string): Series => ({ 5: "8", ...steady(20, 22, count) });

  test("the printed example of the CIBMTR: day 7", () => {
    const course = { labs: { platelets: printed }, interventions: { "platelet-transfusion": [0] } };
    expect(verdict("platelet-engraftment@1", course)).toBe("event 7");
  });

  test.each([
    { name: "exactly 20", platelets: recovered("20"), given: [], wanted: "event 20" },
    { name: "19.9", platelets: recovered("19.9"), given: [], wanted: "censored 22" },
    { name: "7 days after a transfusion", platelets: recovered("20"), given: [13], wanted: "event 20" },
    { name: "6 days after one", platelets: recovered("20"), given: [14], wanted: "censored 22" },
    { name: "one on the last day of the run", platelets: recovered("20"), given: [22], wanted: "censored 22" },
    { name: "from day 100", platelets: { 5: "8", ...steady(100, 102, "20") }, given: [], wanted: "event 100" },
    { name: "from day 101", platelets: { 5: "8", ...steady(101, 103, "20") }, given: [], wanted: "censored 100" },
  ])("$name: $wanted", ({ platelets, given, wanted }) => {
    expect(
      verdict("platelet-engraftment@1", { labs: { platelets }, interventions: { "platelet-transfusion": given } }),
    ).toBe(wanted);
  });

  test("the alternatives: 50, seven days, 3 days away, no rule", () => {
    const { readings, withAlternatives } = loadedWithStandards(studyWith("platelet-engraftment@1"));
    const course: Course = {
      labs: { platelets: { 5: "8", ...steady(20, 26, "30"), ...steady(27, 29, "50") } },
      interventions: { "platelet-transfusion": [17] },
    };
    const answers = readings.flatMap((reading) =>
      reading.alternatives.map((_, alternative) =>
        short(
          participantContext(withAlternatives([{ reading, alternative }]), participantOf(course)).endpoint("tested"),
        ),
      ),
    );
    expect(verdict("platelet-engraftment@1", course)).toBe("event 24");
    expect(Object.fromEntries(readings.map(({ ref, alternatives }) => [ref, alternatives.length]))).toMatchObject({
      A02: 1,
      A06: 1,
    });
    expect(answers).toEqual(expect.arrayContaining(["event 27", "censored 29", "event 20"]));
  });
});

describe("graft-failure-primary", () => {
  const low = steady(5, 27, "0.1");
  test.each([
    {
      name: "0.5 on days 28 to 30",
      course: { labs: { neutrophils: { ...low, ...steady(28, 30, "0.5") } } },
      wanted: "N",
    },
    {
      name: "0.49 on one of them",
      course: { labs: { neutrophils: { ...low, ...steady(28, 30, "0.5"), 29: "0.49" } } },
      wanted: "Y",
    },
    {
      name: "only from day 29",
      course: { labs: { neutrophils: { ...low, 28: "0.2", ...steady(29, 31, "0.5") } } },
      wanted: "Y",
    },
    {
      name: "counts left over before day 7",
      course: { labs: { neutrophils: { ...steady(0, 4, "2"), ...steady(5, 30, "0.1") } } },
      wanted: "Y",
    },
    {
      name: "dead on day 27",
      course: { labs: { neutrophils: low }, events: { death: [27] } },
      wanted: "NOT_IN_POPULATION",
    },
    { name: "dead on day 28", course: { labs: { neutrophils: low }, events: { death: [28] } }, wanted: "Y" },
    { name: "lost on day 29", course: { labs: { neutrophils: low }, lastContact: 29 }, wanted: "FOLLOW_UP_ENDED" },
    {
      name: "a failure on record",
      course: { labs: { neutrophils: { ...low, ...steady(28, 30, "0.5") } }, events: { "graft-failure": [30] } },
      wanted: "Y",
    },
  ])("$name: $wanted", ({ course, wanted }) => expect(verdict("graft-failure-primary@1", course)).toBe(wanted));

  test("by day 42 after cord blood", () => {
    const course = { labs: { neutrophils: { ...steady(5, 39, "0.1"), ...steady(40, 42, "0.5") } } };
    expect(verdict("graft-failure-primary@1", course)).toBe("Y");
    expect(verdict("graft-failure-primary@1", course, { parameters: { by: "42 d" } })).toBe("N");
  });
});

describe("haemoglobin-rise", () => {
  const course = (value: string, given: readonly number[] = []): Course => ({
    labs: { hemoglobin: { 4: "59", 5: "59", 6: "59", 7: "90", 56: value } },
    interventions: { luspatercept: [7], "rbc-transfusion": given },
  });
  test.each([
    { name: "exactly 15", course: course("74"), wanted: "Y" },
    { name: "14.9", course: course("73.9"), wanted: "N" },
    { name: "red cells 14 days before", course: course("74", [42]), wanted: "Y" },
    { name: "red cells 13 days before", course: course("74", [43]), wanted: "N" },
    {
      name: "dead before",
      course: {
        labs: { hemoglobin: { 5: "59", 6: "59" } },
        interventions: { luspatercept: [7] },
        events: { death: [30] },
      },
      wanted: "N (NRI DIED)",
    },
  ])("$name: $wanted", ({ course: given, wanted }) => expect(verdict("haemoglobin-rise@1", given)).toBe(wanted));
});

const units = (...list: readonly (readonly [day: number, dose: string])[]) => ({ ...DOSE, "rbc-transfusion": list });

describe("iwg2006-hi-e", () => {
  const hb = (before: string, after: string): Series => ({
    [-20]: before,
    [-10]: before,
    112: "60",
    113: "120",
    140: after,
    168: "120",
  });
  test.each([
    {
      name: "15 above on the lowest day",
      course: { labs: { hemoglobin: hb("80", "95") }, interventions: DOSE },
      wanted: "Y",
    },
    { name: "14.9 above", course: { labs: { hemoglobin: hb("80", "94.9") }, interventions: DOSE }, wanted: "N" },
    { name: "110 before", course: { labs: { hemoglobin: hb("110", "130") }, interventions: DOSE }, wanted: "N" },
    {
      name: "109.9 before",
      course: { labs: { hemoglobin: { ...hb("109.9", "125"), 113: "130", 168: "130" } }, interventions: DOSE },
      wanted: "Y",
    },
    {
      name: "15 above, but transfused in the eight weeks",
      course: { labs: { hemoglobin: hb("80", "95") }, interventions: units([114, "1"]) },
      wanted: "N",
    },
    {
      name: "4 units fewer",
      course: { labs: { hemoglobin: hb("80", "80") }, interventions: units([-50, "3"], [-40, "3"], [120, "2"]) },
      wanted: "Y",
    },
    {
      name: "3 units fewer",
      course: { labs: { hemoglobin: hb("80", "80") }, interventions: units([-50, "3"], [-40, "3"], [120, "3"]) },
      wanted: "N",
    },
    {
      name: "one day measured before",
      course: { labs: { hemoglobin: { [-10]: "80", 113: "120", 140: "120" } }, interventions: DOSE },
      wanted: "TOO_FEW_DAYS",
    },
  ])("$name: $wanted", ({ course, wanted }) => expect(verdict("iwg2006-hi-e@1", course)).toBe(wanted));
});

const beforeDose = (count: string): Series => ({ [-20]: count, [-10]: count });
const lowest = (count: string): Series => ({ 112: "1", 113: "200", 140: count, 168: "200", 169: "1" });

describe.each(["iwg2006-hi-n@1", "iwg2018-hi-n@1"])("%s", (definition) => {
  test.each([
    ["0.4", "0.91", "Y"],
    ["0.4", "0.9", "N"],
    ["0.99", "1.98", "Y"],
    ["0.99", "1.97", "N"],
    ["1.0", "5", "N"],
  ])("%s to %s: %s", (base, value, wanted) => {
    expect(
      verdict(definition, {
        labs: { neutrophils: { ...beforeDose(base), ...lowest(value) } },
        interventions: DOSE,
      }),
    ).toBe(wanted);
  });
});

describe.each(["iwg2006-hi-p@1", "iwg2018-hi-p@1"])("%s", (definition) => {
  test.each([
    ["21", "51", "Y"],
    ["21", "50.9", "N"],
    ["99.9", "129.9", "Y"],
    ["100", "180", "N"],
    ["20", "100", "N"],
    ["10", "20", "N"],
    ["10", "20.1", "Y"],
    ["15", "29.9", "N"],
    ["15", "30", "Y"],
  ])("%s to %s: %s", (base, value, wanted) => {
    expect(
      verdict(definition, {
        labs: { platelets: { ...beforeDose(base), ...lowest(value) } },
        interventions: DOSE,
      }),
    ).toBe(wanted);
  });

  test("not with platelets given in the eight weeks", () => {
    const course = {
      labs: { platelets: { ...beforeDose("21"), ...lowest("60") } },
      interventions: { ...DOSE, "platelet-transfusion": [113] },
    };
    expect(verdict(definition, course)).toBe("N");
  });
});

describe("iwg2018-hi-e", () => {
  const hb = (after: string): Series => ({ ...beforeDose("80"), 113: "120", 140: after, 168: "120" });
  /** From the first day without red cells to the last: 56 days where the second one is day 57. */
  const often = (second: number): readonly (readonly [number, string])[] =>
    [0, second, 85, 113, 141, 168].map((day) => [day, "1"] as const);
  const low = [
    [-100, "1"],
    [-40, "2"],
  ] as const;
  const high = [
    [-100, "4"],
    [-40, "4"],
  ] as const;
  test.each([
    {
      name: "no units before, 15 above",
      course: { labs: { hemoglobin: hb("95") }, interventions: DOSE },
      wanted: "Y HI-E",
    },
    {
      name: "no units before, 14.9 above",
      course: { labs: { hemoglobin: hb("94.9") }, interventions: DOSE },
      wanted: "N NR",
    },
    {
      name: "2 units before",
      course: { labs: { hemoglobin: hb("95") }, interventions: units([-100, "1"], [-40, "1"]) },
      wanted: "NOT_IN_POPULATION NOT_IN_POPULATION",
    },
    {
      name: "3 units before at once",
      course: { interventions: units([-40, "3"]) },
      wanted: "NOT_IN_POPULATION NOT_IN_POPULATION",
    },
    { name: "3 units before, 56 days free", course: { interventions: units(...low, ...often(57)) }, wanted: "Y HI-E" },
    { name: "3 units before, 55 days free", course: { interventions: units(...low, ...often(56)) }, wanted: "N NR" },
    {
      name: "4 units in the last 8 weeks",
      course: { interventions: units([-100, "1"], [-40, "4"]) },
      wanted: "NOT_IN_POPULATION NOT_IN_POPULATION",
    },
    {
      name: "8 units before, 55 days free, 4 after",
      course: { interventions: units(...high, ...often(56)) },
      wanted: "N MINOR",
    },
    {
      name: "8 units before, 55 days free, 5 after",
      course: { interventions: units(...high, ...often(56), [57, "1"]) },
      wanted: "N NR",
    },
    {
      name: "7 units are no high burden",
      course: { interventions: units([-100, "3"], [-90, "1"], [-40, "3"]) },
      wanted: "NOT_IN_POPULATION NOT_IN_POPULATION",
    },
  ])("$name: $wanted", ({ course, wanted }) => {
    const found = ["HIE18", "HIE18CL"].map((paramcd) => verdict("iwg2018-hi-e@1", course, { paramcd }));
    expect(found.join(" ")).toBe(wanted);
  });
});

describe("transfusion-independence", () => {
  const given = (days: readonly number[], logThrough = 400): Course => ({
    interventions: { ...DOSE, "rbc-transfusion": days },
    logThrough,
  });
  test.each([
    { name: "56 days free", course: given([0, 57, 100, 140]), wanted: "Y" },
    { name: "55 days free", course: given([0, 56, 100, 140]), wanted: "N" },
    { name: "56 days to the end", course: given([20, 60, 112]), wanted: "Y" },
    { name: "the log ends after 55", course: given([20, 60, 112], 167), wanted: "TRANSFUSION_LOG_INCOMPLETE" },
  ])("$name: $wanted", ({ course, wanted }) => expect(verdict("transfusion-independence@1", course)).toBe(wanted));

  test.each([
    [">= 84 d", 85],
    [">= 112 d", 113],
  ])("%s from day 1 to the day before day %i", (stretch, next) => {
    expect(verdict("transfusion-independence@1", given([0, next, 140]), { parameters: { stretch } })).toBe("Y");
    expect(verdict("transfusion-independence@1", given([0, next - 1, 140]), { parameters: { stretch } })).toBe("N");
  });
});

describe("rbc-units-reduction", () => {
  test.each([
    { name: "half", course: { interventions: units([-50, "2"], [-1, "2"], [113, "1"], [168, "1"]) }, wanted: "Y" },
    {
      name: "more than half",
      course: { interventions: units([-50, "2"], [-1, "2"], [113, "2"], [168, "1"]) },
      wanted: "N",
    },
    {
      name: "units outside both periods",
      course: { interventions: units([-57, "9"], [-50, "2"], [112, "9"], [113, "1"], [169, "9"]) },
      wanted: "Y",
    },
    { name: "none before", course: { interventions: units([113, "1"]) }, wanted: "ZERO_BASELINE" },
    { name: "none at all", course: { interventions: units() }, wanted: "ZERO_BASELINE" },
  ])("$name: $wanted", ({ course, wanted }) => expect(verdict("rbc-units-reduction@1", course)).toBe(wanted));

  test.each([
    ["3", "1", "Y"],
    ["2", "1", "N"],
    ["4", "3", "N"],
  ])("a third fewer and at least two units: %s to %s: %s", (first, then, wanted) => {
    const course = { interventions: units([-50, first], [120, then]) };
    const parameters = { ratio: "<= 0.67", change: "<= -2" };
    expect(verdict("rbc-units-reduction@1", course, { parameters })).toBe(wanted);
  });
});

/** Counts of the three lines, and reticulocytes, at baseline and at week 24. */
type Lines = readonly [hb: string, anc: string, plt: string, retic?: string];
function lines(base: Lines, week24: Lines, rest: Course = {}): Course {
  const series = (index: 0 | 1 | 2 | 3): Series => ({ [-1]: base[index] ?? "50", 168: week24[index] ?? "50" });
  const labs = { hemoglobin: series(0), neutrophils: series(1), platelets: series(2), reticulocytes: series(3) };
  return {
    attributes: { sex: "F" },
    ...rest,
    labs,
    interventions: { ...DOSE, hetrombopag: [0], ...rest.interventions },
  };
}

describe("camitta-bsh-nsaa", () => {
  const shipped = loaded(readFileSync(new URL("../../endpoints/NCT05660785.yaml", import.meta.url), "utf8")).study;
  test.each([
    { name: "all lines normal", course: lines(["70", "0.8", "30"], ["110", "1.51", "151"]), wanted: "CR Y" },
    { name: "exactly 1.5 is not normal", course: lines(["70", "0.8", "30"], ["110", "1.5", "151"]), wanted: "PR Y" },
    {
      name: "a man at 110",
      course: lines(["70", "0.8", "30"], ["110", "1.51", "151"], { attributes: { sex: "M" } }),
      wanted: "PR Y",
    },
    { name: "one line doubled", course: lines(["70", "0.8", "30"], ["80", "0.9", "60"]), wanted: "PR Y" },
    { name: "none doubled", course: lines(["70", "0.8", "30"], ["80", "1.59", "59.9"]), wanted: "NR N" },
    { name: "a rise of 30 from 59", course: lines(["59", "0.8", "30"], ["89", "0.9", "30"]), wanted: "NR N" },
    { name: "a rise of 30.1 from 59", course: lines(["59", "0.8", "30"], ["89.1", "0.9", "30"]), wanted: "PR Y" },
    { name: "a rise of 30.1 from 60", course: lines(["60", "0.8", "30"], ["90.1", "0.9", "30"]), wanted: "NR N" },
    {
      name: "doubled, red cells 55 days before",
      course: lines(["50", "0.8", "30"], ["100", "0.9", "30"], { interventions: { "rbc-transfusion": [113] } }),
      wanted: "NR N",
    },
    {
      name: "free of the red cells needed",
      course: lines(["70", "0.8", "30"], ["80", "0.9", "30"], { interventions: { "rbc-transfusion": [-55, 112] } }),
      wanted: "PR Y",
    },
    {
      name: "not needed in the 8 weeks before",
      course: lines(["70", "0.8", "30"], ["80", "0.9", "30"], { interventions: { "rbc-transfusion": [-56, 112] } }),
      wanted: "NR N",
    },
    {
      name: "rescue before",
      course: lines(["70", "0.8", "30"], ["110", "1.51", "151"], { events: { "rescue-therapy": [100] } }),
      wanted: "CR N (NRI INTERCURRENT_EVENT)",
    },
  ])("$name: $wanted, as in the study that is shipped", ({ course, wanted }) => {
    const found = ["CAMBOR", "CAMRESP"].map((paramcd) => verdict("camitta-bsh-nsaa@1", course, { paramcd }));
    expect(found.join(" ")).toBe(wanted);
    const context = participantContext(shipped, participantOf(course));
    expect(["best-response", "response-week-24"].map((name) => short(context.endpoint(name))).join(" ")).toBe(wanted);
  });
});

describe("nih-saa", () => {
  const severe: Lines = ["60", "0.3", "10", "20"];
  test.each([
    { name: "exactly 100, 1.0 and 100", course: lines(severe, ["100", "1.0", "100"]), wanted: "CR" },
    { name: "99.9", course: lines(severe, ["99.9", "1.0", "100"]), wanted: "PR" },
    { name: "one of three low: no longer severe", course: lines(severe, ["80", "0.49", "20", "60"]), wanted: "PR" },
    { name: "two of three low: still severe", course: lines(severe, ["80", "0.49", "19.9", "60"]), wanted: "NR" },
    { name: "never severe", course: lines(["60", "0.5", "10", "60"], ["80", "0.8", "30", "60"]), wanted: "NR" },
  ])("$name: $wanted", ({ course, wanted }) =>
    expect(verdict("nih-saa@1", course, { paramcd: "NIHBOR" })).toBe(wanted),
  );
});

describe("cn-aa", () => {
  const severe: Lines = ["60", "0.3", "10", "20"];
  const mild: Lines = ["60", "0.8", "30", "60"];
  test.each([
    { name: "above 100, 1.5 and 100", course: lines(severe, ["100.1", "1.51", "100.1"]), wanted: "CR" },
    { name: "exactly 100", course: lines(severe, ["100", "1.51", "100.1"]), wanted: "PR" },
    { name: "no longer severe", course: lines(severe, ["65", "0.5", "12", "60"]), wanted: "PR" },
    {
      name: "no longer severe, platelets 55 days before",
      course: lines(severe, ["65", "0.5", "12", "60"], { interventions: { "platelet-transfusion": [113] } }),
      wanted: "NR",
    },
    {
      name: "no longer severe, platelets 56 days before",
      course: lines(severe, ["65", "0.5", "12", "60"], { interventions: { "platelet-transfusion": [112] } }),
      wanted: "PR",
    },
    { name: "never severe, one line doubled", course: lines(mild, ["65", "0.8", "60", "60"]), wanted: "PR" },
    { name: "never severe, none doubled", course: lines(mild, ["65", "0.8", "59.9", "60"]), wanted: "NR" },
  ])("$name: $wanted", ({ course, wanted }) => expect(verdict("cn-aa@1", course, { paramcd: "CNBOR" })).toBe(wanted));
});

describe("lineage-hi", () => {
  const course = (hb: string, anc: string, plt: string): Course => ({
    labs: {
      hemoglobin: { ...beforeDose("80"), ...lowest(hb) },
      neutrophils: { ...beforeDose("0.4"), ...lowest(anc) },
      platelets: { ...beforeDose("21"), ...lowest(plt) },
    },
    interventions: DOSE,
  });
  test.each([
    { name: "all three at their limits", course: course("95", "0.91", "51"), wanted: "THREE Y" },
    { name: "two", course: course("94.9", "0.91", "51"), wanted: "TWO Y" },
    { name: "one", course: course("94.9", "0.9", "51"), wanted: "ONE Y" },
    { name: "none", course: course("94.9", "0.9", "50.9"), wanted: "NR N" },
    { name: "nothing measured", course: { interventions: DOSE }, wanted: "NO_VALUE N (NRI NO_VALUE)" },
  ])("$name: $wanted", ({ course: given, wanted }) => {
    expect(["LINEBOR", "LINERESP"].map((paramcd) => verdict("lineage-hi@1", given, { paramcd })).join(" ")).toBe(
      wanted,
    );
  });
});

describe("survival, relapse and death without relapse", () => {
  const NAMES = ["overall-survival@1", "progression-free-survival@1", "relapse-incidence@1", "non-relapse-mortality@1"];
  test.each([
    {
      name: "relapse, death on the same day",
      events: { relapse: [90], death: [90] },
      wanted: ["event 90", "event 90", "event 90", "relapse (2) 90"],
    },
    {
      name: "death after relapse",
      events: { relapse: [90], death: [120] },
      wanted: ["event 120", "event 90", "event 90", "relapse (2) 90"],
    },
    {
      name: "progression",
      events: { progression: [90] },
      wanted: ["censored 400", "event 90", "event 90", "progression (2) 90"],
    },
    {
      name: "death without it",
      events: { death: [120] },
      wanted: ["event 120", "event 120", "death (2) 120", "event 120"],
    },
    { name: "death on day 0", events: { death: [0] }, wanted: ["event 0", "event 0", "death (2) 0", "event 0"] },
    { name: "nothing", events: {}, wanted: ["censored 400", "censored 400", "censored 400", "censored 400"] },
  ])("$name: $wanted", ({ events, wanted }) => expect(NAMES.map((name) => verdict(name, { events }))).toEqual(wanted));

  test("with delayed entry, an event on the day of entry counts and one before does not", () => {
    const course = (day: number): Course => ({ interventions: { luspatercept: [60] }, events: { relapse: [day] } });
    const answers = [60, 59].map((day) =>
      verdict("relapse-incidence@1", course(day), { parameters: { entry: "first-dose" } }),
    );
    expect(answers).toEqual(["event 60", "EVENT_BEFORE_ENTRY"]);
  });
});

describe("graft-versus-host disease", () => {
  test.each([
    { name: "grade 2", events: { "acute-gvhd": [[30, { grade: "2" }]] }, wanted: "event 30" },
    { name: "grade 1", events: { "acute-gvhd": [[30, { grade: "1" }]] }, wanted: "censored 400" },
    { name: "no grade", events: { "acute-gvhd": [30] }, wanted: "MISSING_GRADE" },
    {
      name: "relapse the day before",
      events: { "acute-gvhd": [[30, { grade: "2" }]], relapse: [29] },
      wanted: "relapse (2) 29",
    },
    {
      name: "relapse the same day",
      events: { "acute-gvhd": [[30, { grade: "2" }]], relapse: [30] },
      wanted: "relapse (2) 30",
    },
  ] as const)("acute: $name: $wanted", ({ events, wanted }) =>
    expect(verdict("acute-gvhd@1", { events })).toBe(wanted),
  );

  test("chronic of any grade, with and without relapse as a competing event", () => {
    const course = { events: { relapse: [100], "chronic-gvhd": [150] } };
    const { study, readings, withAlternatives } = loadedWithStandards(studyWith("chronic-gvhd@1"));
    const reading = readings.find(({ ref }) => ref === "A34");
    const [used, other] = [study, withAlternatives([{ reading: reading!, alternative: 0 }])].map((form) =>
      short(participantContext(form, participantOf(course)).endpoint("tested")),
    );
    expect([used, other]).toEqual(["relapse (2) 100", "event 150"]);
  });
});

describe("treatment-emergent-adverse-events", () => {
  const course = (day: number, attributes: Readonly<Record<string, string>> = {}): Course => ({
    interventions: { luspatercept: [7, 28] },
    events: { "adverse-event": [[day, { term: "Nausea", ...attributes }]] },
  });
  test.each([
    [6, "N"],
    [7, "Y"],
    [88, "Y"],
    [89, "N"],
  ])("an onset on day %i, doses on 7 and 28: %s", (day, wanted) =>
    expect(verdict("treatment-emergent-adverse-events@1", course(day))).toBe(wanted),
  );

  test.each([
    { name: "grade 3 of at least 3", attributes: { grade: "3" }, parameters: { grade: ">= 3" }, wanted: "Y" },
    { name: "grade 2 of at least 3", attributes: { grade: "2" }, parameters: { grade: ">= 3" }, wanted: "N" },
    {
      name: "blank counts as related",
      attributes: {},
      parameters: { related: ["related"], "relatedness-missing": "related" },
      wanted: "Y",
    },
    {
      name: "unrelated",
      attributes: { related: "unrelated" },
      parameters: { related: ["related"], "relatedness-missing": "related" },
      wanted: "N",
    },
  ])("$name: $wanted", ({ attributes, parameters, wanted }) => {
    expect(verdict("treatment-emergent-adverse-events@1", course(10, attributes), { parameters })).toBe(wanted);
  });
});

describe("platelet-refractoriness", () => {
  /** 180 cm and 80 kg are 2 m2 by Mosteller, so a rise of 15 after 4 units is 7500, and one of 9 is 4500. */
  async function ptr(
    counts: readonly (readonly [pre: string, hour: string, day: string])[],
    parameters = {},
  ): Promise<string> {
    const dates = counts.map((_, index) => `2026-01-1${index * 2}`);
    const nextDay = (date: string) => `${date.slice(0, -1)}${Number(date.slice(-1)) + 1}`;
    const row = (at: string, value: string) => (value === "" ? [] : [`P1,platelets,${at},${value},10*9/L`]);
    const labs = dates.flatMap((date, index) => {
      const [pre, hour, day] = counts[index] ?? ["", "", ""];
      return [...row(`${date}T08:00`, pre), ...row(`${date}T11:00`, hour), ...row(`${nextDay(date)}T07:00`, day)];
    });
    const given = dates.map((date) => `P1,platelet-transfusion,${date}T09:00,${date}T10:00,4,10*11`);
    const study = loadedWithStandards(studyWith("platelet-refractoriness@1", parameters));
    const files = {
      "participants.csv": "participant_id,height_cm,weight_kg\nP1,180,80\n",
      "labs.csv": ["participant_id,analyte,collected_at,value,unit", ...labs, ""].join("\n"),
      "interventions.csv": [
        "participant_id,intervention,started_at,ended_at,dose,dose_unit",
        ...given,
        "P1,luspatercept,2026-02-01,,,",
        "",
      ].join("\n"),
      "events.csv": "participant_id,event,occurred_on\nP1,stem-cell-infusion,2026-01-01\n",
    };
    const { value, diagnostics } = await readExport(study, openFiles(files), {
      cutoff: parseDay("2026-06-01"),
      transfusionsComplete: true,
    });
    if (value === undefined) throw new Error(JSON.stringify(diagnostics));
    return short(participantContext(study.study, value.participants[0]!).endpoint("platelet-refractoriness"));
  }

  test.each([
    {
      name: "7500 at one hour and 4500 at 24 are effective",
      counts: [
        ["10", "25", "19"],
        ["10", "25", "19"],
      ],
      wanted: "N",
    },
    {
      name: "below 7500 at one hour, twice",
      counts: [
        ["10", "24.9", "19"],
        ["10", "24.9", "19"],
      ],
      wanted: "Y",
    },
    {
      name: "below 4500 at 24 hours, twice",
      counts: [
        ["10", "25", "18.9"],
        ["10", "25", "18.9"],
      ],
      wanted: "Y",
    },
    {
      name: "once",
      counts: [
        ["10", "24.9", "19"],
        ["10", "25", "19"],
      ],
      wanted: "N",
    },
    {
      name: "twice, one between",
      counts: [
        ["10", "24.9", "19"],
        ["10", "25", "19"],
        ["10", "24.9", "19"],
      ],
      wanted: "Y",
    },
  ] as const)("$name: $wanted", async ({ counts, wanted }) => expect(await ptr(counts)).toBe(wanted));

  test("twice in a row is another reading", async () => {
    const counts = [
      ["10", "24.9", "19"],
      ["10", "25", "19"],
      ["10", "24.9", "19"],
    ] as const;
    expect(await ptr(counts, { counted: "in-a-row" })).toBe("N");
  });
});
