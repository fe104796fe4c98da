import { describe, expect, test } from "vitest";
import { type Course, derive, ORIGIN, short, studyText } from "./course.ts";

/** First dose on day 10, last on day 40, so the window of the study below is days 10 to 100. */
const DOSES: Course = { interventions: { luspatercept: [10, 40] } };

function safetyStudy(rest: string): string {
  return studyText(`  last-dose: { intervention: luspatercept, choose: last }
populations: { treated: { present: { intervention: luspatercept } } }
endpoints:
  safety:
    paramcd: SAFE
    label: Adverse event
    role: safety
    cites: seeds/T1.yaml#secondary-1
    kind: adverse-events
    population: treated
    onset: { from: 0 d of first-dose, to: 60 d of last-dose }
${rest.includes("treatment-emergent") ? "" : "    treatment-emergent: onset\n"}${rest}
`);
}

type Event = readonly [day: number, attributes: Readonly<Record<string, string>>];

function verdict(rest: string, events: readonly Event[], course: Course = {}) {
  return derive(safetyStudy(rest), {
    ...DOSES,
    ...course,
    events: { ...course.events, "adverse-event": events },
  });
}

const ANY = "";
const GRADE_3 = '    grade: ">= 3"';
const RELATED = "    related: [related, probable, possible]\n    relatedness-missing: related";
const NON_HAEMATOLOGICAL = `    exclude:
      body_system: Blood and lymphatic system disorders
      term: [Platelet count decreased, Neutrophil count decreased]`;

describe("the window", () => {
  test.each([
    { name: "the day before the first dose", day: 9, wanted: "N" },
    { name: "the day of the first dose", day: 10, wanted: "Y" },
    { name: "60 days after the last dose", day: 100, wanted: "Y" },
    { name: "61 days after the last dose", day: 101, wanted: "N" },
  ])("$name: $wanted", ({ day, wanted }) => {
    expect(short(verdict(ANY, [[day, { term: "Nausea", grade: "1" }]]))).toBe(wanted);
  });

  test("counted from the last dose, not from the first", () => {
    const late = verdict(ANY, [[95, { term: "Nausea" }]], { interventions: { luspatercept: [10] } });
    expect(short(late)).toBe("N");
  });

  test("that ends before it begins cannot show anything", () => {
    const study = safetyStudy(ANY).replace("to: 60 d of last-dose", "to: 5 d of transplant");
    expect(short(derive(study, DOSES))).toBe("EMPTY_WINDOW");
  });

  test("whoever was not dosed is not in the population", () => {
    expect(short(derive(safetyStudy(ANY), {}))).toBe("NOT_IN_POPULATION");
  });
});

describe("follow-up", () => {
  const nausea: Event = [20, { term: "Nausea", grade: "1" }];
  test.each([
    { name: "open at the cut-off, no event", events: [], course: { cutoff: 99 }, wanted: "WINDOW_OPEN" },
    { name: "open at the cut-off, an event already", events: [nausea], course: { cutoff: 99 }, wanted: "WINDOW_OPEN" },
    { name: "closed on the cut-off", events: [], course: { cutoff: 100 }, wanted: "N" },
    { name: "ended early, no event", events: [], course: { lastContact: 99 }, wanted: "FOLLOW_UP_ENDED" },
    { name: "ended early, an event", events: [nausea], course: { lastContact: 99 }, wanted: "Y" },
    { name: "ended on the last day", events: [], course: { lastContact: 100 }, wanted: "N" },
    { name: "died without an event", events: [], course: { events: { death: [50] } }, wanted: "N" },
    {
      name: "died, the window past the cut-off",
      events: [],
      course: { cutoff: 60, events: { death: [50] } },
      wanted: "N",
    },
    {
      name: "withdrawn, the window past the cut-off",
      events: [],
      course: { cutoff: 60, events: { withdrawal: [50] } },
      wanted: "FOLLOW_UP_ENDED",
    },
    { name: "an event after the last contact counts", events: [nausea], course: { lastContact: 15 }, wanted: "Y" },
  ] as const)("$name: $wanted", ({ events, course, wanted }) => {
    expect(short(verdict(ANY, events, course))).toBe(wanted);
  });
});

describe("grades", () => {
  test.each([
    { name: "3 counts", grades: ["3"], wanted: "Y" },
    { name: "2 does not", grades: ["2"], wanted: "N" },
    { name: "5 counts", grades: ["5"], wanted: "Y" },
    { name: "only an event without a grade", grades: [""], wanted: "MISSING_GRADE" },
    { name: "a word is no grade", grades: ["severe"], wanted: "MISSING_GRADE" },
    { name: "ungraded beside grade 2", grades: ["2", ""], wanted: "MISSING_GRADE" },
    { name: "ungraded beside grade 3", grades: ["", "3"], wanted: "Y" },
    { name: "roman III", grades: ["III"], wanted: "Y" },
  ])("$name: $wanted", ({ grades, wanted }) => {
    const events = grades.map((grade, index): Event => [20 + index, { term: "Sepsis", grade }]);
    expect(short(verdict(GRADE_3, events))).toBe(wanted);
  });

  test("without a threshold an ungraded event counts", () => {
    expect(short(verdict(ANY, [[20, { term: "Sepsis" }]]))).toBe("Y");
  });
});

describe("relatedness", () => {
  test.each([
    { related: "related", wanted: "Y" },
    { related: "Probable", wanted: "Y" },
    { related: "possible", wanted: "Y" },
    { related: "unlikely", wanted: "N" },
    { related: "unrelated", wanted: "N" },
    { related: "", wanted: "Y" },
  ])("$related: $wanted", ({ related, wanted }) => {
    expect(short(verdict(RELATED, [[20, { term: "Nausea", related }]]))).toBe(wanted);
  });

  test("a blank one may count as unrelated", () => {
    const rest = RELATED.replace("relatedness-missing: related", "relatedness-missing: unrelated");
    expect(short(verdict(rest, [[20, { term: "Nausea" }]]))).toBe("N");
  });
});

describe("exclusions", () => {
  test.each([
    { term: "Anemia", body_system: "Blood and lymphatic system disorders", wanted: "N" },
    { term: "anemia", body_system: "BLOOD AND LYMPHATIC SYSTEM DISORDERS", wanted: "N" },
    { term: "Platelet count decreased", body_system: "Investigations", wanted: "N" },
    { term: "Alanine aminotransferase increased", body_system: "Investigations", wanted: "Y" },
    { term: "Nausea", body_system: "", wanted: "Y" },
    { term: "", body_system: "", wanted: "Y" },
  ])("$term of $body_system: $wanted", ({ term, body_system, wanted }) => {
    expect(short(verdict(NON_HAEMATOLOGICAL, [[20, { term, body_system }]]))).toBe(wanted);
  });
});

describe("what began before the first dose", () => {
  const earlier = (grade: string): Event => [5, { term: "Nausea", grade }];
  const later = (grade: string, term = "Nausea"): Event => [15, { term, grade }];
  const NEW_OR_WORSE = "    treatment-emergent: new-or-worse";
  test.each([
    { name: "by onset every row of the window counts", rest: ANY, events: [earlier("2"), later("1")], wanted: "Y" },
    { name: "no worse", rest: NEW_OR_WORSE, events: [earlier("2"), later("2")], wanted: "N" },
    { name: "worse", rest: NEW_OR_WORSE, events: [earlier("2"), later("3")], wanted: "Y" },
    { name: "another term", rest: NEW_OR_WORSE, events: [earlier("2"), later("1", "Fever")], wanted: "Y" },
    {
      name: "how bad it was is not known",
      rest: NEW_OR_WORSE,
      events: [earlier(""), later("3")],
      wanted: "MISSING_GRADE",
    },
    {
      name: "how bad it is is not known",
      rest: NEW_OR_WORSE,
      events: [earlier("1"), later("")],
      wanted: "MISSING_GRADE",
    },
    {
      name: "worse, but not grade 3",
      rest: `${NEW_OR_WORSE}\n${GRADE_3}`,
      events: [earlier("1"), later("2")],
      wanted: "N",
    },
  ])("$name: $wanted", ({ rest, events, wanted }) => {
    expect(short(verdict(rest, events))).toBe(wanted);
  });
});

describe("what is kept", () => {
  test("the rows that count, the first day, and the days at risk", () => {
    const found = verdict(
      GRADE_3,
      [
        [60, { term: "Sepsis", grade: "3" }],
        [20, { term: "Sepsis", grade: "4" }],
        [30, { term: "Nausea", grade: "1" }],
      ],
      { lastContact: 80 },
    );
    expect(found.day).toBe(ORIGIN + 20);
    expect(found.evidence.map(({ day }) => day - ORIGIN)).toEqual([20, 60]);
    expect(found.adverseEvents?.atRisk).toEqual({ first: ORIGIN + 10, last: ORIGIN + 80 });
  });

  test.each([
    { events: [[101, { term: "Sepsis", grade: "3" }]], note: "Sepsis of 2026-04-12 begins 1 day after the window" },
    { events: [[7, { term: "Sepsis", grade: "3" }]], note: "Sepsis of 2026-01-08 begins 3 days before the window" },
    {
      events: [[20, { term: "Sepsis", grade: "2" }]],
      note: "the worst grade in the window is 2 (Sepsis of 2026-01-21)",
    },
    { events: [[6, { term: "Sepsis", grade: "3" }]], note: undefined },
  ] as const)("near miss: $note", ({ events, note }) => {
    expect(verdict(GRADE_3, events).notes[0]).toBe(note);
  });
});
