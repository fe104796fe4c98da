import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import type { StageGate } from "../../src/analysis/decisions/stage-gate.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { loaded } from "../definition/small-study.ts";
import { type Course, participantOf, responseStudy } from "../derivation/course.ts";

/** Responders have 90 g/L or more at their last measurement by day 50. Continue with 2 of 3, reject with more than 3 of 6. */
function gateStudy({ missing = "", evaluable = "" } = {}): string {
  return `${responseStudy('{ compare: last, is: ">= 90 g/L" }', {
    quantities: "  last: { measure: hemoglobin, window: { from: 0 d, to: 50 d, of: transplant }, choose: last }",
    rest: missing,
  })}decisions:
  gate:
    simon:
      endpoint: response
      stage-1: { n: 3, continue-if: ">= 2" }
      final: { n: 6, reject-if: "> 3" }
${evaluable}      cites: seeds/T1.yaml#design-1
`;
}

const ENROLLED = (index: number) => ({ enrolled_on: `2026-01-${String(index + 1).padStart(2, "0")}` });
const COURSES: Readonly<Record<string, Course>> = {
  Y: { labs: { hemoglobin: { 20: "95" } } },
  N: { labs: { hemoglobin: { 20: "85" } } },
  /** Not measured: replaced. */
  r: {},
  /** The window is open. */
  p: { cutoff: 40 },
};

function gate(courses: readonly Course[], study = gateStudy()): StageGate {
  const { decisions, undecided } = analyseAll(courses, study);
  const [decision] = decisions;
  if (decision === undefined) throw new Error(`undecided: ${undecided.length}`);
  return decision;
}

function analyseAll(courses: readonly Course[], text: string) {
  const { study } = loaded(text);
  return analyse(study, (endpoint) =>
    courses.map((course) => participantContext(study, participantOf(course)).endpoint(endpoint)),
  );
}

/** One letter per participant, in the order of enrolment. */
const lettered = (letters: string): Course[] =>
  [...letters].map((letter, index) => ({
    ...COURSES[letter],
    id: `P${String(index + 1).padStart(2, "0")}`,
    attributes: ENROLLED(index),
  }));

test.each([
  { letters: "", word: "stage-1-pending", certain: undefined },
  { letters: "YY", word: "stage-1-pending", certain: "continue" },
  { letters: "YYp", word: "stage-1-pending", certain: "continue" },
  { letters: "YNp", word: "stage-1-pending", certain: undefined },
  { letters: "NNp", word: "stage-1-pending", certain: "stop" },
  { letters: "YpYN", word: "stage-1-pending", certain: "continue" },
  { letters: "YYN", word: "continue", certain: undefined },
  { letters: "YNN", word: "stop", certain: "stop" },
  { letters: "YrYrN", word: "continue", certain: undefined },
  { letters: "rrr", word: "stage-1-pending", certain: undefined },
  { letters: "YYNp", word: "stage-2-pending", certain: undefined },
  { letters: "YYNYNN", word: "do-not-reject", certain: "do-not-reject" },
  { letters: "YYNYYN", word: "reject", certain: "reject" },
  { letters: "YYNYYp", word: "stage-2-pending", certain: "reject" },
  { letters: "YYNNNp", word: "stage-2-pending", certain: "do-not-reject" },
  { letters: "YNNYYY", word: "stop", certain: "stop" },
  { letters: "YYNYrYN", word: "reject", certain: "reject" },
  { letters: "YYNNNNYYY", word: "do-not-reject", certain: "do-not-reject" },
])("$letters: $word, certain $certain", ({ letters, word, certain }) => {
  const decided = gate(lettered(letters));
  expect([decided.word, decided.certain?.word]).toEqual([word, certain]);
});

describe("places", () => {
  test("counted, pending, replaced, beyond: after the last place nobody is replaced", () => {
    const { places, stage1, final } = gate(lettered("YrpNYYNYr"));
    expect(
      places.map(({ participant, place, standing, response }) =>
        `${participant} ${place ?? "-"} ${standing} ${response ?? ""}`.trim(),
      ),
    ).toEqual([
      "P01 1 counted Y",
      "P02 - replaced",
      "P03 2 pending",
      "P04 3 counted N",
      "P05 4 counted Y",
      "P06 5 counted Y",
      "P07 6 counted N",
      "P08 - beyond Y",
      "P09 - beyond",
    ]);
    expect(stage1).toEqual({ size: 3, responders: 1, evaluable: 2, pending: 1 });
    expect(final).toEqual({ size: 6, responders: 3, evaluable: 5, pending: 1 });
  });

  test("by the day of enrolment, then by name, whatever the file's order", () => {
    const at = (id: string, day: string): Course => ({ ...COURSES["Y"], id, attributes: { enrolled_on: day } });
    const { places } = gate([
      at("P10", "2026-01-02"),
      at("P9", "2026-01-02"),
      at("P1", "2026-02-01"),
      at("P2", "2025-12-31"),
    ]);
    expect(places.map(({ participant }) => participant)).toEqual(["P2", "P10", "P9", "P1"]);
  });

  test("a place cannot be told without a day of enrolment, unless it is given up anyway", () => {
    const [one, two] = lettered("YY");
    const blank = { ...two, attributes: {} };
    const { decisions, undecided } = analyseAll([one as Course, blank], gateStudy());
    expect([decisions.length, undecided.flatMap(({ participants }) => participants.map(({ id }) => id))]).toEqual([
      0,
      ["P02"],
    ]);
    expect(gate([one as Course, { ...COURSES["r"], id: "P02" }]).places).toHaveLength(2);
  });
});

describe("who counts", () => {
  const evaluable =
    "      evaluable: { any: [{ measured: [last] }, { present: { event: death } }, { present: { event: withdrawal, where: { cause: inefficacy } } }] }\n";
  const study = gateStudy({ missing: "    missing: non-response\n", evaluable });
  test.each([
    { name: "measured", course: COURSES["Y"], standing: "counted", response: "Y" },
    { name: "died", course: { events: { death: [10] } }, standing: "counted", response: "N" },
    {
      name: "withdrew for inefficacy",
      course: { events: { withdrawal: [[10, { cause: "inefficacy" }]] } },
      standing: "counted",
      response: "N",
    },
    {
      name: "withdrew for another cause",
      course: { events: { withdrawal: [[10, { cause: "consent" }]] } },
      standing: "replaced",
      response: undefined,
    },
    { name: "lost", course: { lastContact: 10 }, standing: "replaced", response: undefined },
    { name: "still open", course: { cutoff: 30 }, standing: "pending", response: undefined },
  ] as const)("$name: $standing", ({ course, standing, response }) => {
    const [place] = gate([{ ...course, attributes: ENROLLED(0) }], study).places;
    expect([place?.standing, place?.response]).toEqual([standing, response]);
  });
});

describe("since when it is certain", () => {
  const on = (day: number, value: string, index: number): Course => ({
    id: `P${index}`,
    attributes: ENROLLED(index),
    labs: { hemoglobin: { [day]: value } },
  });

  test("the day the deciding response was known, in the order of knowledge", () => {
    expect(gate([on(30, "95", 0), on(10, "95", 1)]).certain).toEqual({ word: "continue", since: "2026-01-31" });
    expect(gate([on(30, "85", 0), on(10, "85", 1), on(40, "95", 2)]).certain).toEqual({
      word: "stop",
      since: "2026-01-31",
    });
  });

  // Once a fault: a failure for want of a value has no day and is counted before all that have one; it is known when its window closes.
  test("a failure for want of a value is not known before its window closed", () => {
    const study = gateStudy({ missing: "    missing: non-response\n" });
    const never: Course = { id: "P0", attributes: ENROLLED(0) };
    expect(gate([never, on(10, "85", 1), on(40, "95", 2)], study).certain?.since).not.toBe("2026-01-11");
  });
});
