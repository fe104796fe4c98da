/**
 * Dates of an export: a day that exists, in a year in which a trial can have happened. Sentinels like 9999-12-31 are no dates. The range
 * is wide because exports are de-identified by moving dates: those of MIMIC-III lie between 2100 and 2210.
 */
import { type Day, dayFromDate, type Instant, parseDay, parseInstant } from "../core/calendar.ts";

const FIRST: Day = dayFromDate(1900, 1, 1);
const LAST: Day = dayFromDate(2249, 12, 31);

/** The dates of an export are few, each on many rows. */
const KNOWN = new Map<string, Day>();
const MOST_KNOWN = 20_000;
const DATE_LENGTH = 10;

export function readDay(text: string): Day | undefined {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const day = parseDay(text);
  if (day === undefined || day < FIRST || day > LAST) return undefined;
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, day);
  return day;
}

export function readInstant(text: string): Instant | undefined {
  if (text.length === DATE_LENGTH) {
    const day = readDay(text);
    return day === undefined ? undefined : { day, second: undefined };
  }
  const instant = parseInstant(text);
  return instant === undefined || instant.day < FIRST || instant.day > LAST ? undefined : instant;
}
