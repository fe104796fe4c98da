/** Dates and times in the declared form, as the ISO text that the canonical tables hold. Nothing is guessed: what does not fit is no date. */
import { dayFromDate, dayText, instantText, parseDay } from "../../core/calendar.ts";
import { divide, type Exact, exact, floorOf, multiply, parseExact, subtract } from "../../core/exact.ts";
import { DATE_FORMATS, type DateFormat, RELATIVE_FORMATS } from "../../definition/sources/date-formats.ts";
import type { DateRule } from "../../definition/sources/model.ts";

const SECONDS_PER_DAY = 86_400;

/** Undefined where the texts are not of the declared form. `timeText` is that of a column of its own; empty where there is none. */
export function dateText(text: string, timeText: string, rule: DateRule): string | undefined {
  const whole = timeText === "" ? text : `${text} ${timeText}`;
  const read = numericFormat(rule.format) ? fromNumber(text, timeText, rule) : fromCalendar(whole, rule.format);
  if (read === undefined) return undefined;
  return rule.dayOnly ? read.slice(0, 10) : read;
}

/** The declared forms that would take a text, for the hint where none was declared. */
export function formatsTaking(text: string): readonly DateFormat[] {
  return DATE_FORMATS.filter((format) => !numericFormat(format) && fromCalendar(text, format) !== undefined);
}

function numericFormat(format: DateFormat): boolean {
  return format === "excel" || RELATIVE_FORMATS.has(format);
}

const TIME = /^(.*?)(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/s;

function fromCalendar(text: string, format: DateFormat): string | undefined {
  const match = TIME.exec(text.trim());
  const day = match === null ? undefined : calendarDay((match[1] ?? "").trim(), format);
  if (match === null || day === undefined) return undefined;
  if (match[2] === undefined) return dayText(day);
  const hour = hourOf(Number(match[2]), match[5]);
  const [minute, second] = [Number(match[3]), Number(match[4] ?? "0")];
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  return instantText({ day, second: hour * 3600 + minute * 60 + second });
}

/** 12 AM is midnight and 12 PM noon. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

/** Which group of the form holds what: y, m, d. Years have four digits: a year of two is two centuries. */
const FORMS: Readonly<Partial<Record<DateFormat, readonly [RegExp, string]>>> = {
  iso: [/^(\d{4})-(\d{2})-(\d{2})$/, "ymd"],
  "y/m/d": [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, "ymd"],
  "y.m.d": [/^(\d{4})\.(\d{1,2})\.(\d{1,2})$/, "ymd"],
  ymd: [/^(\d{4})(\d{2})(\d{2})$/, "ymd"],
  年月日: [/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/, "ymd"],
  "d.m.y": [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, "dmy"],
  "d/m/y": [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, "dmy"],
  "d-m-y": [/^(\d{1,2})-(\d{1,2})-(\d{4})$/, "dmy"],
  "m/d/y": [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, "mdy"],
  "m-d-y": [/^(\d{1,2})-(\d{1,2})-(\d{4})$/, "mdy"],
  "d-mon-y": [/^(\d{1,2})[- ]?([A-Za-z]{3})[- ]?(\d{4})$/, "dmy"],
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function calendarDay(text: string, format: DateFormat): number | undefined {
  const [form, order] = FORMS[format] ?? [undefined, ""];
  const match = form?.exec(text);
  if (match === null || match === undefined) return undefined;
  const part = (letter: string) => match[order.indexOf(letter) + 1] ?? "";
  const month = part("m");
  const number = /\D/.test(month) ? MONTHS.indexOf(month.toLowerCase()) + 1 : Number(month);
  return parseDay(`${part("y")}-${twoDigits(number)}-${twoDigits(Number(part("d")))}`);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Excel counts days from 1899-12-30 (for all dates after February 1900). */
const EXCEL_ORIGIN = dayFromDate(1899, 12, 30);

function fromNumber(text: string, timeText: string, { format, origin }: DateRule): string | undefined {
  const number = parseExact(text.trim());
  const start = format === "excel" ? EXCEL_ORIGIN : origin;
  if (number === undefined || start === undefined) return undefined;
  const days = divide(number, exact(format === "hours" ? 24 : format === "minutes" ? 1440 : 1));
  const whole = Number(floorOf(days));
  const seconds = nearestWhole(multiply(subtract(days, exact(whole)), exact(SECONDS_PER_DAY)));
  const day = start + whole + (seconds === SECONDS_PER_DAY ? 1 : 0);
  if (timeText !== "") return fromCalendar(`${dayText(day)} ${timeText}`, "iso");
  // A whole number of days says nothing of the time of day; of hours or minutes it does.
  const isDate = seconds === 0 && (format === "excel" || format === "days");
  return isDate ? dayText(day) : instantText({ day, second: seconds % SECONDS_PER_DAY });
}

function nearestWhole(value: Exact): number {
  return Number(floorOf(value.add(exact("0.5"))));
}

const MONTH_ONLY = /^(\d{4})-(\d{2})$/;

/** `2026-03` with the middle of the month in place of the day that is not known; undefined for any other text. */
export function middleOfMonth(text: string): string | undefined {
  const match = MONTH_ONLY.exec(text.trim());
  if (match === null || parseDay(`${text.trim()}-15`) === undefined) return undefined;
  return `${text.trim()}-15`;
}
