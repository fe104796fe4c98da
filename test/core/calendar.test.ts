import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  dayFromDate,
  dayText,
  instantText,
  parseDay,
  parseInstant,
  studyDay,
} from "../../src/core/calendar.ts";
import { inRange } from "../../src/core/day-range.ts";

const day = (text: string): number => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
};

const FIRST = Date.UTC(0, 0, 1) < 0 ? -719_528 : 0;
const LAST = day("9999-12-31");

describe("days", () => {
  test.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2000-03-01", 11_017],
    ["1900-03-01", -25_508],
    ["2024-02-29", 19_782],
    ["0000-01-01", FIRST],
  ])("%s is day %i", (text, wanted) => {
    expect(parseDay(text)).toBe(wanted);
    expect(dayText(wanted)).toBe(text);
  });

  test.each([
    "2026-02-31",
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-5",
    "26-01-05",
    "05/01/2026",
    "2026/01/05",
    "20260105",
    "2026-01-05Z",
    " 2026-01-05",
    "2026-01-05\n",
    "",
    "+12026-01-05",
  ])("%j is no day", (text) => expect(parseDay(text)).toBeUndefined());

  test("a day reads back from its text, and agrees with the clock's calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (value) => {
        const text = dayText(value);
        expect(parseDay(text)).toBe(value);
        expect(new Date(text).getTime()).toBe(value * 86_400_000);
      }),
    );
  });

  test("a date is the day that Date.UTC gives, rolled over where it overflows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 9000 }),
        fc.integer({ min: -30, max: 40 }),
        fc.integer({ min: -40, max: 70 }),
        (year, month, date) => {
          expect(dayFromDate(year, month, date)).toBe(Date.UTC(year, month - 1, date) / 86_400_000);
        },
      ),
    );
  });
});

describe("instants", () => {
  test.each([
    { text: "2026-01-05T08:10", day: "2026-01-05", second: 29_400, printed: "2026-01-05T08:10:00" },
    { text: "2026-01-05 08:10:05", day: "2026-01-05", second: 29_405, printed: "2026-01-05T08:10:05" },
    { text: "2026-01-05T00:00", day: "2026-01-05", second: 0, printed: "2026-01-05T00:00:00" },
    { text: "2026-01-05T23:59:59", day: "2026-01-05", second: 86_399, printed: "2026-01-05T23:59:59" },
    { text: "2026-01-05", day: "2026-01-05", second: undefined, printed: "2026-01-05" },
  ])("$text", ({ text, day: date, second, printed }) => {
    expect(parseInstant(text)).toEqual({ day: day(date), second });
    expect(instantText({ day: day(date), second })).toBe(printed);
  });

  test.each([
    "2026-01-05T24:00",
    "2026-01-05T08:60",
    "2026-01-05T08:10:60",
    "2026-01-05T8:10",
    "2026-01-05T08",
    "2026-01-05T08:10Z",
    "2026-01-05T08:10+02:00",
    "2026-01-05T08:10:05.5",
    "2026-02-31T08:10",
    "2026-01-05  08:10",
    "08:10",
    "",
  ])("%j is no instant", (text) => expect(parseInstant(text)).toBeUndefined());
});

describe("calendar months", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-01-31", 24, "2026-01-31"],
    ["2023-12-31", 6, "2024-06-30"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-05-20", 0, "2026-05-20"],
  ])("%s and %i months: %s", (from, months, wanted) => expect(dayText(addMonths(day(from), months))).toBe(wanted));
});

test.each([
  ["2026-01-08", 1],
  ["2026-01-09", 2],
  ["2026-01-07", -1],
  ["2026-01-01", -7],
])("study day of %s counted from 2026-01-08 is %i; there is no day 0", (date, wanted) => {
  expect(studyDay(day(date), day("2026-01-08"))).toBe(wanted);
});

test.each([
  { range: { first: 3, last: 5 }, inside: [3, 4, 5], outside: [2, 6] },
  { range: { first: undefined, last: 5 }, inside: [-9999, 5], outside: [6] },
  { range: { first: 3, last: undefined }, inside: [3, 9999], outside: [2] },
  { range: { first: 5, last: 3 }, inside: [], outside: [3, 4, 5] },
])("a range of days includes both ends: $range", ({ range, inside, outside }) => {
  expect(inside.every((value) => inRange(value, range))).toBe(true);
  expect(outside.some((value) => inRange(value, range))).toBe(false);
});
