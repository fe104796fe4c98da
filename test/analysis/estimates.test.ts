import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import type { Estimate } from "../../src/analysis/estimates/estimate.ts";
import { groupsOf } from "../../src/analysis/estimates/grouping.ts";
import { headline } from "../../src/analysis/robustness/readings.ts";
import { type Derivation, stateOf } from "../../src/derivation/derivation.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { loaded } from "../definition/small-study.ts";
import { type Course, participantOf, studyText } from "../derivation/course.ts";

/** One endpoint of each kind. */
const TEXT = studyText(`populations:
  treated: { present: { intervention: luspatercept } }
quantities:
  last: { measure: hemoglobin, window: { from: 0 d, to: 50 d, of: transplant }, choose: last }
endpoints:
  yes:
    paramcd: YES
    label: Yes
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    population: treated
    missing: non-response
    criterion: { compare: last, is: ">= 90 g/L" }
  level:
    paramcd: LEVEL
    label: Level
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: category
    categories:
      - { category: HIGH, label: High, criterion: { compare: last, is: ">= 100 g/L" } }
      - { category: LOW, label: Low, criterion: { measured: [last] } }
  value:
    paramcd: VALUE
    label: Value
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: change
    value: last
  relapse:
    paramcd: RELAPSE
    label: Relapse
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { event: relapse }
    competing: [death]
    estimate: { cumulative-incidence: { at: [50 d, 100 d] } }
  survival:
    paramcd: OS
    label: Survival
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { event: death }
    estimate: { kaplan-meier: { at: [50 d, 100 d] } }
`);
const { study } = loaded(TEXT);

const derivationsOf =
  (courses: readonly Course[]) =>
  (endpoint: string): Derivation[] =>
    courses.map((course) => participantContext(study, participantOf(course)).endpoint(endpoint));
const estimatesOf = (courses: readonly Course[]) => analyse(study, derivationsOf(courses)).estimates;
const pick = (estimates: readonly Estimate[], wanted: Partial<Estimate>) =>
  estimates.filter((estimate) =>
    Object.entries(wanted).every(([key, value]) => estimate[key as keyof Estimate] === value),
  );

const treated = { luspatercept: [1] };
const with_ = (value: string, rest: Course = {}): Course => ({
  interventions: treated,
  labs: { hemoglobin: { 20: value } },
  ...rest,
});
const FOUR: readonly Course[] = [
  with_("95", { id: "P1", arm: "A" }),
  with_("110", { id: "P2", arm: "A", events: { relapse: [40] } }),
  { id: "P3", arm: "B", interventions: treated, events: { death: [10] } },
  { id: "P4", arm: "B", labs: { hemoglobin: { 20: "95" } } },
];

describe("groups", () => {
  test.each([
    { name: "one arm is the total", arms: ["A", "A"], wanted: ["Total"] },
    { name: "no arm is the total", arms: ["", ""], wanted: ["Total"] },
    { name: "the total, then the arms by name", arms: ["B", "A", "B"], wanted: ["Total", "A", "B"] },
    { name: "an arm and no arm", arms: ["B", ""], wanted: ["Total", "(no arm)", "B"] },
    { name: "nobody", arms: [], wanted: ["Total"] },
  ])("$name", ({ arms, wanted }) => {
    const derivations = derivationsOf(arms.map((arm) => ({ arm })))("yes");
    expect(groupsOf(derivations).map(({ name }) => name)).toEqual(wanted);
  });
});

describe("estimates", () => {
  const estimates = estimatesOf(FOUR);

  test.each([
    {
      name: "a proportion over the analysed",
      wanted: { paramcd: "YES", group: "Total", statistic: "proportion" },
      found: { events: 2, n: 3, value: 2 / 3 },
    },
    {
      name: "of an arm",
      wanted: { paramcd: "YES", group: "B", statistic: "proportion" },
      found: { events: 0, n: 1, value: 0, lower: 0 },
    },
    {
      name: "of a category",
      wanted: { paramcd: "LEVEL", group: "Total", category: "HIGH", statistic: "proportion" },
      found: { events: 1, n: 3 },
    },
    { name: "a mean", wanted: { paramcd: "VALUE", group: "Total", statistic: "mean" }, found: { n: 3, value: 100 } },
    {
      name: "a mean of nothing",
      wanted: { paramcd: "VALUE", group: "B", statistic: "sd" },
      found: { n: 1, value: undefined },
    },
    {
      name: "an incidence",
      wanted: { paramcd: "RELAPSE", group: "Total", category: "event", timepoint: "50 d" },
      found: { n: 4, events: 1, value: 0.25 },
    },
    {
      name: "of what competes",
      wanted: { paramcd: "RELAPSE", group: "Total", category: "death", timepoint: "100 d" },
      found: { events: 1, value: 0.25 },
    },
    {
      name: "survival",
      wanted: { paramcd: "OS", group: "Total", statistic: "survival", timepoint: "50 d" },
      found: { n: 4, events: 1, value: 0.75 },
    },
  ])("$name", ({ wanted, found }) => expect(pick(estimates, wanted)).toMatchObject([found]));

  test("of nobody there is none, and no exception", () => {
    const empty = estimatesOf([]);
    expect(pick(empty, { paramcd: "YES", statistic: "proportion" })).toMatchObject([{ n: 0, value: undefined }]);
    expect(pick(empty, { statistic: "participants" })).toEqual([]);
  });

  test("the one number that stands for an endpoint", () => {
    const headlines = [...study.endpoints.values()].map((endpoint) =>
      headline(endpoint, derivationsOf(FOUR)(endpoint.name)),
    );
    expect(headlines.map((estimate) => [estimate?.statistic, estimate?.timepoint, estimate?.category])).toEqual([
      ["proportion", "", ""],
      ["proportion", "", "HIGH"],
      ["mean", "", ""],
      ["cumulative-incidence", "100 d", "event"],
      ["survival", "100 d", ""],
    ]);
  });
});

test("everybody in a population is in exactly one state, in every group", () => {
  const course: fc.Arbitrary<Course> = fc.record({
    arm: fc.constantFrom("A", "B", ""),
    interventions: fc.constantFrom(treated, {}),
    labs: fc.constantFrom(
      {},
      { hemoglobin: { 20: "95" } },
      { hemoglobin: { 20: "110" } },
      { hemoglobin: { 20: "<100" } },
    ),
    events: fc.constantFrom(
      {},
      { relapse: [40] },
      { death: [10] },
      { death: [90], relapse: [90] },
      { "stem-cell-infusion": [] },
    ),
    cutoff: fc.constantFrom(30, 400),
  });
  fc.assert(
    fc.property(fc.array(course, { maxLength: 12 }), (list) => {
      const courses = list.map((one, index) => ({ ...one, id: `P${index}` }));
      const estimates = estimatesOf(courses);
      for (const endpoint of study.endpoints.values()) {
        const derivations = derivationsOf(courses)(endpoint.name);
        const outside = derivations.filter((derivation) => stateOf(derivation) === "NOT_IN_POPULATION").length;
        const states = pick(estimates, { paramcd: endpoint.paramcd, statistic: "participants" });
        for (const group of new Set(states.map(({ group: name }) => name))) {
          const rows = states.filter((state) => state.group === group);
          const sum = rows.reduce((total, { value }) => total + (value ?? 0), 0);
          expect(rows.every(({ n }) => n === sum)).toBe(true);
          if (group === "Total") expect(sum).toBe(courses.length - outside);
        }
        for (const { outcome, analysed } of derivations) expect(analysed).toBe(outcome.kind !== "not-evaluable");
      }
    }),
    { numRuns: 40 },
  );
});
