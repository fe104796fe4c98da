/** A participant written as a course: days counted from the transplant on 2026-01-01, values in canonical units. */

import type { AnalyteName } from "../../src/core/analyte.ts";
import { parseExact } from "../../src/core/exact.ts";
import { seriesOf } from "../../src/core/observation-series.ts";
import type { DatedRecord, FollowUp, Observation, Participant } from "../../src/core/participant.ts";
import type { Derivation } from "../../src/derivation/derivation.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { rowText } from "../../src/derivation/episodes/result.ts";
import { loaded } from "../definition/small-study.ts";
import { printedValue } from "./printed-value.ts";

/** 2026-01-01, which is day 0. */
export const ORIGIN = 20_454;

/** Day → printed values of that day, in order: `{ 12: "0.7 0.4", 13: "<0.1" }`. */
export type Series = Readonly<Record<number, string>>;

export interface Course {
  readonly id?: string;
  readonly arm?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly labs?: Readonly<Partial<Record<AnalyteName, Series>>>;
  /** Name → days, or a day with its dose. */
  readonly interventions?: Readonly<Record<string, readonly (number | readonly [day: number, dose: string])[]>>;
  readonly events?: Readonly<
    Record<string, readonly (number | readonly [day: number, attributes: Readonly<Record<string, string>>])[]>
  >;
  /** The day of the last contact, where it comes before the cut-off. */
  readonly lastContact?: number;
  readonly cutoff?: number;
  readonly logThrough?: number | "unknown";
}

/** The same value on each day from the first to the last. */
export function steady(first: number, last: number, value: string): Series {
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, index) => [first + index, value]));
}

export function participantOf(course: Course): Participant {
  const { id = "P1", arm = "", attributes = {}, cutoff = 400, logThrough = cutoff } = course;
  const events = new Map([["stem-cell-infusion", [record("stem-cell-infusion", 0, 1)]], ...eventsOf(course)]);
  const interventions = interventionsOf(course);
  const observations = (analyte: AnalyteName) => observationsOf(analyte, course.labs?.[analyte] ?? {});
  return {
    id,
    arm,
    attributes: new Map(Object.entries(attributes)),
    source: { file: "participants.csv", line: 2 },
    followUp: followUpOf(course, cutoff, events),
    transfusionsCompleteThrough: logThrough === "unknown" ? undefined : ORIGIN + logThrough,
    observations,
    series: (analyte) => seriesOf(observations(analyte)),
    interventions: (name) => interventions.get(name) ?? [],
    events: (name) => events.get(name) ?? [],
  };
}

function record(
  name: string,
  day: number,
  line: number,
  attributes: Readonly<Record<string, string>> = {},
  dose?: string,
): DatedRecord {
  return {
    name,
    day: ORIGIN + day,
    second: undefined,
    end: undefined,
    dose: dose === undefined ? undefined : parseExact(dose),
    doseUnit: "",
    attributes: new Map(Object.entries(attributes)),
    source: { file: "records.csv", line: line + 1 },
  };
}

function eventsOf({ events = {} }: Course): [string, DatedRecord[]][] {
  return Object.entries(events).map(([name, list]) => [
    name,
    list.map((item, index) =>
      typeof item === "number" ? record(name, item, index) : record(name, item[0], index, item[1]),
    ),
  ]);
}

function interventionsOf({ interventions = {} }: Course): Map<string, DatedRecord[]> {
  return new Map(
    Object.entries(interventions).map(([name, list]) => [
      name,
      list.map((item, index) =>
        typeof item === "number" ? record(name, item, index) : record(name, item[0], index, {}, item[1]),
      ),
    ]),
  );
}

function followUpOf(course: Course, cutoff: number, events: ReadonlyMap<string, readonly DatedRecord[]>): FollowUp {
  const [death] = events.get("death") ?? [];
  const [withdrawal] = events.get("withdrawal") ?? [];
  const common = { death, withdrawal, cutoff: ORIGIN + cutoff };
  if (death !== undefined) return { ...common, end: death.day, endedBy: "death" };
  if (course.lastContact === undefined) return { ...common, end: ORIGIN + cutoff, endedBy: "cut-off" };
  return { ...common, end: ORIGIN + course.lastContact, endedBy: "last-contact" };
}

function observationsOf(analyte: AnalyteName, series: Series): readonly Observation[] {
  const days = Object.keys(series)
    .map(Number)
    .sort((a, b) => a - b);
  return days.flatMap((day) =>
    (series[day] ?? "").split(" ").map((text, index) => observation(analyte, day, text, index)),
  );
}

function observation(analyte: AnalyteName, day: number, text: string, index: number): Observation {
  const value = printedValue(text);
  return {
    analyte,
    day: ORIGIN + day,
    second: index === 0 ? undefined : index * 3600,
    value,
    raw: { value: text, unit: "" },
    source: { file: "labs.csv", line: 1000 + day * 10 + index },
  };
}

/** A study of the parts given, with a transplant on day 0 and a first dose of luspatercept. */
export function studyText(parts: string): string {
  return `nadir: 1
study: { id: T1, title: Small study, status: registered, facts: seeds/T1.yaml, reference: transplant }
anchors:
  transplant: { event: stem-cell-infusion, choose: first }
  first-dose: { intervention: luspatercept, choose: first }
  second-dose: { intervention: luspatercept, choose: 2 }
${parts}`;
}

/** A study with one response endpoint, RESP, of this criterion. */
export function responseStudy(criterion: string, { quantities = "", rest = "", criteria = "" } = {}): string {
  return studyText(`${quantities === "" ? "" : `quantities:\n${quantities}\n`}${criteria === "" ? "" : `criteria:\n${criteria}\n`}endpoints:
  response:
    paramcd: RESP
    label: Response
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    criterion: ${criterion}
${rest}`);
}

/** The derivation of one endpoint (the only one, or by PARAMCD) for a course. */
export function derive(study: string, course: Course, paramcd?: string): Derivation {
  const { study: model } = loaded(study);
  const endpoint = [...model.endpoints.values()].find(
    (candidate) => paramcd === undefined || candidate.paramcd === paramcd,
  );
  if (endpoint === undefined) throw new Error(`no endpoint ${paramcd}`);
  return participantContext(model, participantOf(course)).endpoint(endpoint.name);
}

/** `event 12`, `censored 28`, `graft-failure 11`, `Y`, `N (NRI DIED)`, `value 3`, or the reason there is none. */
export function short({ outcome }: Derivation): string {
  switch (outcome.kind) {
    case "verdict":
      return outcome.imputed ? `${outcome.verdict} (NRI ${outcome.reason})` : outcome.verdict;
    case "category":
      return outcome.category;
    case "episodes":
      return outcome.rows.map(rowText).join(", ");
    case "value":
      return `value ${outcome.value.toFraction()}`;
    case "time":
      return `${outcome.cnsr === 0 ? "event" : outcome.cnsr === 1 ? "censored" : `${outcome.description} (${outcome.cnsr})`} ${outcome.days}`;
    case "not-evaluable":
      return outcome.reason;
  }
}
