/**
 * Calendar days without time zones. A day is the number of days since 1970-01-01 in the proleptic Gregorian calendar;
 * a time of day is seconds since midnight, local to the site. Nothing here reads a clock or a locale.
 */
export type Day = number;

/** A date with, where the source gives one, a time of day. */
export interface Instant {
  readonly day: Day;
  /** Seconds since midnight; undefined where only the date is known. */
  readonly second: number | undefined;
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** Days in 400 Gregorian years, and from 1 March of the year 0 to 1 January 1970. */
const DAYS_PER_CYCLE = 146_097;
const DAYS_TO_1970 = 719_468;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** The day a `YYYY-MM-DD` text names, or undefined where there is no such day (31 February, month 13, two-digit years). */
export function parseDay(text: string): Day | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return dayFromDate(year, month, date);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date, or a date and time `YYYY-MM-DDThh:mm[:ss]` (a space for the T is accepted); undefined where it is neither. */
export function parseInstant(text: string): Instant | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) {
    const day = parseDay(text);
    return day === undefined ? undefined : { day, second: undefined };
  }
  const day = parseDay(match[1] ?? "");
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? "0")];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return { day, second: hour * 3600 + minute * 60 + second };
}

/** The day of a year, month and date; months beyond 1 to 12 and dates beyond the month roll over. */
export function dayFromDate(year: number, month: number, date: number): Day {
  // Counted from 1 March, so that the leap day is the last of its year (days-from-civil, Gregorian cycles of 400 years).
  const shifted = year + Math.floor((month - 3) / 12);
  const monthFromMarch = (((month - 3) % 12) + 12) % 12;
  const cycle = Math.floor(shifted / 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + date - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_PER_CYCLE + dayOfCycle - DAYS_TO_1970;
}

/** `YYYY-MM-DD` */
export function dayText(day: Day): string {
  const known = DAY_TEXTS.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
  if (DAY_TEXTS.size < MOST_DAY_TEXTS) DAY_TEXTS.set(day, text);
  return text;
}

/** The days of an export are few; their texts are asked for again and again. */
const DAY_TEXTS = new Map<Day, string>();
const MOST_DAY_TEXTS = 20_000;

/** `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` where the time is known. */
export function instantText(instant: Instant): string {
  if (instant.second === undefined) return dayText(instant.day);
  const parts = [Math.floor(instant.second / 3600), Math.floor(instant.second / 60) % 60, instant.second % 60];
  return `${dayText(instant.day)}T${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}

/** The day `months` calendar months later, the date clamped to the end of a shorter month (31 January + 1 = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(day * MILLISECONDS_PER_DAY);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + 1 + months];
  const lastDate = new Date(dayFromDate(year, month + 1, 0) * MILLISECONDS_PER_DAY).getUTCDate();
  return dayFromDate(year, month, Math.min(start.getUTCDate(), lastDate));
}

/** CDISC study day: the reference day is 1, the day before it −1; there is no day 0. */
export function studyDay(day: Day, reference: Day): number {
  return day >= reference ? day - reference + 1 : day - reference;
}
