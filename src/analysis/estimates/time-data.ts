/** Times to event as the statistics take them, and the day that a length of time means when it is counted in calendar months. */
import type { Day } from "../../core/calendar.ts";
import { type Duration, shift } from "../../core/duration.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { TimeToEventData } from "../../statistics/survival/time-to-event-data.ts";

/** One analysed participant of a time-to-event endpoint. */
export interface TimedParticipant {
  /** The day of the origin. */
  readonly start: Day;
  readonly days: number;
  readonly cnsr: number;
  /** Days from the origin to being at risk; undefined from the origin on. */
  readonly entry: number | undefined;
}

export function timedParticipants(derivations: readonly Derivation[]): readonly TimedParticipant[] {
  return derivations.flatMap(({ outcome, analysed, start }) =>
    analysed && outcome.kind === "time" && start !== undefined
      ? [{ start, days: outcome.days, cnsr: outcome.cnsr, entry: laterEntry(outcome.entry) }]
      : [],
  );
}

function laterEntry(entry: number | undefined): number | undefined {
  return entry !== undefined && entry > 0 ? entry : undefined;
}

/** The statistics count 0 as censored and 1 as the event; CNSR counts the other way round and numbers competing events from 2. */
export function statusOf({ cnsr }: TimedParticipant): number {
  return cnsr === 0 ? 1 : cnsr === 1 ? 0 : cnsr;
}

export function timeData(participants: readonly TimedParticipant[]): TimeToEventData {
  const data = { time: participants.map(({ days }) => days), status: participants.map(statusOf) };
  if (participants.every(({ entry }) => entry === undefined)) return data;
  return { ...data, entry: participants.map(({ entry }) => entry ?? BEFORE_DAY_0) };
}

/** Whoever is at risk from the origin on is at risk of an event on that very day. */
const BEFORE_DAY_0 = -1;

/** A time asked for: the day at which to read a curve, and the data to draw it from. */
export interface TimePoint {
  readonly asked: Duration;
  readonly day: number;
  readonly data: TimeToEventData;
  /** For METHOD: which day calendar months mean; empty where the days are asked for as such. */
  readonly note: string;
}

/**
 * The time points asked for. 24 calendar months are 730 days for one participant and 731 for another, so a curve in days
 * has no single day for them: every time on or after a participant's own day is moved by what the own day lacks to the
 * latest of them. At that latest day then stands exactly what happened by everybody's own day; all others are untouched.
 */
export function timePoints(
  participants: readonly TimedParticipant[],
  asked: readonly Duration[],
): readonly TimePoint[] {
  const inDays = timeData(participants);
  return asked.map((duration) =>
    duration.unit === "days" || participants.length === 0
      ? { asked: duration, day: duration.count, data: inDays, note: "" }
      : calendarPoint(participants, duration),
  );
}

function calendarPoint(participants: readonly TimedParticipant[], asked: Duration): TimePoint {
  const own = participants.map(({ start }) => shift(start, asked) - start);
  const [earliest, latest] = [own.reduce((a, b) => Math.min(a, b)), own.reduce((a, b) => Math.max(a, b))];
  const aligned = participants.map((participant, index) => {
    const ownDay = own[index] ?? latest;
    const moved = (day: number) => (day < ownDay ? day : day + latest - ownDay);
    const { days, entry } = participant;
    return { ...participant, days: moved(days), entry: entry === undefined ? undefined : moved(entry) };
  });
  const days = earliest === latest ? `${latest}` : `${earliest} to ${latest}, each participant's own`;
  return { asked, day: latest, data: timeData(aligned), note: `${asked.text} is day ${days}` };
}
