/** Dates and numbers of a workbook as the texts that its sheet shows. */
import { clockText, instantText, numberText } from "./value-text.ts";

const MS_PER_DAY = 86_400_000;

/** Day 0 of the two calendars: a time without a date is a part of it. */
const DAY_ZERO = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };
/** 1900 is a leap year in the calendar of Excel, so its days 1 to 59 are one day later than a count from day 0, and day 60 is none. */
const DAY_SIXTY = Date.UTC(1900, 1, 28);

/**
 * A date as `YYYY-MM-DD`, with `Thh:mm[:ss]` where it is not midnight; a cell with a time alone as `hh:mm[:ss]`. Rounded to the second.
 * A day that no calendar has is its name or number in Excel, which no reader of dates takes.
 */
export function workbookDate(date: Date, from1904: boolean): string {
  const milliseconds = Math.round(date.getTime() / 1000) * 1000;
  const zero = from1904 ? DAY_ZERO.from1904 : DAY_ZERO.from1900;
  if (milliseconds < zero) return numberText((milliseconds - zero) / MS_PER_DAY);
  if (milliseconds < zero + MS_PER_DAY) return clockText(BigInt(milliseconds - zero) * 1_000_000n);
  const isEarly = !from1904 && milliseconds < DAY_SIXTY + MS_PER_DAY;
  if (isEarly && milliseconds >= DAY_SIXTY) return "1900-02-29";
  const shifted = isEarly ? milliseconds + MS_PER_DAY : milliseconds;
  const text = instantText(BigInt(shifted) * 1_000_000n) ?? String(date.getTime());
  return text.replace(/T00:00$/, "");
}

/** A spreadsheet computes and shows fifteen digits; what is stored behind them is the rounding of binary fractions. */
const DIGITS = 15;

/** The number of a cell from its stored text: whole numbers keep all digits, others have the fifteen that are shown. */
export function workbookNumber(stored: string): string {
  const text = stored.trim();
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? numberText(value) : text;
  return numberText(Number(value.toPrecision(DIGITS)));
}
