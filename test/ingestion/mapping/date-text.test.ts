/** Dates and times in every declared form: what is read, what is not, and what the hint then says. */
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/core/calendar.ts";
import type { DateFormat } from "../../../src/definition/sources/date-formats.ts";
import type { DateRule } from "../../../src/definition/sources/model.ts";
import { formatsTaking, middleOfMonth, readDate } from "../../../src/ingestion/mapping/date-text.ts";

const PLAIN: DateRule = {
  formats: ["iso"],
  time: undefined,
  origin: undefined,
  zone: undefined,
  hundredYearsFrom: undefined,
  partial: undefined,
  dayOnly: false,
};
const rule = (formats: readonly DateFormat[], more: Partial<DateRule> = {}): DateRule => ({
  ...PLAIN,
  formats,
  ...more,
});
const read = (text: string, formats: readonly DateFormat[], more: Partial<DateRule> = {}, time = "") =>
  readDate(text, time, rule(formats, more))?.text;

describe("one day in every form", () => {
  test.each<[DateFormat, string]>([
    ["iso", "2026-01-05"],
    ["iso", "2026-1-5"],
    ["y/m/d", "2026/1/5"],
    ["y.m.d", "2026.01.05"],
    ["ymd", "20260105"],
    ["d.m.y", "5.1.2026"],
    ["d.m.y", "05. 01. 2026"],
    ["d/m/y", "05/01/2026"],
    ["d-m-y", "05-01-2026"],
    ["m/d/y", "1/5/2026"],
    ["m-d-y", "01-05-2026"],
    ["d-mon-y", "05JAN2026"],
    ["d-mon-y", "5-Jan-2026"],
    ["d-mon-y", "5 January 2026"],
    ["mon-d-y", "Jan 5, 2026"],
    ["年月日", "2026年1月5日"],
    ["年月日", "2026年01月05号"],
    ["excel", "46027"],
    ["excel-1904", "44565"],
  ])("%s: %s", (format, text) => expect(read(text, [format])).toBe("2026-01-05"));
});

describe("times of day", () => {
  test.each<[string, string]>([
    ["2026-01-05 07:10", "2026-01-05T07:10:00"],
    ["2026-01-05T07:10:30", "2026-01-05T07:10:30"],
    ["2026-01-05 07:10:30.123", "2026-01-05T07:10:30"],
    ["2026-01-05 7:10 AM", "2026-01-05T07:10:00"],
    ["2026-01-05 12:10 am", "2026-01-05T00:10:00"],
    ["2026-01-05 12:10 PM", "2026-01-05T12:10:00"],
    ["2026-01-05T07:10:00+08:00", "2026-01-05T07:10:00"],
  ])("%s", (text, instant) => expect(read(text, ["iso"])).toBe(instant));

  test.each<[string, string]>([
    ["2026年1月5日 15时30分", "2026-01-05T15:30:00"],
    ["2026年1月5日下午3:05", "2026-01-05T15:05:00"],
    ["2026年1月5日 上午9时05分20秒", "2026-01-05T09:05:20"],
  ])("%s", (text, instant) => expect(read(text, ["年月日"])).toBe(instant));

  test.each<[string, DateFormat, string, string]>([
    ["2026-01-05", "iso", "07:10", "2026-01-05T07:10:00"],
    ["2026-01-05", "iso", "0710", "2026-01-05T07:10:00"],
    ["2026-01-05", "iso", "7:10:05 PM", "2026-01-05T19:10:05"],
    ["2026-01-05 00:00:00", "iso", "07:10", "2026-01-05T07:10:00"],
    ["46027", "excel", "0.298611111111111", "2026-01-05T07:10:00"],
    ["46027", "excel", "07:10", "2026-01-05T07:10:00"],
  ])("%s (%s) with %s in a column of its own", (date, format, time, instant) =>
    expect(read(date, [format], {}, time)).toBe(instant),
  );

  test.each(["25:00", "7", "late", "07:60"])("the time %s is none", (time) =>
    expect(read("2026-01-05", ["iso"], {}, time)).toBeUndefined(),
  );

  test("two times for one date are not chosen between", () =>
    expect(read("2026-01-05 08:00", ["iso"], {}, "07:10")).toBeUndefined());
});

describe("zones", () => {
  test.each<[string, number, string]>([
    ["2026-01-05T23:30:00Z", 480, "2026-01-06T07:30:00"],
    ["2026-01-05T03:30:00+08:00", -300, "2026-01-04T14:30:00"],
    ["2026-01-05T07:30:00", 480, "2026-01-05T07:30:00"],
  ])("%s on a clock %d minutes ahead of UTC", (text, zone, instant) =>
    expect(read(text, ["iso"], { zone })).toBe(instant),
  );

  test("UTC is nobody's clock where the site's is not declared", () =>
    expect(read("2026-01-05T23:30:00Z", ["iso"])).toBeUndefined());
});

describe("years of two digits", () => {
  test("are no years where nobody says which", () => expect(read("5.1.26", ["d.m.y"])).toBeUndefined());
  test.each<[string, string]>([
    ["5.1.26", "2026-01-05"],
    ["5.1.49", "2049-01-05"],
    ["5.1.50", "1950-01-05"],
    ["5.1.2026", "2026-01-05"],
  ])("%s from 1950 on", (text, day) => expect(read(text, ["d.m.y"], { hundredYearsFrom: 1950 })).toBe(day));
  test("six digits", () => expect(read("260105", ["ymd"], { hundredYearsFrom: 1950 })).toBe("2026-01-05"));
});

describe("counted from an origin", () => {
  const origin = parseDay("2026-01-01");
  test.each<[string, DateFormat, string]>([
    ["4", "days", "2026-01-05"],
    ["-1", "days", "2025-12-31"],
    ["4.25", "days", "2026-01-05T06:00:00"],
    ["96", "hours", "2026-01-05T00:00:00"],
    ["1441", "minutes", "2026-01-02T00:01:00"],
  ])("%s %s", (text, format, instant) => expect(read(text, [format], { origin })).toBe(instant));

  test.each(["1e99", "99999999999", "x", ""])("%j is no number of days", (text) =>
    expect(read(text, ["days"], { origin })).toBeUndefined(),
  );
});

describe("no date", () => {
  test.each<[DateFormat, string]>([
    ["iso", "2026-02-30"],
    ["iso", "05.01.2026"],
    ["m/d/y", "13/01/2026"],
    ["d-mon-y", "5-Foo-2026"],
    ["d-mon-y", "5-Mayb-2026"],
    ["excel", "yesterday"],
    ["iso", "9999-99-99"],
  ])("%s: %s", (format, text) => expect(read(text, [format])).toBeUndefined());
});

test("of several forms the first that fits", () => {
  const several: readonly DateFormat[] = ["iso", "d.m.y", "m/d/y"];
  expect(["2026-01-05", "5.1.2026", "1/5/2026"].map((text) => read(text, several))).toEqual(
    Array(3).fill("2026-01-05"),
  );
});

test("a column of days leaves the time out", () =>
  expect(read("2026-01-05T11:45", ["iso"], { dayOnly: true })).toBe("2026-01-05"));

test("what would take a text", () => {
  expect(formatsTaking("01/02/2026", PLAIN)).toEqual(["d/m/y", "m/d/y"]);
  expect(formatsTaking("13/02/2026", PLAIN)).toEqual(["d/m/y"]);
  expect(formatsTaking("20260105", PLAIN)).toEqual(["ymd"]);
  expect(formatsTaking("yesterday", PLAIN)).toEqual([]);
});

test("the middle of a month of which the day is not known", () =>
  expect(["2026-02", "2026", "2026-13", "2026-02-01"].map(middleOfMonth)).toEqual([
    "2026-02-15",
    undefined,
    undefined,
    undefined,
  ]));
