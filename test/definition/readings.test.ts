import { describe, expect, test } from "vitest";
import { loadStudy } from "../../src/definition/load.ts";
import type { Study } from "../../src/definition/model/study.ts";
import { edited, loaded, SMALL_STUDY, shortly, unmarked } from "./small-study.ts";

const within = (study: Study) => {
  const quantity = study.quantities.get("hb-week-8");
  return quantity?.kind === "measure" && quantity.where.kind === "target"
    ? quantity.where.target.within.count
    : undefined;
};
const competing = (study: Study) => {
  const endpoint = study.endpoints.get("engraftment");
  return endpoint?.kind === "time-to-event" ? endpoint.competing : undefined;
};
const windowOfBaseline = (study: Study) => {
  const quantity = study.quantities.get("hb-baseline");
  return quantity?.kind === "measure" && quantity.where.kind === "window" ? quantity.where.window : undefined;
};
const sourceOf = (study: Study) => windowOfBaseline(study)?.from?.count;

describe("a reading may stand for", () => {
  test.each([
    {
      name: "a scalar",
      from: "within: 7 d",
      to: "within: { use: 7 d, or: [3 d, 14 d], ref: A14 }",
      of: within,
      values: [7, 3, 14],
    },
    {
      name: "a list",
      from: "competing: [graft-failure, death]",
      to: "competing: { use: [graft-failure, death], or: [[death], [[graft-failure, death]]], ref: A09 }",
      of: competing,
      values: [[["graft-failure"], ["death"]], [["death"]], [["graft-failure", "death"]]],
    },
    {
      name: "a map",
      from: "window: { from: -3 d, to: -1 d, of: first-dose }",
      to: "window: { use: { from: -3 d, to: -1 d, of: first-dose }, or: [{ from: -7 d, to: 0 d, of: transplant }], ref: A10 }",
      of: sourceOf,
      values: [-3, -7],
    },
    {
      name: "a criterion in a list",
      from: "- { meets: risen }",
      to: "- { use: { meets: risen }, or: [{ meets: doubled }], ref: A11 }",
      of: (study: Study) => {
        const endpoint = study.endpoints.get("response");
        const [first] =
          endpoint?.kind === "response" && endpoint.criterion.kind === "all" ? endpoint.criterion.parts : [];
        return first?.kind === "meets" ? first.criterion : undefined;
      },
      values: ["risen", "doubled"],
    },
  ])("$name", ({ from, to, of, values }) => {
    const study = loaded(edited(SMALL_STUDY, from, to));
    const [reading, ...others] = study.readings;
    if (reading === undefined) throw new Error("no reading");
    expect(others).toEqual([]);
    const alternatives = reading.alternatives.map((_, alternative) =>
      study.withAlternatives([{ reading, alternative }]),
    );
    expect([study.study, ...alternatives].map((each): unknown => of(each))).toEqual(values);
    expect(of(study.study)).toEqual(values[0]);
  });
});

test("what a reading says of itself is kept, and its place", () => {
  const { text, at } = unmarked(
    edited(SMALL_STUDY, "within: 7 d", 'within: ¶{ use: 7 d, or: [3 d], ref: A14, basis: engine, why: "no window" }'),
  );
  expect(loaded(text).readings).toMatchObject([
    {
      pointers: ["/quantities/hb-week-8/target/within"],
      ref: "A14",
      basis: "engine",
      why: "no window",
      position: { line: Number(at.split(":")[0]) },
    },
  ]);
});

describe("one YAML anchor used in several places is one reading", () => {
  const shared = edited(
    edited(SMALL_STUDY, "horizon: 28 d", "horizon: &month { use: 28 d, or: [30 d], ref: A07 }"),
    "decisions:",
    `  again:
    paramcd: AGAIN
    label: Again
    role: secondary
    kind: time-to-event
    origin: transplant
    event: { event: relapse }
    horizon: *month
    estimate: { kaplan-meier: { at: [28 d] } }
decisions:`,
  );

  test("with both places", () => {
    expect(loaded(shared).readings.map(({ pointers }) => pointers)).toEqual([
      ["/endpoints/engraftment/horizon", "/endpoints/again/horizon"],
    ]);
  });

  test("an alternative changes both places", () => {
    const study = loaded(shared);
    const changed = study.withAlternatives([{ reading: study.readings[0]!, alternative: 0 }]);
    const horizons = [...changed.endpoints.values()].map((endpoint) =>
      endpoint.kind === "time-to-event" ? endpoint.horizon?.text : undefined,
    );
    expect(horizons).toEqual([undefined, "30 d", "30 d"]);
  });

  test("also inside a shared map", () => {
    const text = edited(
      edited(
        SMALL_STUDY,
        "window: { from: -3 d, to: -1 d, of: first-dose }",
        "window: &base { from: { use: -3 d, or: [-7 d], ref: A10 }, to: -1 d, of: first-dose }",
      ),
      "plt-first: { measure: platelets, window: { from: 0 d, of: transplant }",
      "plt-first: { measure: platelets, window: *base",
    );
    expect(loaded(text).readings.map(({ pointers }) => pointers)).toEqual([
      ["/quantities/hb-baseline/window/from", "/quantities/plt-first/window/from"],
    ]);
  });
});

describe("an alternative that is wrong is reported at the reading", () => {
  test.each([
    {
      name: "a shape",
      from: "within: 7 d",
      to: "within: ¶{ use: 7 d, or: [3 d, a week], ref: A14 }",
      code: "DEF_INVALID_VALUE",
    },
    {
      name: "a unit",
      from: 'is: ">= 1.5 g/dL"',
      to: 'is: ¶{ use: ">= 1.5 g/dL", or: [">= 1.5 mmol"], ref: A01 }',
      code: "DEF_WRONG_DIMENSION",
    },
    {
      name: "a name",
      from: "- { meets: risen }",
      to: "- { meets: ¶{ use: risen, or: [rises], ref: A01 } }",
      code: "DEF_UNKNOWN_NAME",
    },
    {
      name: "the value in use",
      from: "within: 7 d",
      to: "within: ¶{ use: a week, or: [3 d], ref: A14 }",
      code: "DEF_INVALID_VALUE",
    },
  ])("$name", ({ from, to, code }) => {
    const { text, at } = unmarked(edited(SMALL_STUDY, from, to));
    const { loaded: study, diagnostics } = loadStudy(text, "study.yaml");
    expect(study).toBeUndefined();
    expect(shortly(diagnostics)).toEqual([`${at} ${code}`]);
  });
});

test.each([
  ["a map with `use` alone is no reading", "within: { use: 7 d }"],
  ["a map with other keys is no reading", "within: { use: 7 d, or: [3 d], at: 1 d }"],
])("%s", (_, to) => {
  expect(loadStudy(edited(SMALL_STUDY, "within: 7 d", to), "study.yaml").diagnostics.map(({ code }) => code)).toEqual([
    "DEF_INVALID_VALUE",
  ]);
});

test("two readings chosen together change both", () => {
  const text = edited(
    edited(SMALL_STUDY, "within: 7 d", "within: { use: 7 d, or: [3 d], ref: A14 }"),
    "from: -3 d",
    "from: { use: -3 d, or: [-7 d], ref: A10 }",
  );
  const study = loaded(text);
  const changed = study.withAlternatives(study.readings.map((reading) => ({ reading, alternative: 0 })));
  expect([within(changed), sourceOf(changed)]).toEqual([3, -7]);
  expect([within(study.study), sourceOf(study.study)]).toEqual([7, -3]);
});
