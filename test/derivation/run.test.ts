import { describe, expect, test } from "vitest";
import { analyteOf } from "../../src/core/analyte.ts";
import { exact } from "../../src/core/exact.ts";
import { interval, point } from "../../src/core/interval.ts";
import type { Truth } from "../../src/core/truth.ts";
import type { SustainedRule } from "../../src/definition/model/sustained.ts";
import { type JudgedDay, runsFrom, settle } from "../../src/derivation/criteria/run.ts";
import { dailyValues } from "../../src/derivation/quantities/daily.ts";
import { ORIGIN, participantOf } from "./course.ts";

/** One letter per day from day 0: Y met, n not met, ? undecided, a dot not measured. */
function days(letters: string): JudgedDay[] {
  const truths: Readonly<Record<string, Truth>> = { Y: "met", n: "not-met", "?": "not-evaluable" };
  return [...letters].flatMap((letter, day) => {
    const truth = truths[letter];
    return truth === undefined ? [] : [{ day, truth, value: point(exact(1)), observations: [] }];
  });
}

function rule(consecutive: "calendar" | "measured", length: number, span = 0): SustainedRule {
  const condition = { range: interval(exact(0), true, undefined, true), text: "> 0" };
  return { analyte: analyteOf("neutrophils"), condition, daily: "min", consecutive, length, span, without: undefined };
}

const runs = (letters: string, ...asked: Parameters<typeof rule>) =>
  runsFrom(days(letters), rule(...asked)).map(({ first, last }) => `${first}-${last}`);

describe("the shortest run from each day", () => {
  test.each([
    { letters: "nYYYn", calendar: ["1-3"], measured: ["1-3"] },
    { letters: "nYYYY", calendar: ["1-3", "2-4"], measured: ["1-3", "2-4"] },
    { letters: "YY.Y", calendar: [], measured: ["0-3"] },
    { letters: "YYnY", calendar: [], measured: [] },
    { letters: "Y.Y.Y", calendar: [], measured: ["0-4"] },
    { letters: "YY", calendar: [], measured: [] },
    { letters: "Y?Y", calendar: [], measured: [] },
    { letters: "", calendar: [], measured: [] },
  ])("$letters, three days: $calendar calendar, $measured measured", ({ letters, calendar, measured }) => {
    expect(runs(letters, "calendar", 3)).toEqual(calendar);
    expect(runs(letters, "measured", 3)).toEqual(measured);
  });

  test.each([
    { letters: "Y......Y", wanted: ["0-7"] },
    { letters: "Y.....Y", wanted: [] },
    { letters: "Y...n...Y", wanted: [] },
    { letters: "Y..Y....Y", wanted: ["0-8"] },
    { letters: "Y......YY", wanted: ["0-7"] },
  ])("$letters, 7 days between two measured days: $wanted", ({ letters, wanted }) =>
    expect(runs(letters, "measured", 2, 7)).toEqual(wanted),
  );

  test("one day is a run of one", () => expect(runs("nYn", "calendar", 1)).toEqual(["1-1"]));
});

test("undecided days are settled one way or the other, decided ones never", () => {
  expect(settle(days("Y?n"), "met").map(({ truth }) => truth)).toEqual(["met", "met", "not-met"]);
  expect(settle(days("Y?n"), "not-met").map(({ truth }) => truth)).toEqual(["met", "not-met", "not-met"]);
});

describe("several results a day become one", () => {
  const participant = participantOf({ labs: { neutrophils: { 0: "9", 1: "0.7 0.4 0.55", 2: "1", 3: "5" } } });
  const range = { first: ORIGIN + 1, last: ORIGIN + 2 };
  test.each([
    ["min", ["2/5", "1"]],
    ["max", ["7/10", "1"]],
    ["mean", ["11/20", "1"]],
    ["first", ["7/10", "1"]],
    ["last", ["11/20", "1"]],
  ] as const)("%s: %s", (reducer, wanted) => {
    const values = dailyValues(participant.series("neutrophils"), range, reducer);
    expect(values.map(({ value }) => value.lower?.toFraction())).toEqual(wanted);
    expect(values.map(({ observations }) => observations.length)).toEqual([3, 1]);
  });
});
