/** Day 0 of a participant's course. */
import { type Day, dayText, parseDay } from "../../../core/calendar.ts";
import type { Context } from "../../../derivation/context.ts";
import type { ParticipantFacts } from "../participant-level.ts";

/** The day that study days are counted from. */
export function referenceDay({ study, anchor }: Context): Day | undefined {
  if (study.reference === undefined) return undefined;
  const found = anchor(study.reference);
  return found.status === "day" ? found.day : undefined;
}

export interface Origin {
  readonly is: NonNullable<ParticipantFacts["origin"]>["is"];
  readonly day: Day;
}

/** The study's reference day, else the day of enrolment, else the first day on which anything is recorded. */
export function originOf(context: Context, firstRecorded: Day | undefined): Origin | undefined {
  const reference = referenceDay(context);
  if (reference !== undefined) return { is: "reference", day: reference };
  const enrolled = parseDay(context.participant.attributes.get("enrolled_on") ?? "");
  if (enrolled !== undefined) return { is: "enrolment", day: enrolled };
  return firstRecorded === undefined ? undefined : { is: "first-record", day: firstRecorded };
}

export function originFacts(origin: Origin | undefined): ParticipantFacts["origin"] {
  return origin === undefined ? null : { is: origin.is, date: dayText(origin.day) };
}

/** Days from the origin. */
export function sinceOrigin(day: Day | undefined, origin: Origin | undefined): number | null {
  return day === undefined || origin === undefined ? null : day - origin.day;
}
