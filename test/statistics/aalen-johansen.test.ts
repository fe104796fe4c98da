import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aalenJohansen,
  aalenJohansenByGroup,
  type IncidenceCurves,
  type IncidenceOptions,
} from "../../src/statistics/competing-risks/aalen-johansen.ts";
import { grayTest } from "../../src/statistics/competing-risks/gray-test.ts";
import {
  type IncidenceIntervalType,
  incidenceAt,
  incidenceInterval,
} from "../../src/statistics/competing-risks/incidence-at.ts";
import { overstatementOfOneMinusKaplanMeier } from "../../src/statistics/competing-risks/overstatement.ts";
import { kaplanMeier } from "../../src/statistics/survival/kaplan-meier.ts";
import { columns, participants, shuffled } from "./time-to-event-arbitraries.ts";

const TYPES: readonly IncidenceIntervalType[] = ["plain", "log", "loglog", "cloglog"];

function curvesOf(data: Parameters<typeof aalenJohansen>[0], options?: IncidenceOptions): IncidenceCurves {
  const curves = aalenJohansen(data, options);
  if ("kind" in curves) throw new Error(curves.why);
  return curves;
}

describe("properties of cumulative incidence", () => {
  test("the incidences and the event-free probability add up to 1 at every time, also with delayed entry", () => {
    fc.assert(
      fc.property(participants(3), fc.boolean(), (rows, delayed) => {
        const entry = delayed ? rows.map((row) => row.entry) : undefined;
        const { eventFree, causes } = curvesOf({ ...columns(rows), entry });
        eventFree.forEach((s, slot) => {
          expect(causes.reduce((sum, { incidence }) => sum + incidence[slot]!, s)).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  test("with one cause it is 1 − Kaplan–Meier, and the delta variance is Greenwood's", () => {
    fc.assert(
      fc.property(participants(1), (rows) => {
        const curve = kaplanMeier(columns(rows));
        const [cause] = curvesOf(columns(rows), { causes: [1], variance: "delta" }).causes;
        if ("kind" in curve) return;
        cause!.incidence.forEach((f, slot) => {
          const survival = curve.survival[slot]!;
          expect(f).toBeCloseTo(1 - survival, 12);
          if (survival > 0) expect(cause!.variance[slot]).toBeCloseTo(survival ** 2 * curve.greenwood[slot]!, 12);
        });
      }),
    );
  });

  test("it never falls, and Aalen's variance moves only at events of the cause", () => {
    fc.assert(
      fc.property(participants(2), (rows) => {
        for (const { incidence, variance, events } of curvesOf(columns(rows)).causes) {
          incidence.forEach((value, slot) => {
            expect(value).toBeGreaterThanOrEqual(slot === 0 ? 0 : incidence[slot - 1]!);
            if (events[slot] === 0 && slot > 0) expect(variance[slot]).toBe(variance[slot - 1]);
          });
        }
      }),
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(shuffled(2), ([rows, other]) => {
        expect(curvesOf(columns(other))).toEqual(curvesOf(columns(rows)));
      }),
    );
  });

  test("every interval contains the estimate and lies within 0 and 1", () => {
    fc.assert(
      fc.property(
        participants(2),
        fc.constantFrom(...TYPES),
        fc.constantFrom<"aalen" | "delta">("aalen", "delta"),
        (rows, type, variance) => {
          const curves = curvesOf(columns(rows), { variance });
          for (const cause of curves.causes) {
            cause.incidence.forEach((f, slot) => {
              const interval = incidenceInterval(f, Math.sqrt(cause.variance[slot]!), { type });
              if ("kind" in interval) {
                expect(Math.min(f, 1 - f)).toBeLessThan(1e-11);
                return;
              }
              expect(interval.lower).toBeLessThanOrEqual(f + 1e-12);
              expect(interval.upper).toBeGreaterThanOrEqual(f - 1e-12);
              expect(interval.lower).toBeGreaterThanOrEqual(0);
              expect(interval.upper).toBeLessThanOrEqual(1);
            });
          }
        },
      ),
    );
  });

  test("1 − Kaplan–Meier never falls short of the cumulative incidence", () => {
    fc.assert(
      fc.property(participants(2), (rows) => {
        const times = [5, 10, 20, 40];
        const answer = overstatementOfOneMinusKaplanMeier(columns(rows), { cause: 1, times });
        if ("kind" in answer) {
          expect(rows.some((row) => row.status === 1)).toBe(false);
          return;
        }
        for (const { difference } of answer) {
          if (typeof difference === "number") expect(difference).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });

  test("Gray's test does not depend on the order of rows or the labels of groups", () => {
    fc.assert(
      fc.property(shuffled(2, 20), ([rows, other]) => {
        const before = grayTest(columns(rows), { cause: 1 });
        const { group, ...rest } = columns(other);
        const after = grayTest({ ...rest, group: group.map((value) => 10 - 3 * value) }, { cause: 1 });
        if ("kind" in before) {
          expect(after).toEqual(before);
          return;
        }
        if ("kind" in after) throw new Error(after.why);
        expect(after.df).toBe(before.df);
        expect(Math.abs(after.chiSquare - before.chiSquare)).toBeLessThan(1e-7 * (1 + before.chiSquare));
      }),
    );
  });
});

describe("what cumulative incidence cannot answer", () => {
  test("no participants, a declared arm without participants, Aalen's variance with delayed entry", () => {
    expect(aalenJohansen({ time: [], status: [] })).toMatchObject({ kind: "not-computable" });
    const data = { time: [1, 2], status: [1, 2], group: [0, 0] };
    expect(aalenJohansenByGroup(data, { groups: [0, 1] }).groups[1]).toMatchObject({
      curves: { kind: "not-computable" },
    });
    expect(aalenJohansen({ ...data, entry: [0, 1] }, { variance: "aalen" })).toMatchObject({ kind: "not-computable" });
  });

  test("a cause that nobody had: incidence 0, no interval, no test", () => {
    const data = { time: [1, 2, 3], status: [1, 0, 1], group: [0, 1, 1] };
    const curves = curvesOf(data, { causes: [1, 2] });
    expect(curves.causes.map(({ cause, eventTotal }) => [cause, eventTotal])).toEqual([
      [1, 2],
      [2, 0],
    ]);
    expect(incidenceAt(curves, curves.causes[1]!, [2])).toMatchObject([
      { incidence: 0, standardError: 0, interval: { kind: "not-computable" } },
    ]);
    expect(grayTest(data, { cause: 2 })).toEqual({ kind: "not-computable", why: "nobody had an event of cause 2" });
  });

  test("incidence after the last observation while some are event-free", () => {
    const curves = curvesOf({ time: [1, 2], status: [1, 0] });
    expect(incidenceAt(curves, curves.causes[0]!, [3])).toMatchObject([{ incidence: { kind: "not-computable" } }]);
  });

  test("Gray's test of one group, without variance, or with delayed entry", () => {
    const data = { time: [1, 1], status: [1, 1], group: [0, 1] };
    expect(grayTest({ ...data, group: [0, 0] }, { cause: 1 })).toMatchObject({ kind: "not-computable" });
    expect(grayTest(data, { cause: 1 })).toMatchObject({ kind: "not-computable" });
    expect(grayTest({ ...data, entry: [0, 0] }, { cause: 1 })).toMatchObject({ kind: "not-computable" });
  });
});

test("1 − Kaplan–Meier beside the cumulative incidence, by hand", () => {
  // Four at risk: relapse at 1, death at 2, relapse at 3, alive at 4.
  const data = { time: [1, 2, 3, 4], status: [1, 2, 1, 0] };
  const answer = overstatementOfOneMinusKaplanMeier(data, { cause: 1, times: [3, 5] });
  expect(answer).toMatchObject([{ time: 3 }, { time: 5, difference: { kind: "not-computable" } }]);
  if ("kind" in answer || !("cumulativeIncidence" in answer[0]!)) throw new Error("answered above");
  expect(answer[0].oneMinusKaplanMeier).toBeCloseTo(1 - (3 / 4) * (1 / 2), 15);
  expect(answer[0].cumulativeIncidence).toBeCloseTo(1 / 4 + 1 / 4, 15);
  expect(answer[0].difference).toBeCloseTo(0.125, 15);
});
