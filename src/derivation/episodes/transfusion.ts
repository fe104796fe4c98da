/** A transfusion on the clock, and the counts that can be placed on it. */
import type { Day } from "../../core/calendar.ts";
import type { DatedRecord, Observation, Participant } from "../../core/participant.ts";
import { clockSecond, startOfDay } from "../../core/time-span.ts";
import type { EpisodeDefinition } from "../../definition/model/episodes.ts";

export interface Transfusion {
  readonly record: DatedRecord;
  /** The start; undefined where only the date is known. */
  readonly start: number | undefined;
  /** The start for the order of things: noon where only the date is known. */
  readonly order: number;
  /** Undefined where no end is written, or only its date. */
  readonly end: number | undefined;
}

const NOON = 43_200;

/** In order of their starts. */
export function transfusionsOf(participant: Participant, definition: EpisodeDefinition): readonly Transfusion[] {
  const all = participant.interventions(definition.transfusion).map((record): Transfusion => {
    const start = clockSecond(record);
    const end = record.end === undefined ? undefined : clockSecond(record.end);
    return { record, start, order: start ?? startOfDay(record.day) + NOON, end };
  });
  return [...all].sort((a, b) => a.order - b.order || a.record.source.line - b.record.source.line);
}

export interface TimedCount {
  readonly at: number;
  readonly observation: Observation;
}

/** In order of time. A count without a time of day cannot be placed and is not among them. */
export function timedCounts(participant: Participant, definition: EpisodeDefinition): readonly TimedCount[] {
  return participant.observations(definition.analyte.name).flatMap((observation) => {
    const at = clockSecond(observation);
    return at === undefined ? [] : [{ at, observation }];
  });
}

/** Counts of which only the date is known, on some days. */
export function untimedCounts(
  participant: Participant,
  definition: EpisodeDefinition,
  days: { readonly first: Day; readonly last: Day },
): readonly Observation[] {
  return participant
    .observations(definition.analyte.name)
    .filter(({ second, day }) => second === undefined && day >= days.first && day <= days.last);
}

/** Taken once the transfusion had ended, or, where its end is not known, after it had started. */
export function isAfter(count: TimedCount, transfusion: Transfusion): boolean {
  return transfusion.end === undefined ? count.at > transfusion.order : count.at >= transfusion.end;
}
