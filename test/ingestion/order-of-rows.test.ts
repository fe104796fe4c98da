/** Results come in time order, whatever the order of the rows: late ones move, shuffled ones are sorted. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { instantText, parseDay } from "../../src/core/calendar.ts";
import { GOOD, read } from "./small-export.ts";

const FIRST = parseDay("2026-01-05") ?? 0;

/** Minutes since the first day. */
const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 });

function shuffledBy(rows: readonly number[], keys: readonly number[]): readonly number[] {
  return rows
    .map((row, index) => [row, keys[index] ?? 0] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([row]) => row);
}

const printed = (minute: number) =>
  instantText({ day: FIRST + Math.floor(minute / 1440), second: (minute % 1440) * 60 });

async function daysRead(order: readonly number[]): Promise<readonly string[]> {
  const rows = order.map((minute) => `P1,hemoglobin,${printed(minute)},7.1,g/dL\n`);
  const labs = GOOD["labs.csv"].replace("P1,hemoglobin,2026-01-05T07:10,7.1,g/dL\n", rows.join(""));
  const { dataset } = await read({ ...GOOD, "labs.csv": labs });
  return dataset?.participants[0]?.observations("hemoglobin").map(instantText) ?? [];
}

test("shuffled", async () => {
  await fc.assert(
    fc.asyncProperty(minutes, fc.array(fc.integer(), { minLength: 200, maxLength: 200 }), async (all, keys) => {
      const sorted = all.toSorted((a, b) => a - b);
      expect(await daysRead(shuffledBy(sorted, keys))).toEqual(sorted.map(printed));
    }),
    { seed: 20_260_313, numRuns: 60 },
  );
});

test("nearly in order: a few rows late", async () => {
  await fc.assert(
    fc.asyncProperty(minutes, fc.array(fc.integer({ min: 0, max: 199 }), { maxLength: 5 }), async (all, late) => {
      const sorted = all.toSorted((a, b) => a - b);
      const keys = sorted.map((_, index) => (late.includes(index) ? index + 3.5 : index));
      expect(await daysRead(shuffledBy(sorted, keys))).toEqual(sorted.map(printed));
    }),
    { seed: 20_260_314, numRuns: 60 },
  );
});
