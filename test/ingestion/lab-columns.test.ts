import { describe, expect, test } from "vitest";
import { GrowingLabColumns } from "../../src/ingestion/lab-columns.ts";

const ROWS = 5000;
const rowAt = (line: number) => ({
  participant: line % 7,
  day: 20_000 + line,
  second: line % 3 === 0 ? -1 : line,
  line,
  result: line % 11,
  source: line % 2,
});

describe("rows are kept, whatever the size that was expected", () => {
  test.each([
    { name: "none said", bytes: undefined },
    { name: "far too small", bytes: 1 },
    { name: "a little too small", bytes: 32 * (ROWS - 1) },
    { name: "just right", bytes: 32 * ROWS },
    { name: "no multiple of a row", bytes: 32 * ROWS - 17 },
    { name: "larger than any memory", bytes: 2 ** 50 },
  ])("$name", ({ bytes }) => {
    const growing = new GrowingLabColumns(bytes);
    for (let line = 0; line < ROWS; line += 1) growing.push(rowAt(line));
    const { length, ...columns } = growing.finish();
    expect(length).toBe(ROWS);
    for (const [name, column] of Object.entries(columns)) {
      expect([...column]).toEqual(Array.from({ length: ROWS }, (_, line) => rowAt(line)[name as keyof typeof columns]));
    }
  });
});
