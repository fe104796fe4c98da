/** A day written from one of several anchors: `60 d of last-dose` is the day 60 days after the last dose. */
import { type Duration, parseDuration } from "./duration.ts";

export interface Moment {
  readonly offset: Duration;
  /** The anchor, or a quantity with a day. */
  readonly of: string;
}

const MOMENT = /^(\S+\s*\S*)\s+of\s+([a-z][a-z0-9-]*)$/;

/** Undefined where the text is not `DURATION of NAME`. */
export function parseMoment(text: string): Moment | undefined {
  const match = MOMENT.exec(text.trim());
  const offset = parseDuration(match?.[1] ?? "");
  return match === null || offset === undefined ? undefined : { offset, of: match[2] ?? "" };
}
