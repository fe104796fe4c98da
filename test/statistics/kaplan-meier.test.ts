import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type KaplanMeierCurve,
  kaplanMeier,
  kaplanMeierByGroup,
  kaplanMeierSteps,
} from "../../src/statistics/survival/kaplan-meier.ts";
import { type SurvivalIntervalType, survivalInterval } from "../../src/statistics/survival/km-interval.ts";
import { type QuantileRule, survivalQuantiles } from "../../src/statistics/survival/km-quantile.ts";
import { restrictedMean } from "../../src/statistics/survival/restricted-mean.ts";
import { medianFollowUp } from "../../src/statistics/survival/reverse-kaplan-meier.ts";
import { survivalAt } from "../../src/statistics/survival/survival-at.ts";
import { columns, participants, shuffled } from "./time-to-event-arbitraries.ts";

const TYPES: readonly SurvivalIntervalType[] = ["plain", "log", "log-log", "logit", "arcsin"];
const RULES: readonly QuantileRule[] = ["sas", "r", "first"];

function curveOf(data: Parameters<typeof kaplanMeier>[0]): KaplanMeierCurve {
  const curve = kaplanMeier(data);
  if ("kind" in curve) throw new Error(curve.why);
  return curve;
}

describe("properties of the Kaplan–Meier curve", () => {
  test("survival starts at most at 1, never rises and never falls below 0", () => {
    fc.assert(
      fc.property(participants(1), (rows) => {
        const { survival } = curveOf({ ...columns(rows), entry: rows.map((row) => row.entry) });
        const steps = [1, ...survival];
        expect(steps.every((value, slot) => slot === 0 || value <= steps[slot - 1]!)).toBe(true);
        expect(survival.every((value) => value >= 0)).toBe(true);
      }),
    );
  });

  test("without censoring it is the share of participants still event-free", () => {
    fc.assert(
      fc.property(participants(1), (rows) => {
        const time = rows.map((row) => row.time);
        const curve = curveOf({ time, status: time.map(() => 1) });
        curve.time.forEach((t, slot) => {
          expect(curve.survival[slot]).toBeCloseTo(time.filter((value) => value > t).length / time.length, 12);
        });
      }),
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(shuffled(1), ([rows, other]) => {
        expect(curveOf(columns(other))).toEqual(curveOf(columns(rows)));
      }),
    );
  });

  test("stretching time stretches times, quantiles and restricted means and nothing else", () => {
    fc.assert(
      fc.property(participants(1), fc.constantFrom(0.25, 2, 1024, 2 ** -40), (rows, factor) => {
        const { time, status } = columns(rows);
        const curve = curveOf({ time, status });
        const stretched = curveOf({ time: time.map((value) => value * factor), status });
        expect(stretched.survival).toEqual(curve.survival);
        expect(stretched.time).toEqual(curve.time.map((value) => value * factor));
        const [quartile] = survivalQuantiles(curve, [0.25]);
        const expected = typeof quartile!.time === "number" ? quartile!.time * factor : { kind: "not-computable" };
        expect(survivalQuantiles(stretched, [0.25])).toMatchObject([{ time: expected }]);
      }),
    );
  });

  test("every interval contains the estimate and lies within 0 and 1", () => {
    fc.assert(
      fc.property(participants(1), fc.constantFrom(...TYPES), fc.constantFrom(0.5, 0.9, 0.999), (rows, type, level) => {
        const curve = curveOf(columns(rows));
        curve.survival.forEach((survival, slot) => {
          const interval = survivalInterval(survival, curve.greenwood[slot]!, { type, level });
          if ("kind" in interval) {
            expect(survival === 0 || (survival === 1 && type === "arcsin")).toBe(true);
            return;
          }
          expect(interval.lower).toBeLessThanOrEqual(survival + 1e-12);
          expect(interval.upper).toBeGreaterThanOrEqual(survival - 1e-12);
          expect(interval.lower).toBeGreaterThanOrEqual(0);
          expect(interval.upper).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  test("the first time is never after the other readings of a quantile, and follow-up bounds them all", () => {
    fc.assert(
      fc.property(participants(1), fc.constantFrom(...RULES), (rows, rule) => {
        const curve = curveOf(columns(rows));
        const [first] = survivalQuantiles(curve, [0.5], { rule: "first" });
        const [answer] = survivalQuantiles(curve, [0.5], { rule });
        if (typeof answer!.time !== "number") return;
        expect(answer!.time).toBeGreaterThanOrEqual(first!.time as number);
        expect(answer!.time).toBeLessThanOrEqual(curve.time.at(-1)!);
      }),
    );
  });

  test("entering before everything is the same as not entering late", () => {
    fc.assert(
      fc.property(participants(1), (rows) => {
        const data = columns(rows);
        const { entry: _, ...late } = curveOf({ ...data, entry: rows.map(() => -1) });
        const { entry: __, ...plain } = curveOf(data);
        expect(late).toEqual(plain);
      }),
    );
  });
});

describe("what Kaplan–Meier cannot answer", () => {
  test("no participants", () => {
    expect(kaplanMeier({ time: [Number.NaN], status: [1] })).toMatchObject({ kind: "not-computable" });
  });

  test("a declared arm without participants stops nothing", () => {
    const data = { time: [1, 2], status: [1, 0], group: [7, 7] };
    const { curves } = kaplanMeierByGroup(data, { groups: [7, 8] });
    expect(curves).toMatchObject([
      { group: 7, curve: { n: 2 } },
      { group: 8, curve: { kind: "not-computable" } },
    ]);
  });

  test("the standard error at survival 0, the median of a curve that stays above it, the mean beyond follow-up", () => {
    const dead = curveOf({ time: [5], status: [1] });
    expect(kaplanMeierSteps(dead)[0]!.standardError).toMatchObject({ kind: "not-computable" });
    const alive = curveOf({ time: [5, 6], status: [0, 0] });
    expect(survivalQuantiles(alive, [0.5])[0]!.time).toMatchObject({ kind: "not-computable" });
    expect(restrictedMean(alive, 7)).toMatchObject({ kind: "not-computable" });
    expect(restrictedMean(alive, 0)).toMatchObject({ kind: "not-computable" });
    expect(restrictedMean(dead, 7)).toMatchObject({ mean: 5, standardError: 0 });
    expect(medianFollowUp({ time: [], status: [] })).toMatchObject({ kind: "not-computable" });
  });

  test("survival after the last observation, unless it is 0 already", () => {
    const curve = curveOf({ time: [1, 5], status: [1, 0] });
    expect(survivalAt(curve, [0, 5, 6])).toMatchObject([
      { survival: 1, atRisk: 2 },
      { survival: 0.5, atRisk: 1 },
      { survival: { kind: "not-computable" }, atRisk: 0, events: 1 },
    ]);
    expect(survivalAt(curveOf({ time: [1], status: [1] }), [6])).toMatchObject([{ survival: 0 }]);
  });

  test("a level outside 0 and 1 is refused", () => {
    expect(() => survivalInterval(0.5, 0.1, { level: 95 })).toThrow(RangeError);
  });
});
