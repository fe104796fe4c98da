import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ascendingOrder } from "../../src/statistics/numeric/ascending-order.ts";
import { kaplanMeier } from "../../src/statistics/survival/kaplan-meier.ts";
import { orderRows } from "../../src/statistics/survival/time-to-event-data.ts";

describe("the rows of a time-to-event analysis", () => {
  test("rows that cannot be analysed are left out and counted by reason", () => {
    const rows = orderRows({
      time: [5, Number.NaN, 3, 4, 2, 6],
      status: [1, 1, Number.NaN, 0, 1, 1],
      entry: [0, 0, 0, 4, 3, Number.NaN],
    });
    expect(rows.excluded).toEqual({ missing: 3, emptyInterval: 2 });
    expect([...rows.source]).toEqual([0]);
  });

  test("a status that is no cause number is refused", () => {
    expect(() => orderRows({ time: [1, 2], status: [1, 0.5] })).toThrow(/row 1 has 0.5/);
    expect(() => orderRows({ time: [1], status: [-1] })).toThrow(RangeError);
  });

  test("a missing group counts only where groups are compared", () => {
    const data = { time: [1, 2], status: [1, 1], group: [Number.NaN, 1] };
    expect(kaplanMeier(data)).toMatchObject({ n: 2 });
    expect(orderRows(data).excluded.missing).toBe(1);
  });

  test("times that differ in the last bits are ties, times a second apart are not", () => {
    const days = [365, 366, 400];
    const twice = [...days.map((day) => day / 30.4375), ...days.map((day) => (day / 365.25) * 12)];
    expect(new Set(twice).size).toBeGreaterThan(3);
    const merged = kaplanMeier({ time: twice, status: twice.map(() => 1) });
    expect(merged).toMatchObject({ events: new Float64Array([2, 2, 2]) });
    const second = 1 / 86_400;
    const apart = kaplanMeier({ time: [100, 100 + second], status: [1, 1] });
    expect(apart).toMatchObject({ events: new Float64Array([1, 1]) });
  });

  test("an entry that differs from the time in the last bits leaves nothing to observe", () => {
    const rows = orderRows({ time: [(365 / 365.25) * 12, 20], status: [1, 1], entry: [365 / 30.4375 - 1e-12, 0] });
    expect(rows.excluded).toEqual({ missing: 0, emptyInterval: 1 });
  });

  test("nothing is jittered: whole days stay the whole days they were", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 }), (time) => {
        const rows = orderRows({ time, status: time.map(() => 1) });
        expect([...rows.time]).toEqual(time.toSorted((a, b) => a - b));
      }),
    );
  });

  test.each([
    ["whole days", (i: number) => (i * 7919) % 3000],
    ["fractions", (i: number) => ((i * 7919) % 10_007) / 30.4375],
    ["negative numbers", (i: number) => ((i * 7919) % 3000) - 1500],
    ["one value only", () => 4],
  ])("long columns are sorted like short ones: %s", (_, value) => {
    const values = Float64Array.from({ length: 5000 }, (_, i) => value(i));
    const expected = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
    expect([...ascendingOrder(values)]).toEqual(expected);
  });
});
