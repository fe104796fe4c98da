/** Counting episodes of a class, the time to the nth, and what is still open at the cut-off. */
import { describe, expect, test } from "vitest";
import { ORIGIN, short } from "./course.ts";
import { answers, type Bag, DAY, deriveStory, episodesStudy, HOUR, type Story } from "./episodes-course.ts";

/** E effective, R refractory, n without a count afterwards: one episode at 09:00 of a day. */
type Kind = "E" | "R" | "n";
type Course = readonly (readonly [day: number, kind: Kind])[];

function story(course: Course, more: Partial<Story> = {}): Story {
  const start = (day: number) => day * DAY + 9 * HOUR;
  const value = { E: "28", R: "9" };
  return {
    bags: course.map(([day]): Bag => ({ start: start(day) })),
    counts: course.flatMap(([day, kind]) => [
      [start(day) - 60, "8"] as const,
      ...(kind === "n" ? [] : [[start(day) + 40 + 60, value[kind]] as const]),
    ]),
    interventions: { daratumumab: [0] },
    ...more,
  };
}

function study(fields: string): string {
  return episodesStudy({
    endpoints: `  count:
    paramcd: COUNT
    label: Count
    role: primary
    kind: response
    cites: a#b
    criterion: { episodes: platelet-episodes, ${fields} }
  time:
    paramcd: TIME
    label: Time
    role: secondary
    kind: time-to-event
    cites: a#b
    origin: first-dose
    event: { episodes: platelet-episodes, class: effective, choose: 2 }
    competing: [death]
    horizon: 84 d
    estimate: { cumulative-incidence: { at: [84 d] } }`,
  });
}

const WINDOW = "window: { from: 0 d, to: 84 d, of: first-dose }";
const TWO = `class: effective, is: ">= 2", ${WINDOW}`;

function count(course: Course, fields = TWO, more: Partial<Story> = {}): string {
  return short(deriveStory(study(fields), story(course, more), "COUNT"));
}

describe("two effective episodes", () => {
  test.each([
    {
      name: "two",
      course: [
        [3, "E"],
        [9, "E"],
      ],
      is: "Y",
    },
    {
      name: "one",
      course: [
        [3, "E"],
        [9, "R"],
      ],
      is: "N",
    },
    { name: "none given at all", course: [], is: "N" },
    {
      name: "on the first and on the last day of the window",
      course: [
        [0, "E"],
        [84, "E"],
      ],
      is: "Y",
    },
    {
      name: "the second a day after the window",
      course: [
        [0, "E"],
        [85, "E"],
      ],
      is: "N",
    },
    {
      name: "the first a day before the window",
      course: [
        [-1, "E"],
        [84, "E"],
      ],
      is: "N",
    },
    {
      name: "one, and one that cannot be judged",
      course: [
        [3, "E"],
        [9, "n"],
      ],
      is: "NO_POST",
    },
    {
      name: "two, and one that cannot be judged",
      course: [
        [3, "E"],
        [9, "n"],
        [15, "E"],
      ],
      is: "Y",
    },
    { name: "one in all, which cannot be judged", course: [[3, "n"]], is: "N" },
    {
      name: "two that cannot be judged",
      course: [
        [3, "n"],
        [9, "n"],
      ],
      is: "NO_POST",
    },
  ] as const)("$name: $is", ({ course, is }) => {
    expect(count(course)).toBe(is);
  });

  test("left out, an episode that cannot be judged leaves nothing open unless none can be judged", () => {
    const fields = `${TWO}, not-evaluable: left-out`;
    expect(
      count(
        [
          [3, "E"],
          [9, "n"],
        ],
        fields,
      ),
    ).toBe("N");
    expect(
      count(
        [
          [3, "n"],
          [9, "n"],
        ],
        fields,
      ),
    ).toBe("NO_POST");
    expect(count([[3, "n"]], fields)).toBe("N");
  });
});

describe("two in a row", () => {
  const row = `${TWO}, counted: in-a-row`;
  test.each([
    {
      name: "neighbours",
      course: [
        [3, "R"],
        [9, "E"],
        [15, "E"],
      ],
      undecided: "Y",
      leftOut: "Y",
    },
    {
      name: "one between",
      course: [
        [3, "E"],
        [9, "R"],
        [15, "E"],
      ],
      undecided: "N",
      leftOut: "N",
    },
    {
      name: "one that cannot be judged between",
      course: [
        [3, "E"],
        [9, "n"],
        [15, "E"],
      ],
      undecided: "NO_POST",
      leftOut: "Y",
    },
    {
      name: "one that cannot be judged beside",
      course: [
        [3, "n"],
        [9, "E"],
        [15, "R"],
      ],
      undecided: "NO_POST",
      leftOut: "N",
    },
    {
      name: "it cannot make up for one between",
      course: [
        [3, "n"],
        [9, "R"],
        [15, "E"],
      ],
      undecided: "N",
      leftOut: "N",
    },
  ] as const)("$name", ({ course, undecided, leftOut }) => {
    expect(count(course, row)).toBe(undecided);
    expect(count(course, `${row}, not-evaluable: left-out`)).toBe(leftOut);
  });
});

describe("before the first dose", () => {
  const fields = 'class: refractory, is: ">= 2", window: { to: 0 d, of: first-dose, open: to }';
  test.each([
    {
      name: "two the days before",
      course: [
        [-7, "R"],
        [-1, "R"],
      ],
      is: "Y",
    },
    {
      name: "the day of the dose does not count",
      course: [
        [-7, "R"],
        [0, "R"],
      ],
      is: "N",
    },
    {
      name: "other conditions hold too",
      course: [
        [-9, "R"],
        [-7, "E"],
        [-1, "R"],
      ],
      is: "Y",
    },
  ] as const)("$name", ({ course, is }) => {
    expect(count(course, fields)).toBe(is);
  });
});

describe("fewer is also a claim that nothing more was given", () => {
  const one: Course = [[3, "E"]];
  test.each([
    { name: "log to the last day", more: { logThrough: 84 }, is: "N" },
    { name: "log a day short", more: { logThrough: 83 }, is: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "nobody says", more: { logThrough: "unknown" as const }, is: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "lost before the end", more: { lastContact: 83 }, is: "FOLLOW_UP_ENDED" },
    { name: "died before the end, log to the death", more: { events: { death: [40] }, logThrough: 40 }, is: "N" },
    {
      name: "died before the end, log short of it",
      more: { events: { death: [40] }, logThrough: 39 },
      is: "TRANSFUSION_LOG_INCOMPLETE",
    },
  ])("$name: $is", ({ more, is }) => {
    expect(count(one, TWO, more)).toBe(is);
  });

  test("two effective stand whatever the log", () => {
    expect(
      count(
        [
          [3, "E"],
          [9, "E"],
        ],
        TWO,
        { logThrough: "unknown", lastContact: 20 },
      ),
    ).toBe("Y");
  });
});

describe("open at the cut-off", () => {
  const two: Course = [
    [3, "E"],
    [9, "E"],
  ];
  test("the window of the starts", () => {
    expect(count(two, TWO, { cutoff: 83 })).toBe("WINDOW_OPEN");
    expect(count(two, TWO, { cutoff: 84 })).toBe("Y");
    expect(count(two, TWO, { cutoff: 83, lastContact: 82 })).toBe("Y");
  });

  test("the count a day after an episode of the last day", () => {
    expect(count([...two, [84, "E"]], TWO, { cutoff: 84 })).toBe("WINDOW_OPEN");
    expect(count([...two, [84, "E"]], TWO, { cutoff: 85 })).toBe("Y");
  });

  const last: Course = [[20, "E"]];
  const row = (paramcd: string, cutoff: number, more: Partial<Story> = {}) =>
    answers(study(TWO), story(last, { cutoff, ...more }), paramcd);

  test("an episode, as long as a count may come", () => {
    expect(row("CCI1H", 20)).toEqual(["10000"]);
    expect(row("CCI24H", 20)).toEqual(["WINDOW_OPEN"]);
    expect(row("REFRACT", 20)).toEqual(["WINDOW_OPEN"]);
    expect(row("CCI24H", 21)).toEqual(["NO_POST"]);
    expect(row("REFRACT", 21)).toEqual(["effective"]);
  });

  test("not after death or the last contact", () => {
    expect(row("REFRACT", 20, { events: { death: [20] } })).toEqual(["effective"]);
    expect(row("REFRACT", 20, { lastContact: 19 })).toEqual(["effective"]);
  });

  test("as long as another transfusion may join it", () => {
    const waiting = { bags: [{ start: 20 * DAY + 9 * HOUR }], counts: [[20 * DAY + 8 * HOUR, "8"] as const] };
    expect(answers(study(TWO), { ...waiting, cutoff: 20 }, "CCI1H")).toEqual(["WINDOW_OPEN"]);
    expect(answers(study(TWO), { ...waiting, cutoff: 21 }, "CCI1H")).toEqual(["NO_POST"]);
  });
});

describe("time to the second effective episode", () => {
  const time = (course: Course, more: Partial<Story> = {}) =>
    short(deriveStory(study(TWO), story(course, more), "TIME"));

  test.each([
    {
      name: "the start of the second",
      course: [
        [3, "E"],
        [9, "R"],
        [20, "E"],
        [30, "E"],
      ],
      more: {},
      is: "event 20",
    },
    {
      name: "only from the origin on",
      course: [
        [-2, "E"],
        [0, "E"],
        [5, "E"],
      ],
      more: {},
      is: "event 5",
    },
    {
      name: "on the last day",
      course: [
        [3, "E"],
        [84, "E"],
      ],
      more: {},
      is: "event 84",
    },
    {
      name: "a day later",
      course: [
        [3, "E"],
        [85, "E"],
      ],
      more: {},
      is: "censored 84",
    },
    {
      name: "those that cannot be judged are passed over",
      course: [
        [3, "E"],
        [9, "n"],
        [20, "E"],
      ],
      more: {},
      is: "event 20",
    },
    {
      name: "none judged",
      course: [
        [3, "n"],
        [9, "n"],
      ],
      more: {},
      is: "NO_POST",
    },
    {
      name: "none judged, but died",
      course: [
        [3, "n"],
        [9, "n"],
      ],
      more: { events: { death: [30] } },
      is: "death (2) 30",
    },
    { name: "died before", course: [[3, "E"]], more: { events: { death: [30] } }, is: "death (2) 30" },
    {
      name: "died on the day of the second",
      course: [
        [3, "E"],
        [30, "E"],
      ],
      more: { events: { death: [30] } },
      is: "event 30",
    },
    { name: "lost", course: [[3, "E"]], more: { lastContact: 50 }, is: "censored 50" },
    { name: "at the cut-off", course: [[3, "E"]], more: { cutoff: 50 }, is: "censored 50" },
    { name: "log too short", course: [[3, "E"]], more: { logThrough: 50 }, is: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "nothing given", course: [], more: {}, is: "censored 84" },
  ] as const)("$name: $is", ({ course, more, is }) => {
    expect(time(course, more)).toBe(is);
  });
});

describe("what is shown", () => {
  test("the deciding episodes with their rows, the day of the second, and how little was missing", () => {
    const met = deriveStory(
      study(TWO),
      story([
        [3, "E"],
        [9, "R"],
        [15, "E"],
        [20, "E"],
      ]),
      "COUNT",
    );
    expect(met.day).toBe(ORIGIN + 15);
    expect(met.evidence.map(({ source }) => `${source.file}:${source.line}`)).toEqual([
      ...["interventions.csv:2", "labs.csv:2", "labs.csv:3"],
      ...["interventions.csv:4", "labs.csv:6", "labs.csv:7"],
    ]);
    const short1 = deriveStory(
      study(TWO),
      story([
        [3, "E"],
        [9, "R"],
      ]),
      "COUNT",
    );
    expect(short1.notes).toEqual(["one effective episode short"]);
  });

  test("nobody disappears: who was given nothing has one row that says so", () => {
    const nothing = deriveStory(study(TWO), story([]), "CCI1H");
    expect(nothing.outcome).toEqual({
      kind: "not-evaluable",
      reason: "NO_EPISODES",
      detail: "no platelet-transfusion is recorded",
    });
  });
});
