/** Unit cases of admiral as data, and small studies and exports to run their rules on (see data/ORIGIN.md). */
import { dayFromDate, dayText } from "../../src/core/calendar.ts";
import { toNumber } from "../../src/core/exact.ts";
import type { StudyRun } from "../../src/engine.ts";
import { csvText, derivationsOf, outcomeOf, type Row, readRows, readText, run, type Tally } from "./run-study.ts";

export type Cell = string | number | boolean | null;
export type Rows = readonly Readonly<Record<string, Cell>>[];

interface Argument {
  readonly name: string;
  readonly expr: string;
  readonly value?: Rows | readonly Cell[] | Cell;
}

/** A call and what it returns. */
export interface AdmiralCase {
  readonly test: string;
  readonly args: readonly Argument[];
  readonly expected: unknown;
}

/** Runs the rule of a case and compares what it says. */
export type Runner = (given: AdmiralCase, tally: Tally) => Promise<void> | void;

/** Every case by its name `file#number`, those that are not copied included. */
export const CASE_NAMES: ReadonlyMap<string, string> = new Map(
  readRows("data/admiral/index.csv").map((row) => [row["case"]!, row["test"]!]),
);

export function caseOf(name: string): AdmiralCase {
  const [file, number] = name.split("#");
  const found: AdmiralCase = JSON.parse(readText(`data/admiral/${file}.json`))[Number(number)];
  if (found.test !== CASE_NAMES.get(name)) throw new Error(`${name} is not the case of the index`);
  return found;
}

/** The rows given as the argument of this name; the first argument where it has none. */
export function rowsGiven({ args }: AdmiralCase, name = ""): Rows {
  return (args.find((argument) => argument.name === name)?.value ?? []) as Rows;
}

/** Day 0 of cases that have no dates. */
const DAY_0 = dayFromDate(2000, 1, 1);

export function dateOf(day: number): string {
  return dayText(DAY_0 + day);
}

/** A text with a blank for a missing value. */
export function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

export interface SmallExport {
  readonly participants: readonly Row[];
  /** Without an analyte they are platelets, in 10*9/L. */
  readonly labs?: readonly Row[];
  readonly events?: readonly Row[];
  readonly interventions?: readonly Row[];
}

export interface SmallStudy {
  /** Beside `start`, the column of that name. */
  readonly anchors?: Readonly<Record<string, string>>;
  /** Each is also an endpoint of the same name, whose value it is. */
  readonly quantities?: Readonly<Record<string, string>>;
  /** Criteria of response endpoints. */
  readonly responses?: Readonly<Record<string, string>>;
  /** Other endpoints, without label and role. */
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly reference?: string;
}

/** Long after every date of the cases, so that every window is closed. */
const CUTOFF = "2040-01-01";

export function runSmall(study: SmallStudy, data: SmallExport): Promise<StudyRun> {
  return run(studyText(study), exportFiles(data), CUTOFF);
}

function studyText({ anchors = {}, quantities = {}, responses = {}, endpoints = {}, reference }: SmallStudy): string {
  const block = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([name, body]) => `  ${name}: ${body}`);
  const all = {
    ...mapValues(quantities, (name) => `kind: change, value: ${name}`),
    ...mapValues(responses, (_, criterion) => `kind: response, criterion: ${criterion}`),
    ...endpoints,
  };
  const named = Object.entries(all).map(
    ([name, body], index) => `  ${name}: { paramcd: P${index}, label: ${name}, role: primary, ${body} }`,
  );
  return [
    "nadir: 1",
    `study: { id: CASE, title: A unit case, status: provisional${reference === undefined ? "" : `, reference: ${reference}`} }`,
    "anchors:",
    ...block({ start: "{ attribute: start }", ...anchors }),
    "quantities:",
    ...(Object.keys(quantities).length === 0 ? ["  {}"] : block(quantities)),
    "endpoints:",
    ...named,
  ].join("\n");
}

function mapValues(
  entries: Readonly<Record<string, string>>,
  body: (name: string, value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, body(name, value)]));
}

function exportFiles({ participants, labs = [], events = [], interventions = [] }: SmallExport) {
  const columns = [...new Set(["participant_id", "start", ...participants.flatMap(Object.keys)])];
  const results = labs.map((row) => ({ analyte: "platelets", unit: "10*9/L", ...row }));
  return {
    "participants.csv": csvText(columns, participants),
    "labs.csv": csvText(["participant_id", "analyte", "collected_at", "value", "unit"], results),
    "events.csv": csvText(["participant_id", "event", "occurred_on", "ended_on", "term", "cause"], events),
    "interventions.csv": csvText(["participant_id", "intervention", "started_at"], interventions),
  };
}

/** Participants whose only column is the start, day 0. */
export function participantsFrom(ids: readonly Cell[]): readonly Row[] {
  return [...new Set(ids.map(text))].map((participant_id) => ({ participant_id, start: dateOf(0) }));
}

export function numberOf(made: StudyRun, endpoint: string, participant: Cell): number | undefined {
  const value = outcomeOf(derivationsOf(made, endpoint).get(text(participant)), "value")?.value;
  return value === undefined ? undefined : toNumber(value);
}

/** Y, N, or undefined where it is not evaluable. */
export function answerOf(made: StudyRun, endpoint: string, participant: Cell): string | undefined {
  return outcomeOf(derivationsOf(made, endpoint).get(text(participant)), "verdict")?.verdict;
}

export function idsOf(rows: Rows, column = "USUBJID"): readonly Cell[] {
  return rows.map((row) => row[column]!);
}
