import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { readFacts } from "../../src/definition/facts.ts";
import { lintStudy } from "../../src/definition/lint/lint.ts";
import { edited, loaded, SMALL_STUDY, shortly, unmarked } from "./small-study.ts";

const FACTS = `id: T1
facts:
  - id: primary-1
    operator: ">="
    threshold: 1.5
    unit: g/dL
    window: 8 weeks after transplant
  - id: secondary-1
    operator: ">"
    threshold: 500
    unit: /uL
    run: 3 consecutive days
    window: 4 weeks
  - id: secondary-2
    threshold: ">= 20 10*9/L"
  - id: design-1
`;

/** The small study with every name in use, so that only what a test plants is found. */
const STUDY = edited(
  SMALL_STUDY,
  "        - { meets: risen }\n",
  "        - { meets: risen }\n        - { any: [{ meets: doubled }, { measured: [plt-first] }] }\n",
).replace("    kind: response\n", "    kind: response\n    estimate: { proportion: { interval: wilson } }\n");

function lint(text: string): readonly Diagnostic[] {
  return lintStudy(loaded(text), (file) => (file === "seeds/T1.yaml" ? readFacts(FACTS, file) : undefined));
}

test("a sound study earns nothing", () => expect(shortly(lint(STUDY))).toEqual([]));

interface Bad {
  readonly name: string;
  readonly code: string;
  readonly from: string;
  /** With a mark where the finding stands. */
  readonly to: string;
  /** Nothing is found when this stands there instead. */
  readonly good?: string;
}

const RISEN = '  risen: { change: hb-week-8, from: hb-baseline, is: ">= 1.5 g/dL" }';
const EVENT = 'event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar } }';
const ESTIMATE = "estimate: { cumulative-incidence: { at: [14 d, 28 d] } }";
const BASELINE = "window: { from: -3 d, to: -1 d, of: first-dose }";
const COMPARE = '- { compare: units, is: "<= 4" }';

const BAD: readonly Bad[] = [
  {
    name: "an endpoint without a citation",
    code: "LINT_UNCITED",
    from: "  engraftment:\n    paramcd: ENGR\n    label: Engraftment\n    role: secondary\n    cites: seeds/T1.yaml#secondary-1\n",
    to: "  engraftment:\n    ¶paramcd: ENGR\n    label: Engraftment\n    role: secondary\n",
  },
  {
    name: "a decision without a citation",
    code: "LINT_UNCITED",
    from: '      endpoint: response\n      stage-1: { n: 15, continue-if: ">= 9" }\n      final: { n: 43, reject-if: "> 26" }\n      cites: seeds/T1.yaml#design-1\n',
    to: '      ¶endpoint: response\n      stage-1: { n: 15, continue-if: ">= 9" }\n      final: { n: 43, reject-if: "> 26" }\n',
  },
  {
    name: "a fact that is not in the record",
    code: "LINT_UNKNOWN_FACT",
    from: "cites: seeds/T1.yaml#secondary-1",
    to: "cites: ¶seeds/T1.yaml#secondary-9",
  },
  {
    name: "a record that is not there",
    code: "LINT_FACTS_NOT_FOUND",
    from: "cites: seeds/T1.yaml#secondary-1",
    to: "cites: ¶seeds/T9.yaml#secondary-1",
  },
  {
    name: "another sign than the one cited",
    code: "LINT_CITE_THRESHOLD",
    from: EVENT,
    to: EVENT.replace('"> 0.5', '¶">= 0.5'),
    good: EVENT.replace('"> 0.5 10*9/L"', '{ use: ">= 0.5 10*9/L", or: ["> 500 /uL"], ref: A01, why: usual }'),
  },
  {
    name: "another number than the one cited",
    code: "LINT_CITE_THRESHOLD",
    from: RISEN,
    to: '  risen: { change: hb-week-8, from: hb-baseline, is: ¶">= 2 g/dL", cites: seeds/T1.yaml#primary-1 }',
    good: '  risen: { change: hb-week-8, from: hb-baseline, is: ">= 15 g/L", cites: seeds/T1.yaml#primary-1 }',
  },
  {
    name: "another window than the one cited",
    code: "LINT_CITE_WINDOW",
    from: '    role: secondary\n    cites: seeds/T1.yaml#secondary-1\n    kind: time-to-event\n    origin: transplant\n    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar } }\n    competing: [graft-failure, death]\n    horizon: 28 d\n    estimate: { cumulative-incidence: { at: [14 d, 28 d] } }',
    to: '    role: secondary\n    cites: ¶seeds/T1.yaml#secondary-1\n    kind: time-to-event\n    origin: transplant\n    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar } }\n    competing: [graft-failure, death]\n    horizon: 30 d\n    estimate: { cumulative-incidence: { at: [14 d, 30 d] } }',
  },
  {
    name: "another run than the one cited",
    code: "LINT_CITE_WINDOW",
    from: `cites: seeds/T1.yaml#secondary-1\n    kind: time-to-event\n    origin: transplant\n    ${EVENT}`,
    to: `cites: ¶seeds/T1.yaml#secondary-1\n    kind: time-to-event\n    origin: transplant\n    ${EVENT.replace("3 d", "2 d")}`,
  },
  {
    name: "a window that ends before it starts",
    code: "LINT_EMPTY_WINDOW",
    from: BASELINE,
    to: "window: ¶{ from: -1 d, to: -3 d, of: first-dose }",
  },
  {
    name: "a window of one day with an open end",
    code: "LINT_EMPTY_WINDOW",
    from: BASELINE,
    to: "window: ¶{ from: -1 d, to: -1 d, of: first-dose, open: from }",
    good: "window: { from: -2 d, to: -1 d, of: first-dose, open: from }",
  },
  {
    name: "more measured days than the window has",
    code: "LINT_DAYS_NEVER_MET",
    from: `${BASELINE}, summarize: mean }`,
    to: `${BASELINE}, summarize: mean, require: { days: ¶4 } }`,
    good: `${BASELINE}, summarize: mean, require: { days: 3 } }`,
  },
  {
    name: "a baseline that may lie after the assessment",
    code: "LINT_BASELINE_AFTER",
    from: `${BASELINE}, summarize: mean }\n  hb-week-8: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }\n  plt-first: { measure: platelets, window: { from: 0 d, of: transplant }, choose: first }\n  units: { total: { intervention: rbc-transfusion }, sum: dose, window: { from: 0 d, to: 56 d, of: transplant } }\n  wait: { duration: { from: transplant, to: first-dose } }\ncriteria:\n${RISEN}`,
    to: `window: { from: -3 d, to: 50 d, of: transplant }, summarize: mean }\n  hb-week-8: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }\n  plt-first: { measure: platelets, window: { from: 0 d, of: transplant }, choose: first }\n  units: { total: { intervention: rbc-transfusion }, sum: dose, window: { from: 0 d, to: 56 d, of: transplant } }\n  wait: { duration: { from: transplant, to: first-dose } }\ncriteria:\n  risen: { change: hb-week-8, from: ¶hb-baseline, is: ">= 1.5 g/dL" }`,
  },
  {
    name: "Kaplan-Meier with competing events",
    code: "LINT_COMPETING_KAPLAN_MEIER",
    from: ESTIMATE,
    to: "estimate: { kaplan-meier: ¶{ at: [14 d, 28 d] } }",
  },
  {
    name: "an estimate after the horizon",
    code: "LINT_AFTER_HORIZON",
    from: ESTIMATE,
    to: "estimate: { cumulative-incidence: { at: [28 d, ¶60 d] } }",
  },
  {
    name: "a threshold that no haemoglobin reaches",
    code: "LINT_IMPLAUSIBLE_THRESHOLD",
    from: 'F: ">= 110 g/L"',
    to: 'F: ¶">= 110 g/dL"',
  },
  {
    name: "a change larger than the plausible range",
    code: "LINT_IMPLAUSIBLE_CHANGE",
    from: RISEN,
    to: '  risen: { change: hb-week-8, from: hb-baseline, is: ¶">= 150 g/dL" }',
    good: '  risen: { change: hb-week-8, from: hb-baseline, is: ">= 15 g/dL" }',
  },
  {
    name: "an all that no value meets",
    code: "LINT_NEVER_MET",
    from: COMPARE,
    to: '- ¶all: [{ compare: units, is: "< 4" }, { compare: units, is: ">= 4" }]',
    good: '- all: [{ compare: units, is: "<= 4" }, { compare: units, is: ">= 4" }]',
  },
  {
    name: "a record that is present and absent",
    code: "LINT_NEVER_MET",
    from: COMPARE,
    to: "- ¶all: [{ present: { event: relapse } }, { absent: { event: relapse } }]",
    good: "- all: [{ present: { event: relapse } }, { absent: { event: relapse }, window: { to: 0 d, of: transplant } }]",
  },
  {
    name: "an any that every value meets",
    code: "LINT_ALWAYS_MET",
    from: COMPARE,
    to: '- ¶any: [{ compare: units, is: "<= 4" }, { compare: units, is: "> 4" }]',
    good: '- any: [{ compare: units, is: "< 4" }, { compare: units, is: "> 4" }]',
  },
  {
    name: "a criterion nobody uses",
    code: "LINT_UNUSED",
    from: RISEN,
    to: `${RISEN}\n  ¶spare: { compare: units, is: "<= 4" }`,
  },
  {
    name: "a primary endpoint that does not say how it is estimated",
    code: "LINT_ESTIMATE_UNSTATED",
    from: "  response:\n    paramcd: RESP\n    label: Response\n    role: primary\n    cites: seeds/T1.yaml#primary-1\n    kind: response\n    estimate: { proportion: { interval: wilson } }\n",
    to: "  response:\n    ¶paramcd: RESP\n    label: Response\n    role: primary\n    cites: seeds/T1.yaml#primary-1\n    kind: response\n",
  },
  {
    name: "no primary endpoint",
    code: "LINT_NO_PRIMARY",
    from: "endpoints:\n  response:\n    paramcd: RESP\n    label: Response\n    role: primary",
    to: "endpoints:\n  ¶response:\n    paramcd: RESP\n    label: Response\n    role: secondary",
  },
  {
    name: "an endpoint labelled as another",
    code: "LINT_LABEL_TWICE",
    from: "label: Engraftment",
    to: "label: ¶Response",
  },
  {
    name: "a provisional study that does not say why",
    code: "LINT_PROVISIONAL_WITHOUT_NOTE",
    from: "status: registered",
    to: "status: ¶provisional",
    good: "status: provisional, note: the record lists no outcomes",
  },
  {
    name: "an alternative that is the value in use",
    code: "LINT_READING_SAME",
    from: "horizon: 28 d",
    to: "horizon: ¶{ use: 28 d, or: [28 d], ref: A07, why: month }",
    good: "horizon: { use: 28 d, or: [30 d], ref: A07, why: month }",
  },
  {
    name: "a reading that does not say what it is about",
    code: "LINT_READING_UNEXPLAINED",
    from: "horizon: 28 d",
    to: "horizon: ¶{ use: 28 d, or: [30 d] }",
  },
];

test.each(BAD)("$name: $code", ({ code, from, to, good }) => {
  const { text, at } = unmarked(edited(STUDY, from, to));
  expect(shortly(lint(text)).filter((found) => found.endsWith(code))).toEqual([`${at} ${code}`]);
  const twin = good === undefined ? STUDY : edited(STUDY, from, good);
  expect(shortly(lint(twin)).filter((found) => found.endsWith(code))).toEqual([]);
});

test.each([
  { status: "registered", severity: "warning" },
  { status: "provisional", severity: "note" },
])("a $status study that cites nothing says so once, as a $severity", ({ status, severity }) => {
  const bare = STUDY.replaceAll(/ {4,6}cites: .*\n/g, "").replace("status: registered", `status: ${status}`);
  const found = lint(bare).filter(({ code }) => /UNCITED|NOTHING/.test(code));
  expect(shortly(found)).toEqual(["2:46 LINT_STUDY_CITES_NOTHING"]);
  expect(found.map((each) => each.severity)).toEqual([severity]);
});

test("where some clauses of an endpoint cite, those that do not are named", () => {
  const text = edited(
    edited(STUDY, "    cites: seeds/T1.yaml#primary-1\n", ""),
    COMPARE,
    '- { compare: units, is: "<= 4", cites: seeds/T1.yaml#design-1 }',
  );
  const uncited = lint(text).filter(({ code }) => code === "LINT_UNCITED");
  expect(uncited.map(({ message }) => message)).toContain("this clause of endpoint response cites no registry fact");
  expect(uncited.length).toBeGreaterThan(1);
});
