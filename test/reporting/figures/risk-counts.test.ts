/** The table below a curve: at risk, events, competing events, censored and not yet at risk add up at every day. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsAt, totalsOf } from "../../../src/reporting/figures/plots/risk-counts.ts";
import { timeAxis } from "../../../src/reporting/figures/plots/time-axis.ts";
import type { CurveFacts } from "../../../src/reporting/model/curve-facts.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "../report-data-of.ts";

function checkCurve(curve: CurveFacts): void {
  const axis = timeAxis(curve.time.at(-1) ?? 1);
  const days = [...axis.ticks.map((tick) => tick * axis.daysPerUnit), ...curve.time];
  for (const day of days) {
    const { atRisk, events, competing, censored, notYet } = countsAt(curve, day);
    expect(atRisk + events + competing + censored + notYet).toBe(curve.n);
    expect(Math.min(atRisk, events, competing, censored, notYet)).toBeGreaterThanOrEqual(0);
  }
  // Against the estimator's own number of those at risk.
  expect(curve.time.map((day) => countsAt(curve, day).atRisk)).toEqual(curve.atRisk);
  const all = totalsOf(curve);
  expect(all.atRisk).toBe(0);
}

test.each(FIXTURES)("%s", async (fixture) => {
  for (const curve of (await reportDataOf(fixture)).curves) checkCurve(curve);
});

test.each(AWKWARD_NAMES)("%s", async (name) => {
  for (const curve of (await awkwardDataOf(name)).curves) checkCurve(curve);
});

interface Observed {
  readonly entry: number;
  readonly exit: number;
  readonly status: "event" | "competing" | "censored";
}

function curveOf(observed: readonly Observed[], delayed: boolean): CurveFacts {
  const time = [...new Set(observed.map(({ exit }) => exit))].sort((a, b) => a - b);
  const count = (status: Observed["status"]) =>
    time.map((day) => observed.filter((one) => one.exit === day && one.status === status).length);
  const [events, competing, censored] = [count("event"), count("competing"), count("censored")];
  return {
    ...{
      paramcd: "X",
      group: "Total",
      estimator: "cumulative-incidence",
      cnsr: 0,
      cause: "event",
      n: observed.length,
      level: 0.95,
    },
    ...{
      time,
      value: time.map(() => 0),
      lower: time.map(() => null),
      upper: time.map(() => null),
      atRisk: time.map(() => 0),
    },
    ...{ events, allEvents: events.map((each, index) => each + (competing[index] ?? 0)), censored },
    entry: delayed ? observed.map(({ entry }) => entry).sort((a, b) => a - b) : null,
  };
}

describe("counted one by one", () => {
  const participant = fc.record({
    entry: fc.integer({ min: 0, max: 20 }),
    stay: fc.integer({ min: 1, max: 30 }),
    status: fc.constantFrom("event" as const, "competing" as const, "censored" as const),
  });
  test.each([{ delayed: false }, { delayed: true }])("delayed entry: $delayed", ({ delayed }) => {
    fc.assert(
      fc.property(
        fc.array(participant, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 60 }),
        (all, day) => {
          const observed = all.map(
            ({ entry, stay, status }): Observed => ({ entry: delayed ? entry : 0, exit: entry + stay, status }),
          );
          const found = countsAt(curveOf(observed, delayed), day);
          const gone = (status: Observed["status"]) =>
            observed.filter((one) => one.exit < day && one.status === status).length;
          expect(found.events).toBe(gone("event"));
          expect(found.competing).toBe(gone("competing"));
          expect(found.censored).toBe(gone("censored"));
          const present = observed.filter(
            ({ entry, exit }) => exit >= day && (day === 0 ? entry <= 0 : entry < day || !delayed),
          );
          expect(found.atRisk).toBe(present.length);
        },
      ),
      { seed: 20261130, numRuns: 300 },
    );
  });
});

test.each([
  { last: 28, unit: "days", ticks: [0, 7, 14, 21, 28] },
  { last: 29, unit: "days", ticks: [0, 7, 14, 21, 28, 35] },
  { last: 3, unit: "days", ticks: [0, 1, 2, 3] },
  { last: 100, unit: "days", ticks: [0, 14, 28, 42, 56, 70, 84, 98, 112] },
  { last: 730, unit: "months", ticks: [0, 3, 6, 9, 12, 15, 18, 21, 24] },
  { last: 2557, unit: "months", ticks: [0, 12, 24, 36, 48, 60, 72, 84, 96] },
])("axis up to day $last", ({ last, unit, ticks }) => {
  expect(timeAxis(last)).toMatchObject({ unit, ticks });
});

test.each(FIXTURES)("%s: the curves that are drawn pass through the estimates that are written", async (fixture) => {
  const { curves, estimates } = await reportDataOf(fixture);
  for (const curve of curves) {
    const survival = curve.estimator === "kaplan-meier";
    const own = estimates.filter(
      ({ paramcd, group, statistic, category, timepoint }) =>
        paramcd === curve.paramcd &&
        group === curve.group &&
        (survival ? statistic === "survival" : statistic === "cumulative-incidence" && category === curve.cause) &&
        timepoint.endsWith(" d"),
    );
    for (const { timepoint, value } of own) {
      const index = curve.time.findLastIndex((day) => day <= Number.parseInt(timepoint, 10));
      expect(curve.value[index] ?? (survival ? 1 : 0), `${curve.paramcd} ${curve.cause} ${timepoint}`).toBeCloseTo(
        value!,
        12,
      );
    }
  }
});
