/** Dates and times in a declared form, as the ISO text that the canonical tables hold. Nothing is guessed: what does not fit is no date. */
import { type Day, dayFromDate, dayText, instantText, parseDay } from "../../core/calendar.ts";
import { divide, type Exact, exact, floorOf, multiply, parseExact, subtract } from "../../core/exact.ts";
import { DATE_FORMATS, type DateFormat, RELATIVE_FORMATS } from "../../definition/sources/date-formats.ts";
import type { DateRule } from "../../definition/sources/model.ts";
import { columnTime, type PrintedTime, splitTime } from "./time-text.ts";

const SECONDS_PER_DAY = 86_400;

export interface DateRead {
  readonly text: string;
  readonly format: DateFormat;
}

/** In the first of the declared forms that fits; undefined where none does. `timeText` is that of a column of its own; empty where there is none. */
export function readDate(text: string, timeText: string, rule: DateRule): DateRead | undefined {
  for (const format of rule.formats) {
    const read = isCounted(format)
      ? fromNumber(text, timeText, format, rule)
      : fromCalendar(text, timeText, format, rule);
    if (read !== undefined) return { text: rule.dayOnly ? read.slice(0, 10) : read, format };
  }
  return undefined;
}

/** The forms that would take a text, for the hint where none of the declared ones does. */
export function formatsTaking(text: string, rule: DateRule): readonly DateFormat[] {
  return DATE_FORMATS.filter((format) => !isCounted(format) && fromCalendar(text, "", format, rule) !== undefined);
}

/** Nothing declared: a year of two digits is no year, and a zone says nothing of the day. */
const UNDECLARED: DateRule = {
  formats: [],
  time: undefined,
  origin: undefined,
  zone: undefined,
  hundredYearsFrom: undefined,
  partial: undefined,
  dayOnly: true,
};

/** The forms that would take a text whose column nothing is declared of. */
export function calendarForms(text: string): readonly DateFormat[] {
  return formatsTaking(text, UNDECLARED);
}

function isCounted(format: DateFormat): boolean {
  return EXCEL_ORIGINS.has(format) || RELATIVE_FORMATS.has(format);
}

function fromCalendar(text: string, timeText: string, format: DateFormat, rule: DateRule): string | undefined {
  const split = splitTime(text.trim());
  const day = split === undefined ? undefined : calendarDay(split.date, format, rule.hundredYearsFrom);
  if (split === undefined || day === undefined) return undefined;
  if (timeText === "") return split.time === undefined ? dayText(day) : onSiteClock(day, split.time, rule);
  const time = columnTime(timeText);
  // A date that is printed with midnight because the system has no dates alone gives way to the time of its column.
  if (time === undefined || (split.time !== undefined && split.time.second !== 0)) return undefined;
  return onSiteClock(day, time, rule);
}

/** A time in another zone is brought onto the site's clock where that is declared; UTC without it is nobody's clock. */
function onSiteClock(day: Day, { second, zone }: PrintedTime, { zone: site, dayOnly }: DateRule): string | undefined {
  if (zone === 0 && site === undefined && !dayOnly) return undefined;
  const shift = zone === undefined || site === undefined ? 0 : (site - zone) * 60;
  const seconds = second + shift;
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  return instantText({ day: day + days, second: seconds - days * SECONDS_PER_DAY });
}

/** Which group of the form holds what: y, m, d. */
const FORMS: Readonly<Partial<Record<DateFormat, readonly [RegExp, string]>>> = {
  iso: [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, "ymd"],
  "y/m/d": [/^(\d{4}|\d{2})\/(\d{1,2})\/(\d{1,2})$/, "ymd"],
  "y.m.d": [/^(\d{4}|\d{2})\.(\d{1,2})\.(\d{1,2})$/, "ymd"],
  ymd: [/^(\d{4}|\d{2})(\d{2})(\d{2})$/, "ymd"],
  年月日: [/^(\d{4}|\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/, "ymd"],
  "d.m.y": [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/, "dmy"],
  "d/m/y": [/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/, "dmy"],
  "d-m-y": [/^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/, "dmy"],
  "m/d/y": [/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/, "mdy"],
  "m-d-y": [/^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/, "mdy"],
  "d-mon-y": [/^(\d{1,2})[-/. ]?([A-Za-z]{3,9})[-/., ]{0,2}(\d{4}|\d{2})$/, "dmy"],
  "mon-d-y": [/^([A-Za-z]{3,9})[-/. ]{1,2}(\d{1,2})[-/., ]{1,2}(\d{4}|\d{2})$/, "mdy"],
};
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function calendarDay(text: string, format: DateFormat, hundredYearsFrom: number | undefined): Day | undefined {
  const [form, order] = FORMS[format] ?? [undefined, ""];
  const match = form?.exec(text);
  if (match === null || match === undefined) return undefined;
  const part = (letter: string) => match[order.indexOf(letter) + 1] ?? "";
  const year = fullYear(part("y"), hundredYearsFrom);
  const month = /\D/.test(part("m")) ? monthNumber(part("m")) : Number(part("m"));
  return year === undefined ? undefined : parseDay(`${year}-${twoDigits(month)}-${twoDigits(Number(part("d")))}`);
}

/** A year of two digits is two centuries, unless the hundred years that they mean are declared. */
function fullYear(text: string, hundredYearsFrom: number | undefined): string | undefined {
  if (text.length === 4) return text;
  if (hundredYearsFrom === undefined) return undefined;
  const year = Math.floor(hundredYearsFrom / 100) * 100 + Number(text);
  return String(year < hundredYearsFrom ? year + 100 : year);
}

/** The name in full or its first three letters (`sept` is used too); 0 where it is none. */
function monthNumber(name: string): number {
  const low = name.toLowerCase();
  return (
    MONTHS.findIndex(
      (month) => month === low || month.slice(0, 3) === low || (low === "sept" && month.startsWith(low)),
    ) + 1
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Excel counts days from 1899-12-30 (for all dates after February 1900), or, on old Macintoshes, from 1904-01-01. */
const EXCEL_ORIGINS: ReadonlyMap<DateFormat, Day> = new Map([
  ["excel", dayFromDate(1899, 12, 30)],
  ["excel-1904", dayFromDate(1904, 1, 1)],
]);

function fromNumber(text: string, timeText: string, format: DateFormat, { origin }: DateRule): string | undefined {
  const number = parseExact(text.trim());
  const start = EXCEL_ORIGINS.get(format) ?? origin;
  if (number === undefined || start === undefined) return undefined;
  const days = divide(number, exact(format === "hours" ? 24 : format === "minutes" ? 1440 : 1));
  const whole = Number(floorOf(days));
  const fraction = secondsOf(subtract(days, exact(whole)));
  const day = start + whole + (fraction === SECONDS_PER_DAY ? 1 : 0);
  const second = fraction % SECONDS_PER_DAY;
  if (!Number.isSafeInteger(day) || Math.abs(day) > LAST_DAY) return undefined;
  if (timeText !== "") return withColumnTime(day, second, timeText);
  // A whole number of days says nothing of the time of day; of hours or minutes it does.
  const isDate = second === 0 && (EXCEL_ORIGINS.has(format) || format === "days");
  return isDate ? dayText(day) : instantText({ day, second });
}

/** Beyond any calendar of a trial; a number that large is no date. */
const LAST_DAY = dayFromDate(9999, 12, 31);

/** A workbook may hold the time of day as a part of a day: 0.25 is 06:00. */
function withColumnTime(day: Day, second: number, timeText: string): string | undefined {
  if (second !== 0) return undefined;
  const part = /^0?\.\d+$/.test(timeText) ? parseExact(timeText.replace(/^\./, "0.")) : undefined;
  const time = part === undefined ? columnTime(timeText)?.second : secondsOf(part) % SECONDS_PER_DAY;
  return time === undefined ? undefined : instantText({ day, second: time });
}

/** To the nearest second: a workbook holds 07:10 as 0.298611111111111. */
function secondsOf(partOfDay: Exact): number {
  return Number(floorOf(multiply(partOfDay, exact(SECONDS_PER_DAY)).add(exact("0.5"))));
}

const MONTH_ONLY = /^(\d{4})-(\d{2})$/;

/** `2026-03` with the middle of the month in place of the day that is not known; undefined for any other text. */
export function middleOfMonth(text: string): string | undefined {
  const match = MONTH_ONLY.exec(text.trim());
  if (match === null || parseDay(`${text.trim()}-15`) === undefined) return undefined;
  return `${text.trim()}-15`;
}
