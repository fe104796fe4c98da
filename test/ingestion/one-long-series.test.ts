/** All rows of one participant: 150,000 instants, shuffled. A reader that holds every row against all others would not come to an end. */
import { expect, test } from "vitest";
import { instantText, parseDay } from "../../src/core/calendar.ts";
import { GOOD, read } from "./small-export.ts";

const ROWS = 150_000;
/** Shares no factor with ROWS, so that multiples of it visit every row once. */
const STRIDE = 7919;

test("a very long series is put in order, and each repeated instant set aside", async () => {
  const first = parseDay("2026-01-05") ?? 0;
  const labs = Array.from({ length: ROWS }, (_, index) => {
    const minute = (index * STRIDE) % ROWS;
    const at = instantText({ day: first + Math.floor(minute / 1440), second: (minute % 1440) * 60 });
    return `P1,hemoglobin,${at},7.1,g/dL\n`;
  });
  const { dataset } = await read({ ...GOOD, "labs.csv": `${GOOD["labs.csv"]}${labs.join("")}` });
  const days = dataset?.participants[0]
    ?.observations("hemoglobin")
    .map(({ day, second }) => day * 86_400 + (second ?? 0));
  expect(days).toHaveLength(ROWS);
  expect(days?.every((time, at) => at === 0 || time > (days[at - 1] ?? 0))).toBe(true);
  expect(dataset?.accounting.find(({ file }) => file === "labs.csv")).toMatchObject({ read: ROWS + 7, setAside: 1 });
});
