/** Every message of the linter. Codes are append-only and documented in docs/check.md. */
import type { Diagnostic, Severity } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";

interface Said {
  readonly where: SourceReference;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly SourceReference[];
}

const say = (severity: Severity, code: string, said: Said): Diagnostic => ({ code, severity, ...said });
const warning = (code: string, said: Said) => say("warning", code, said);
const note = (code: string, said: Said) => say("note", code, said);

export const lintMessages = {
  uncited: (where: SourceReference, what: string) =>
    warning("LINT_UNCITED", {
      where,
      message: `${what} cites no registry fact`,
      hint: "cites: seeds/NCT….yaml#primary-1",
    }),
  citesNothing: (where: SourceReference) =>
    warning("LINT_STUDY_CITES_NOTHING", {
      where,
      message: "the study is registered, but nothing in it cites the registry record",
      hint: "cite the facts of the record, or write status: provisional",
    }),
  provisionalCitesNothing: (where: SourceReference) =>
    note("LINT_STUDY_CITES_NOTHING", {
      where,
      message: "the study is provisional, and nothing in it cites a registry record",
      hint: "where there is a record, cite its facts: cites: seeds/NCT….yaml#primary-1",
    }),
  unknownFact: (where: SourceReference, fact: string, file: string, hint: string | undefined) =>
    warning("LINT_UNKNOWN_FACT", {
      where,
      message: `${file} holds no fact ${JSON.stringify(fact)}`,
      ...(hint === undefined ? {} : { hint }),
    }),
  missingFacts: (where: SourceReference, file: string) =>
    note("LINT_FACTS_NOT_FOUND", {
      where,
      message: `${file} was not found, so nothing that cites it could be compared with it`,
      hint: "the path is relative to the project, or to the folder of the study file",
    }),
  contradictsThreshold: (where: SourceReference, coded: string, cited: string, fact: SourceReference) =>
    warning("LINT_CITE_THRESHOLD", {
      where,
      message: `the clause says ${JSON.stringify(coded)}, the fact it cites ${JSON.stringify(cited)}`,
      hint: "correct the clause, or declare it as a reading: { use, or, ref, basis, why }",
      related: [fact],
    }),
  contradictsWindow: (where: SourceReference, cited: string, fact: SourceReference) =>
    warning("LINT_CITE_WINDOW", {
      where,
      message: `the fact cited gives ${JSON.stringify(cited)}, and no length of time here is that long`,
      hint: "correct the window, or declare it as a reading: { use, or, ref, basis, why }",
      related: [fact],
    }),
  emptyWindow: (where: SourceReference, text: string) =>
    warning("LINT_EMPTY_WINDOW", { where, message: `no day lies in the window ${text}` }),
  tooManyDays: (where: SourceReference, wanted: number, days: number) =>
    warning("LINT_DAYS_NEVER_MET", { where, message: `${wanted} measured days are required in a window of ${days}` }),
  baselineLate: (where: SourceReference, baseline: string, assessment: string) =>
    warning("LINT_BASELINE_AFTER", {
      where,
      message: `the window of the baseline ${baseline} ends after that of ${assessment} starts`,
      hint: "the same value could be baseline and assessment",
    }),
  competingKaplanMeier: (where: SourceReference) =>
    warning("LINT_COMPETING_KAPLAN_MEIER", {
      where,
      message: "competing events are declared, but Kaplan-Meier is asked, which counts them as censored",
      hint: "estimate: { cumulative-incidence: { at: … } }",
    }),
  afterHorizon: (where: SourceReference, at: string, horizon: string) =>
    warning("LINT_AFTER_HORIZON", { where, message: `an estimate at ${at} is asked, after the horizon of ${horizon}` }),
  implausible: (where: SourceReference, text: string, range: string) =>
    warning("LINT_IMPLAUSIBLE_THRESHOLD", {
      where,
      message: `${JSON.stringify(text)} is outside what can be measured: ${range}`,
      hint: "is the unit right?",
    }),
  implausibleChange: (where: SourceReference, text: string, range: string) =>
    warning("LINT_IMPLAUSIBLE_CHANGE", {
      where,
      message: `a change of ${JSON.stringify(text)} is more than the whole plausible range: ${range}`,
      hint: "is the unit right?",
    }),
  neverMet: (where: SourceReference, why: string) =>
    warning("LINT_NEVER_MET", { where, message: `nobody can meet this: ${why}` }),
  alwaysMet: (where: SourceReference, why: string) =>
    warning("LINT_ALWAYS_MET", { where, message: `everybody with a value meets this: ${why}` }),
  unused: (where: SourceReference, what: string, name: string) =>
    warning("LINT_UNUSED", { where, message: `nothing uses the ${what} ${JSON.stringify(name)}` }),
  estimateUnstated: (where: SourceReference, endpoint: string, used: string) =>
    note("LINT_ESTIMATE_UNSTATED", {
      where,
      message: `the primary endpoint ${endpoint} does not say how it is estimated; the default is used`,
      hint: used,
    }),
  noPrimary: (where: SourceReference) =>
    note("LINT_NO_PRIMARY", { where, message: "no endpoint has the role primary" }),
  provisionalWithoutNote: (where: SourceReference) =>
    warning("LINT_PROVISIONAL_WITHOUT_NOTE", {
      where,
      message: "the study is provisional, but no note says why",
      hint: "note: The record lists no outcomes …",
    }),
  labelTwice: (where: SourceReference, paramcd: string) =>
    warning("LINT_LABEL_TWICE", {
      where,
      message: `the endpoint ${paramcd} has the same label`,
      hint: "a label of its own: data sets have one PARAM for each PARAMCD",
    }),
  sameAlternative: (where: SourceReference, value: string) =>
    warning("LINT_READING_SAME", { where, message: `the alternative ${value} is the value in use` }),
  readingUnexplained: (where: SourceReference) =>
    note("LINT_READING_UNEXPLAINED", {
      where,
      message: "a reading with neither ref nor why",
      hint: "ref: A15, why: …",
    }),
  readingWithoutEffect: (where: SourceReference, value: string, participants: number) =>
    note("LINT_READING_NO_EFFECT", {
      where,
      message: `the alternative ${value} changes nothing for any of the ${participants} participants of this export`,
    }),
  caseFailed: (where: SourceReference, name: string, expected: string, found: string) =>
    say("error", "CASE_FAILED", {
      where,
      message: `case ${JSON.stringify(name)}: expected ${expected}, found ${found}`,
    }),
  caseFault: (where: SourceReference, name: string, problem: string, hint?: string) =>
    say("error", "CASE_FAULT", {
      where,
      message: `case ${JSON.stringify(name)}: ${problem}`,
      ...(hint === undefined ? {} : { hint }),
    }),
  mutantSurvives: (where: SourceReference, was: string, becomes: string) =>
    note("CASE_MUTANT_SURVIVES", {
      where,
      message: `${JSON.stringify(becomes)} in place of ${JSON.stringify(was)} changes the verdict of no case`,
    }),
} as const;
