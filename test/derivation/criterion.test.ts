import { describe, expect, test } from "vitest";
import { type Course, derive, ORIGIN, responseStudy, type Series, short, studyText } from "./course.ts";

const QUANTITIES = `  base: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean }
  post: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }
  anc: { measure: neutrophils, window: { from: 1 d, to: 10 d, of: transplant }, choose: last }
  gap: { duration: { from: first-dose, to: second-dose } }
  wait: { duration: { from: transplant, to: second-dose } }`;

const verdict = (criterion: string, course: Course, rest = "") =>
  short(derive(responseStudy(criterion, { quantities: QUANTITIES, rest }), course));
const hb = (hemoglobin: Series, rest: Course = {}): Course => ({ ...rest, labs: { hemoglobin } });

describe("a rise of at least 15 g/L", () => {
  const rise = '{ change: post, from: base, is: ">= 1.5 g/dL" }';
  test.each([
    { name: "66 to 81", counts: { [-1]: "66", 56: "81" }, wanted: "Y" },
    { name: "66 to 80.9", counts: { [-1]: "66", 56: "80.9" }, wanted: "N" },
    {
      name: "a mean of three, exactly",
      counts: { [-3]: "70", [-2]: "71", [-1]: "74", 56: "86.66666666666667" },
      wanted: "Y",
    },
    {
      name: "a mean of three, hardly missed",
      counts: { [-3]: "70", [-2]: "71", [-1]: "74", 56: "86.66666666666666" },
      wanted: "N",
    },
    { name: "from below a limit, whatever it was", counts: { [-1]: "<60", 56: "75" }, wanted: "Y" },
    { name: "from below a limit, undecided", counts: { [-1]: "<60", 56: "70" }, wanted: "INTERVAL" },
    { name: "no baseline", counts: { 56: "81" }, wanted: "NO_VALUE" },
  ])("$name: $wanted", ({ counts, wanted }) => expect(verdict(rise, hb(counts as Series))).toBe(wanted));

  test.each([
    { name: "1 g/L short is said", counts: { [-1]: "66", 56: "80" }, notes: 1 },
    { name: "a rise that counts has nothing to add", counts: { [-1]: "66", 56: "81" }, notes: 0 },
    { name: "an interval has no distance", counts: { [-1]: "66", 56: "<70" }, notes: 0 },
  ])("near miss: $name", ({ counts, notes }) => {
    expect(derive(responseStudy(rise, { quantities: QUANTITIES }), hb(counts as Series)).notes).toHaveLength(notes);
  });

  test.each([
    { name: "doubled exactly", counts: { [-1]: "62", 56: "124" }, wanted: "Y" },
    { name: "hardly doubled", counts: { [-1]: "62", 56: "123.9" }, wanted: "N" },
    { name: "from below a limit that reaches to nothing", counts: { [-1]: "<62", 56: "200" }, wanted: "Y" },
  ])("a ratio: $name: $wanted", ({ counts, wanted }) => {
    expect(verdict('{ change: post, from: base, by: ratio, is: ">= 2" }', hb(counts as Series))).toBe(wanted);
  });
});

describe("a threshold for each sex", () => {
  const bySex = '{ compare: post, is: { by: sex, F: ">= 110 g/L", M: ">= 120 g/L" } }';
  test.each([
    ["F", "110", "Y"],
    ["F", "109.9", "N"],
    ["M", "119", "N"],
    ["M", "120", "Y"],
    ["", "150", "Y"],
    ["", "115", "ATTRIBUTE_MISSING"],
    ["", "109.9", "N"],
  ])("%s %s: %s", (sex, value, wanted) => {
    expect(verdict(bySex, hb({ 56: value }, { attributes: sex === "" ? {} : { sex } }))).toBe(wanted);
  });
});

describe("absence, as far as the records are known to be complete", () => {
  const free = "{ absent: { intervention: rbc-transfusion }, window: { from: -14 d, to: 0 d, of: post, open: from } }";
  const at = (days: readonly number[], rest: Course = {}) =>
    hb({ 56: "90" }, { ...rest, interventions: { "rbc-transfusion": days } });
  test.each([
    { name: "none", course: at([]), wanted: "Y" },
    { name: "14 days before", course: at([42]), wanted: "Y" },
    { name: "13 days before", course: at([43]), wanted: "N" },
    { name: "on the day", course: at([56]), wanted: "N" },
    { name: "the day after", course: at([57]), wanted: "Y" },
    { name: "log to the day", course: at([], { logThrough: 56 }), wanted: "Y" },
    { name: "log to the day before", course: at([], { logThrough: 55 }), wanted: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "no log, but one is known", course: at([50], { logThrough: "unknown" }), wanted: "N" },
    { name: "no log", course: at([], { logThrough: "unknown" }), wanted: "TRANSFUSION_LOG_INCOMPLETE" },
    { name: "no day to count from", course: { interventions: { "rbc-transfusion": [50] } }, wanted: "NO_VALUE" },
  ] as const)("$name: $wanted", ({ course, wanted }) => expect(verdict(free, course)).toBe(wanted));

  const present =
    '{ present: { event: [relapse, progression], where: { grade: ["3", "4"] } }, window: { from: 0 d, to: 56 d, of: transplant } }';
  test.each([
    {
      name: "one of the events, of a grade allowed",
      course: { events: { progression: [[56, { grade: "4" }]] } },
      wanted: "Y",
    },
    { name: "of another grade", course: { events: { relapse: [[56, { grade: "2" }]] } }, wanted: "N" },
    { name: "of no grade", course: { events: { relapse: [56] } }, wanted: "N" },
    { name: "too late", course: { events: { relapse: [[57, { grade: "3" }]] } }, wanted: "N" },
    { name: "not seen, follow-up to the end", course: { lastContact: 56 }, wanted: "N" },
    { name: "not seen, follow-up too short", course: { lastContact: 55 }, wanted: "FOLLOW_UP_ENDED" },
    { name: "not seen, died inside", course: { events: { death: [30] } }, wanted: "N" },
    {
      name: "window open, though seen",
      course: { cutoff: 55, events: { relapse: [[3, { grade: "3" }]] } },
      wanted: "WINDOW_OPEN",
    },
  ] as const)("presence: $name: $wanted", ({ course, wanted }) => expect(verdict(present, course)).toBe(wanted));
});

describe("a duration", () => {
  const doses = (...days: number[]): Course => ({ interventions: { luspatercept: days } });
  test.each([
    { name: "21 days", is: ">= 21 d", course: doses(10, 31), wanted: "Y" },
    { name: "20 days", is: ">= 21 d", course: doses(10, 30), wanted: "N" },
    { name: "3 weeks", is: ">= 3 wk", course: doses(10, 31), wanted: "Y" },
    { name: "not yet, and long enough already", is: ">= 21 d", course: { ...doses(10), cutoff: 31 }, wanted: "Y" },
    { name: "not yet", is: ">= 21 d", course: { ...doses(10), cutoff: 20 }, wanted: "WINDOW_OPEN" },
    {
      name: "never, followed long enough to know",
      is: "25 d to 31 d",
      course: { ...doses(10), lastContact: 41 },
      wanted: "N",
    },
    { name: "never, died", is: "25 d to 31 d", course: { ...doses(10), events: { death: [20] } }, wanted: "N" },
    {
      name: "never, lost before",
      is: "25 d to 31 d",
      course: { ...doses(10), lastContact: 30 },
      wanted: "FOLLOW_UP_ENDED",
    },
  ])("$name, $is: $wanted", ({ is, course, wanted }) =>
    expect(verdict(`{ compare: gap, is: "${is}" }`, course)).toBe(wanted),
  );
});

describe("two counts below 50, at least 7 days apart, none of 50 or more between", () => {
  const sustained =
    '{ sustained: platelets, is: "< 50 10*9/L", run: { span: 7 d, consecutive: measured }, window: { to: 0 d, of: transplant } }';
  test.each([
    { name: "7 days apart", counts: { [-7]: "49", 0: "10" }, wanted: "Y" },
    { name: "6 days apart", counts: { [-6]: "49", 0: "10" }, wanted: "TOO_FEW_DAYS" },
    { name: "50 is not below 50", counts: { [-7]: "50", 0: "10" }, wanted: "N" },
    { name: "50 between", counts: { [-8]: "10", [-4]: "50", 0: "10" }, wanted: "N" },
    { name: "undecided between", counts: { [-8]: "10", [-4]: "<60", 0: "10" }, wanted: "INTERVAL" },
    { name: "one count", counts: { 0: "10" }, wanted: "TOO_FEW_DAYS" },
    { name: "no count", counts: {}, wanted: "NO_VALUE" },
    { name: "counts after the window", counts: { 1: "10", 9: "10" }, wanted: "NO_VALUE" },
  ])("$name: $wanted", ({ counts, wanted }) =>
    expect(verdict(sustained, { labs: { platelets: counts as Series } })).toBe(wanted),
  );
});

// Once a fault: GAP. A missing day does not break a run of successive measured days, so none can prevent it either.
test("a count of 53 between two low ones decides, whatever days are not measured", () => {
  const sustained =
    '{ sustained: platelets, is: "< 50 10*9/L", run: { span: 7 d, consecutive: measured }, window: { to: 0 d, of: transplant } }';
  expect(verdict(sustained, { labs: { platelets: { [-9]: "10", [-8]: "53", 0: "10" } } })).toBe("N");
});

describe("three-valued logic first, imputation after", () => {
  const both = '{ all: [{ change: post, from: base, is: ">= 15 g/L" }, { compare: anc, is: "> 1 10*9/L" }] }';
  const either = both.replace("all", "any");
  const missing = "    missing: non-response\n";
  test.each([
    {
      name: "one not met decides, the other missing",
      criterion: both,
      course: { labs: { neutrophils: { 5: "0.3" } } },
      plain: "N",
      imputed: "N",
    },
    {
      name: "one met does not, the other missing",
      criterion: both,
      course: { labs: { neutrophils: { 5: "3" } } },
      plain: "NO_VALUE",
      imputed: "N (NRI NO_VALUE)",
    },
    {
      name: "one met decides `any`",
      criterion: either,
      course: { labs: { neutrophils: { 5: "3" } } },
      plain: "Y",
      imputed: "Y",
    },
    {
      name: "one not met does not decide `any`",
      criterion: either,
      course: { labs: { neutrophils: { 5: "0.3" } } },
      plain: "NO_VALUE",
      imputed: "N (NRI NO_VALUE)",
    },
    { name: "died", criterion: either, course: { events: { death: [30] } }, plain: "DIED", imputed: "N (NRI DIED)" },
    {
      name: "a window that is open is never imputed",
      criterion: both,
      course: { cutoff: 60, labs: { neutrophils: { 5: "0.3" } } },
      plain: "WINDOW_OPEN",
      imputed: "WINDOW_OPEN",
    },
  ])("$name: $plain, $imputed", ({ criterion, course, plain, imputed }) => {
    expect(verdict(criterion, course)).toBe(plain);
    expect(verdict(criterion, course, missing)).toBe(imputed);
  });

  test("two of three", () => {
    const two =
      '{ at-least: 2, of: [{ compare: anc, is: "> 1 10*9/L" }, { attribute: sex, in: [F] }, { not: { attribute: arm, in: [A, B] } }] }';
    const course = (attributes: Record<string, string>): Course => ({ attributes });
    expect(verdict(two, course({ sex: "F", arm: "C" }))).toBe("Y");
    expect(verdict(two, course({ sex: "M", arm: "A" }))).toBe("N");
    expect(verdict(two, course({ sex: "F", arm: "A" }))).toBe("NO_VALUE");
  });

  test("measured is never `no`", () => {
    expect(verdict("{ measured: [anc, post] }", hb({ 56: "90" }))).toBe("NO_VALUE");
    expect(verdict("{ measured: [post] }", hb({ 56: "90" }))).toBe("Y");
  });
});

describe("composite intercurrent events count before the assessment", () => {
  const study = responseStudy('{ compare: post, is: ">= 90 g/L" }', {
    quantities: QUANTITIES,
    rest: `    missing: non-response
    intercurrent:
      - event: [death, withdrawal, rescue-therapy]
        strategy: composite
        before: { latest: [post], else: { at: 60 d, of: transplant } }
      - { event: relapse, strategy: treatment-policy }
`,
  });
  test.each([
    {
      name: "the day before the assessment",
      course: hb({ 55: "95" }, { events: { "rescue-therapy": [54] } }),
      wanted: "N (NRI INTERCURRENT_EVENT)",
    },
    {
      name: "on the day of the assessment",
      course: hb({ 55: "95" }, { events: { "rescue-therapy": [55] } }),
      wanted: "Y",
    },
    {
      name: "not assessed, before the other day",
      course: { events: { "rescue-therapy": [59] } },
      wanted: "N (NRI INTERCURRENT_EVENT)",
    },
    {
      name: "not assessed, on the other day",
      course: { events: { "rescue-therapy": [60] } },
      wanted: "N (NRI NO_VALUE)",
    },
    { name: "death", course: { events: { death: [30] } }, wanted: "N (NRI DIED)" },
    { name: "withdrawal", course: { events: { withdrawal: [30] } }, wanted: "N (NRI WITHDRAWN)" },
    {
      name: "before the origin is history",
      course: hb({ 55: "95" }, { events: { "rescue-therapy": [-1] } }),
      wanted: "Y",
    },
    { name: "not met anyway", course: hb({ 55: "85" }, { events: { "rescue-therapy": [50] } }), wanted: "N" },
    { name: "treatment policy", course: hb({ 55: "95" }, { events: { relapse: [50] } }), wanted: "Y" },
  ])("$name: $wanted", ({ course, wanted }) => expect(short(derive(study, course))).toBe(wanted));

  test("without a word about when, it would change nothing and is refused", () => {
    const event = "intercurrent: [{ event: rescue-therapy, strategy: composite }]";
    const plain = responseStudy('{ compare: post, is: ">= 90 g/L" }', {
      quantities: QUANTITIES,
      rest: `    ${event}\n`,
    });
    expect(() => derive(plain, hb({ 55: "95" }))).toThrow(/composite/);
  });
});

describe("categories: the first that is met, if none before is undecided", () => {
  const study = studyText(`quantities:
${QUANTITIES}
endpoints:
  best:
    paramcd: BEST
    label: Best
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: category
    categories:
      - { category: CR, label: Complete, criterion: { all: [{ compare: post, is: ">= 120 g/L" }, { compare: anc, is: "> 1.5 10*9/L" }] } }
      - { category: PR, label: Partial, criterion: { compare: post, is: ">= 100 g/L" } }
      - { category: NR, label: None, criterion: { measured: [post] } }
`);
  test.each([
    { name: "the first", labs: { hemoglobin: { 56: "130" }, neutrophils: { 5: "2" } }, wanted: "CR" },
    { name: "the second", labs: { hemoglobin: { 56: "110" }, neutrophils: { 5: "2" } }, wanted: "PR" },
    { name: "the first is out, whatever is missing", labs: { hemoglobin: { 56: "110" } }, wanted: "PR" },
    { name: "the first is undecided", labs: { hemoglobin: { 56: "130" } }, wanted: "NO_VALUE" },
    { name: "the last", labs: { hemoglobin: { 56: "90" } }, wanted: "NR" },
    { name: "nothing measured", labs: {}, wanted: "NO_VALUE" },
  ])("$name: $wanted", ({ labs, wanted }) =>
    expect(short(derive(study, { labs: labs as Course["labs"] & object }))).toBe(wanted),
  );
});

test("outside its population an endpoint has no verdict", () => {
  const study = `${responseStudy("{ attribute: sex, in: [F] }")}    population: treated\npopulations:\n  treated: { present: { intervention: luspatercept } }\n`;
  expect(short(derive(study, { attributes: { sex: "F" } }))).toBe("NOT_IN_POPULATION");
  expect(short(derive(study, { attributes: { sex: "F" }, interventions: { luspatercept: [3] } }))).toBe("Y");
});

test("the rows that carry the answer are the evidence, not all that were looked at", () => {
  const both = responseStudy('{ all: [{ compare: post, is: ">= 90 g/L" }, { compare: anc, is: "> 1 10*9/L" }] }', {
    quantities: QUANTITIES,
  });
  const lines = (hemoglobin: string, neutrophils: string) =>
    derive(both, { labs: { hemoglobin: { 56: hemoglobin }, neutrophils: { 5: neutrophils } } }).evidence.map(
      ({ source }) => source.line,
    );
  expect(lines("95", "2")).toEqual([1560, 1050]);
  expect(lines("85", "2")).toEqual([1560]);
  expect(lines("95", "0.2")).toEqual([1050]);
});

describe("the day of an answer", () => {
  const improved = `{ all: [{ not: { compare: base, is: ">= 120 g/L" } }, { change: post, from: base, is: ">= 15 g/L" }] }`;
  const dayOf = (course: Course) => derive(responseStudy(improved, { quantities: QUANTITIES }), course).day;

  test.each([
    { name: "decided: the assessment", course: hb({ [-1]: "66", 56: "81" }), wanted: 56 },
    { name: "decided by a baseline of several days: none", course: hb({ [-1]: "130" }), wanted: undefined },
    { name: "no later value: none, not that of the baseline", course: hb({ [-1]: "66" }), wanted: undefined },
    { name: "assessed but undecided: the assessment", course: hb({ [-1]: "66", 56: ">70" }), wanted: 56 },
  ])("$name", ({ course, wanted }) => expect(dayOf(course)).toBe(wanted === undefined ? undefined : ORIGIN + wanted));

  test("a baseline on one day is no assessment either", () => {
    const study = responseStudy('{ any: [{ compare: anc, is: "> 5 10*9/L" }, { compare: post, is: ">= 100 g/L" }] }', {
      quantities: QUANTITIES,
    });
    const found = derive(study, { labs: { neutrophils: { 5: "1" } } });
    expect([short(found), found.day]).toEqual(["NO_VALUE", undefined]);
  });
});

describe("a run that only missing days prevent", () => {
  const run =
    '{ sustained: neutrophils, is: ">= 0.5 10*9/L", run: { length: 3 d, consecutive: calendar }, window: { from: 0 d, to: 10 d, of: transplant } }';
  const gap = (neutrophils: Series) => derive(responseStudy(run), { labs: { neutrophils } });

  test("names the days that are missing where most were measured, and shows those that were", () => {
    const found = gap({ 0: "0.1", 2: "0.6", 5: "0.6", 7: "0.6", 9: "0.1" });
    expect(short(found)).toBe("GAP");
    expect(found.outcome).toMatchObject({
      detail: expect.stringMatching(/nearest to one, 2026-01-06 to 2026-01-08 lacks 2026-01-07$/),
    });
    expect(found.evidence.map(({ day }) => day - ORIGIN)).toEqual([5, 7]);
  });

  test("is none where a measured day fails in every place", () =>
    expect(short(gap({ 1: "0.1", 2: "0.6", 4: "0.1", 6: "0.1", 8: "0.1", 10: "0.1" }))).toBe("N"));
});
