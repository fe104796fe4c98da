import { expect, test } from "vitest";
import { dayText, parseDay } from "../../src/core/calendar.ts";
import { days, parseDuration, shift } from "../../src/core/duration.ts";

test.each([
  ["56 d", "days", 56],
  ["-3 d", "days", -3],
  ["+3 d", "days", 3],
  ["56d", "days", 56],
  ["8 wk", "days", 56],
  ["24 mo", "months", 24],
  ["2 a", "months", 24],
  ["0 d", "days", 0],
])("%s is %s: %i", (text, unit, count) => expect(parseDuration(text)).toEqual({ unit, count, text }));

test.each(["", "d", "56", "1.5 d", "56 days", "56 D", "8 w", "3 m", "1 h", "1 y", "d 56", "56 d 2 d"])(
  "%j is no length of time",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test.each([
  ["2026-01-31", "1 mo", "2026-02-28"],
  ["2026-01-31", "28 d", "2026-02-28"],
  ["2024-02-29", "-1 a", "2023-02-28"],
  ["2026-01-01", "-4 wk", "2025-12-04"],
])("%s shifted by %s is %s", (from, by, wanted) => {
  const duration = parseDuration(by);
  expect(dayText(shift(parseDay(from)!, duration!))).toBe(wanted);
});

test("a number of days knows how it is written", () => expect(days(-3).text).toBe("-3 d"));
