/** A few thousand of the inputs of bench/fuzz-ingest.ts, and those that once found a fault. */
import { describe, expect, test } from "vitest";
import { examine } from "../../bench/fuzz/inputs.ts";

const SEED = "nadir";

test("two thousand broken files: a diagnostic or every row, and never an exception", async () => {
  const findings: string[] = [];
  for (let index = 0; index < 2000; index += 1) {
    const { finding, what } = await examine(SEED, index);
    if (finding !== undefined) findings.push(`${index}: ${finding} (${what.slice(0, 200)})`);
  }
  expect(findings).toEqual([]);
});

describe("inputs that once found a fault", () => {
  test.each([
    { index: 445, was: "a failure that the Parquet library left to nobody" },
    { index: 13_791, was: "a Parquet page that said it had a thousand million values" },
    { index: 39_104, was: "a run of levels that said it had a thousand million values" },
    { index: 49_904, was: "another such run" },
  ])("$index: $was", async ({ index }) => expect((await examine(SEED, index)).finding).toBeUndefined());
});
