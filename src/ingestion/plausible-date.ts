/**
 * Dates of an export: a day that exists, in a year in which a trial can have happened. Sentinels like 9999-12-31 are no dates. The range
 * is wide because exports are de-identified by moving dates: those of MIMIC-III lie between 2100 and 2210.
 */
import { type Day, dayFromDate, type Instant, parseDay, parseInstant } from "../core/calendar.ts";
import { remembered } from "../core/remembered.ts";

const FIRST: Day = dayFromDate(1900, 1, 1);
const LAST: Day = dayFromDate(2249, 12, 31);

const DATE_LENGTH = 10;

export const readDay = remembered((text): Day | undefined => {
  const day = parseDay(text);
  return day === undefined || day < FIRST || day > LAST ? undefined : day;
});

export function readInstant(text: string): Instant | undefined {
  if (text.length === DATE_LENGTH) {
    const day = readDay(text);
    return day === undefined ? undefined : { day, second: undefined };
  }
  const instant = parseInstant(text);
  return instant === undefined || instant.day < FIRST || instant.day > LAST ? undefined : instant;
}
