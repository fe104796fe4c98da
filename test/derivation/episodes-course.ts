/** Transfusions and counts of one participant on a clock of minutes from 2026-01-01T00:00, which is day 0. */

import { parseExact } from "../../src/core/exact.ts";
import { withObservations } from "../../src/core/observation-series.ts";
import type { DatedRecord, Observation, Participant } from "../../src/core/participant.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import type { EpisodeRow } from "../../src/derivation/episodes/result.ts";
import { loaded } from "../definition/small-study.ts";
import { type Course, ORIGIN, participantOf } from "./course.ts";
import { printedValue } from "./printed-value.ts";

/** A time in minutes, or only the day: `{ day: 2 }`. */
export type Time = number | { readonly day: number };

export interface Bag {
  readonly start: Time;
  /** The end; `none` where it is not written. 40 minutes after the start where left out. */
  readonly end?: Time | "none";
  /** Empty where it is not known. */
  readonly dose?: string;
  readonly unit?: string;
}

export interface Story extends Omit<Course, "labs"> {
  readonly bags: readonly Bag[];
  /** Platelets in 10*9/L as printed. */
  readonly counts?: readonly (readonly [at: Time, value: string])[];
}

export const HOUR = 60;
export const DAY = 1440;

/** 180 cm and 80 kg are exactly 2 m² by Mosteller. */
const TWO_SQUARE_METRES = { height_cm: "180", weight_kg: "80" };

function participantWith(story: Story): Participant {
  const plain = participantOf({ ...story, attributes: { ...TWO_SQUARE_METRES, ...story.attributes } });
  const bags = story.bags.map(bagRecord).sort((a, b) => a.day - b.day || (a.second ?? -1) - (b.second ?? -1));
  const counts = (story.counts ?? []).map(count).sort((a, b) => a.day - b.day || (a.second ?? -1) - (b.second ?? -1));
  return {
    ...withObservations(plain, (analyte) => (analyte === "platelets" ? counts : [])),
    interventions: (name) => (name === "platelet-transfusion" ? bags : plain.interventions(name)),
  };
}

function instant(time: Time) {
  if (typeof time !== "number") return { day: ORIGIN + time.day, second: undefined };
  const day = Math.floor(time / DAY);
  return { day: ORIGIN + day, second: (time - day * DAY) * 60 };
}

function bagRecord({ start, end, dose = "4.0", unit = "10*11" }: Bag, index: number): DatedRecord {
  const usual = typeof start === "number" ? start + 40 : "none";
  const ended = end ?? usual;
  return {
    name: "platelet-transfusion",
    ...instant(start),
    end: ended === "none" ? undefined : instant(ended),
    dose: dose === "" ? undefined : parseExact(dose),
    doseUnit: unit,
    attributes: new Map(),
    source: { file: "interventions.csv", line: index + 2 },
  };
}

function count([at, text]: readonly [Time, string], index: number): Observation {
  const value = printedValue(text);
  return {
    analyte: "platelets",
    ...instant(at),
    value,
    raw: { value: text, unit: "10*9/L" },
    source: { file: "labs.csv", line: index + 2 },
  };
}

export interface EpisodesStudy {
  readonly surface?: string;
  readonly hour24?: string;
  readonly whenEmpty?: string;
  readonly refractory?: string;
  /** Further endpoints. */
  readonly endpoints?: string;
}

export function episodesStudy(asked: EpisodesStudy = {}): string {
  const { surface = "mosteller", hour24 = "24 h", whenEmpty = "none", endpoints = "" } = asked;
  const { refractory = '{ hour-1: "< 7500 m2/uL/10*11", hour-24: "< 4500 m2/uL/10*11" }' } = asked;
  return `nadir: 1
study: { id: T5, title: Small study, status: registered, facts: seeds/T5.yaml, reference: first-dose }
anchors:
  first-dose: { intervention: daratumumab, choose: first }
episodes:
  platelet-episodes:
    transfusion: platelet-transfusion
    analyte: platelets
    merge-within: 24 h
    pre: { within: 24 h }
    post:
      hour-1: { from: 10 min, to: 60 min, nearest: 60 min }
      hour-24: { from: 18 h, to: ${hour24}, nearest: 24 h }
    dose: { when-empty: ${whenEmpty} }
    body-surface: ${surface}
    blood-volume: 75 mL/kg
    refractory: ${refractory}
endpoints:
  cci-1: { paramcd: CCI1H, label: At one hour, role: supportive, kind: episodes, episodes: platelet-episodes, report: { cci: hour-1 }, cites: a#b }
  cci-24: { paramcd: CCI24H, label: At a day, role: supportive, kind: episodes, episodes: platelet-episodes, report: { cci: hour-24 }, cites: a#b }
  increment: { paramcd: PI1H, label: Increment, role: supportive, kind: episodes, episodes: platelet-episodes, report: { increment: hour-1 }, cites: a#b }
  recovery: { paramcd: PPR1H, label: Recovery, role: supportive, kind: episodes, episodes: platelet-episodes, report: { recovery: hour-1 }, cites: a#b }
  class: { paramcd: REFRACT, label: Class, role: supportive, kind: episodes, episodes: platelet-episodes, report: class, cites: a#b }
${endpoints}`;
}

/** The derivation of the endpoint with a PARAMCD. */
export function deriveStory(study: string, story: Story, paramcd: string) {
  const { study: model } = loaded(study);
  const endpoint = [...model.endpoints.values()].find((candidate) => candidate.paramcd === paramcd);
  if (endpoint === undefined) throw new Error(`no endpoint ${paramcd}`);
  return participantContext(model, participantWith(story)).endpoint(endpoint.name);
}

export function rowsOf(study: string, story: Story, paramcd: string): readonly EpisodeRow[] {
  const { outcome } = deriveStory(study, story, paramcd);
  if (outcome.kind !== "episodes") throw new Error(`no episodes: ${JSON.stringify(outcome)}`);
  return outcome.rows;
}

/** `7500`, `refractory`, `NO_POST`; numbers to one decimal. One text per episode. */
export function answers(study: string, story: Story, paramcd: string): readonly string[] {
  return rowsOf(study, story, paramcd).map(({ outcome }) => {
    if (outcome.kind === "amount") return String(Number(outcome.value.toFixed(1)));
    return outcome.kind === "class" ? outcome.class : outcome.reason;
  });
}
