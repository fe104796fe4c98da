/** Derivations made by hand, so that an estimate can be asked of numbers whose answer is known. */

import { type Analysis, analyse } from "../../src/analysis/analyse.ts";
import type { Estimate } from "../../src/analysis/estimates/estimate.ts";
import { parseDay } from "../../src/core/calendar.ts";
import { type Diagnostic, diagnosticText } from "../../src/core/diagnostic.ts";
import { exact } from "../../src/core/exact.ts";
import { seriesOf } from "../../src/core/observation-series.ts";
import type { Participant } from "../../src/core/participant.ts";
import { loadStudy } from "../../src/definition/load.ts";
import type { Study } from "../../src/definition/model/study.ts";
import type { Derivation, Outcome } from "../../src/derivation/derivation.ts";
import { unmarked } from "../definition/small-study.ts";

const KINDS = {
  response: "kind: response\n    criterion: { present: { event: relapse } }",
  category: `kind: category
    categories:
      - { category: CR, label: Complete, criterion: { present: { event: relapse } } }
      - { category: PR, label: Partial, criterion: { present: { event: progression } } }
      - { category: NR, label: None, criterion: { absent: { event: relapse } } }`,
  change: "kind: change\n    value: units",
  "time-to-event": "kind: time-to-event\n    origin: start\n    event: { event: relapse }",
} as const;

export type Kind = keyof typeof KINDS;

/** A study of one endpoint; `lines` are further lines of it, each in the form `key: value`. */
export function studyText(kind: Kind, ...lines: readonly string[]): string {
  return `nadir: 1
study: { id: T1, title: One endpoint, status: registered, facts: seeds/T1.yaml }
anchors:
  start: { event: stem-cell-infusion }
quantities:
  units: { total: { intervention: rbc-transfusion }, sum: dose, window: { from: 0 d, to: 56 d, of: start } }
endpoints:
  one:
    paramcd: ONE
    label: The endpoint
    role: primary
    cites: seeds/T1.yaml#primary-1
    ${[KINDS[kind], ...lines].join("\n    ")}
`;
}

/** What is wrong with a text whose place of complaint is marked `¶`, each with whether it stands at the mark. */
export function refusals(marked: string): readonly string[] {
  const { text, at } = unmarked(marked);
  const errors = loadStudy(text, "study.yaml").diagnostics.filter(({ severity }) => severity === "error");
  return errors.map(({ where, code, message }) => {
    const place = `${where.line}:${where.column}`;
    return `${place === at ? "¶" : place} ${code} ${message}`;
  });
}

export interface Member {
  readonly arm?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly start?: string;
  readonly outcome: Outcome;
}

const yes = (): Outcome => ({ kind: "verdict", verdict: "Y", imputed: false, reason: undefined, event: "" });
const no = (): Outcome => ({ kind: "verdict", verdict: "N", imputed: false, reason: undefined, event: "" });
export const category = (name: string): Outcome => ({ kind: "category", category: name });
export const value = (number: number): Outcome => ({ kind: "value", value: exact(String(number)), unit: "1" });
/** `status` as the statistics have it: 0 censored, 1 the event, 2 and up competing. */
export const time = (days: number, status: number): Outcome => ({
  kind: "time",
  days,
  cnsr: status === 1 ? 0 : status === 0 ? 1 : status,
  description: "",
});

/** Responders first, then the others. */
export function responders(arm: string, events: number, total: number): readonly Member[] {
  return Array.from({ length: total }, (_, index) => ({ arm, outcome: index < events ? yes() : no() }));
}

export function analysed(text: string, members: readonly Member[]): Analysis {
  const study = studyOf(text);
  const derivations = members.map((member, index) => derivationOf(study, member, index));
  return analyse(study, () => derivations);
}

/** The rows of `analysed` other than counts of states and bounds of what is missing. */
export function rows(text: string, members: readonly Member[]): readonly Estimate[] {
  const aside = ["participants", "best-case", "worst-case", "tipping-count"];
  return analysed(text, members).estimates.filter(({ statistic }) => !aside.includes(statistic));
}

export function shortly(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ where, severity, code }) => `${where.line}:${where.column} ${severity} ${code}`);
}

function studyOf(text: string): Study {
  const { loaded, diagnostics } = loadStudy(text, "study.yaml");
  if (loaded === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return loaded.study;
}

function derivationOf(study: Study, member: Member, index: number): Derivation {
  const start = parseDay(member.start ?? "2025-01-01")!;
  return {
    participant: participantOf(member, index),
    endpoint: study.endpoints.get("one")!,
    outcome: member.outcome,
    analysed: member.outcome.kind !== "not-evaluable",
    day: undefined,
    start,
    reference: start,
    change: undefined,
    evidence: [],
    findings: [],
    notes: [],
  };
}

function participantOf({ arm = "", attributes = {} }: Member, index: number): Participant {
  const end = parseDay("2030-01-01")!;
  return {
    id: `P${index}`,
    arm,
    attributes: new Map(Object.entries(attributes)),
    source: { file: "participants.csv", line: index + 2 },
    followUp: { end, endedBy: "cut-off", death: undefined, withdrawal: undefined, cutoff: end },
    transfusionsCompleteThrough: undefined,
    observations: () => [],
    series: () => seriesOf([]),
    interventions: () => [],
    events: () => [],
  };
}
