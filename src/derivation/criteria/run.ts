/** Runs of days on which a count meets a condition: the heart of "three consecutive days". */
import type { Day } from "../../core/calendar.ts";
import type { Truth } from "../../core/truth.ts";
import type { SustainedRule } from "../../definition/model/sustained.ts";
import type { DailyValue } from "../quantities/daily.ts";

export interface Run {
  readonly first: Day;
  readonly last: Day;
  readonly days: readonly DailyValue[];
}

/** A measured day with whether it meets the condition. */
export interface JudgedDay extends DailyValue {
  readonly truth: Truth;
}

/** The day as it is, with another answer. */
export function withTruth(day: JudgedDay, truth: Truth): JudgedDay {
  return {
    day: day.day,
    value: day.value,
    truth,
    get observations() {
      return day.observations;
    },
  };
}

/**
 * The shortest run that starts on each measured day, in order of days.
 * `calendar`: each next day is measured and meets the condition; a missing day breaks the run.
 * `measured`: each next measured day meets it; a missing day does not break the run, a failing one does.
 * A length asks for that many measured days, a span for at least that many days from the first to the last.
 */
export function runsFrom(days: readonly JudgedDay[], rule: SustainedRule): readonly Run[] {
  return [...eachRun(days, rule)];
}

/** The same runs, one by one. */
export function* eachRun(days: readonly JudgedDay[], rule: SustainedRule): Generator<Run> {
  for (let start = 0; start < days.length; start += 1) {
    const run = runStartingAt(days, start, rule);
    if (run !== undefined) yield run;
  }
}

function runStartingAt(days: readonly JudgedDay[], start: number, rule: SustainedRule): Run | undefined {
  const first = days[start];
  if (first === undefined || first.truth !== "met") return undefined;
  for (let end = start; end < days.length; end += 1) {
    const [day, previous] = [days[end], days[end - 1]];
    if (day === undefined || day.truth !== "met") return undefined;
    const follows = end === start || previous === undefined || day.day === previous.day + 1;
    if (rule.consecutive === "calendar" && !follows) return undefined;
    if (end - start + 1 >= rule.length && day.day - first.day >= rule.span) {
      return { first: first.day, last: day.day, days: days.slice(start, end + 1) };
    }
  }
  return undefined;
}

/** The series under one reading of undecided days: `met` or `not-met` in their place. */
export function settle(days: readonly JudgedDay[], undecidedAs: "met" | "not-met"): readonly JudgedDay[] {
  if (days.every((day) => day.truth !== "not-evaluable")) return days;
  return days.map((day) => (day.truth === "not-evaluable" ? withTruth(day, undecidedAs) : day));
}
