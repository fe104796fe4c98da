/** Lengths of time as a study file writes them: whole days, weeks of 7 days, calendar months and years. */
import { addMonths, type Day } from "./calendar.ts";

export interface Duration {
  readonly unit: "days" | "months";
  readonly count: number;
  /** As written. */
  readonly text: string;
}

const DURATION = /^([+-]?\d{1,6})\s*(d|wk|mo|a)$/;

/** `56 d`, `-3 d`, `8 wk`, `24 mo`, `2 a` (UCUM codes; months and years are calendar months); undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null) return undefined;
  const count = Number(match[1]);
  switch (match[2]) {
    case "d":
      return { unit: "days", count, text };
    case "wk":
      return { unit: "days", count: count * 7, text };
    case "mo":
      return { unit: "months", count, text };
    default:
      return { unit: "months", count: count * 12, text };
  }
}

export function days(count: number): Duration {
  return { unit: "days", count, text: `${count} d` };
}

/** The day a duration after (before, where negative) a day. */
export function shift(day: Day, duration: Duration): Day {
  return duration.unit === "days" ? day + duration.count : addMonths(day, duration.count);
}
