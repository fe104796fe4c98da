import { describe, expect, test } from "vitest";
import { QUANTILE_TYPES } from "../../src/definition/model/estimate-methods.ts";
import { loadCases } from "../oracles/phase2-oracle.ts";
import { refusals, rows, studyText, value } from "./sample-endpoints.ts";

interface Quantiles {
  readonly probs: readonly number[];
  readonly values: readonly number[];
}

function found(asked: string, values: readonly number[]) {
  const text = studyText("change", `estimate: { describe: ${asked} }`);
  const list = rows(
    text,
    values.map((number) => ({ outcome: value(number) })),
  );
  return (statistic: string) => list.find((row) => row.statistic === statistic);
}

describe.each(QUANTILE_TYPES)("describe: { quantile: %s }", (type) => {
  const key = `quantileType${type.slice(-1)}`;
  test.each(loadCases<{ values: number[] }>("f_descriptive"))("$id", ({ input, expected }) => {
    const row = found(`{ quantile: ${type} }`, input.values);
    const { probs, values } = expected[key] as Quantiles;
    for (const [statistic, probability] of [
      ["q1", 0.25],
      ["median", 0.5],
      ["q3", 0.75],
    ] as const) {
      expect(row(statistic)?.value).toBeCloseTo(values[probs.indexOf(probability)]!, 9);
      expect(row(statistic)?.method).toBe(`quantile ${type}`);
    }
  });
});

test("geometric statistics only where they are asked for", () => {
  const days = [12, 14, 15, 15, 16, 18, 19, 22, 25, 31, 44];
  expect(found("{ level: 0.95 }", days)("geometric-mean")).toBeUndefined();
  const row = found("{ geometric: true }", days);
  expect(row("geometric-mean")).toMatchObject({ value: expect.closeTo(19.50177251758447, 10), level: 0.95 });
  expect(row("geometric-sd")?.value).toBeCloseTo(1.4697222969170112, 10);
  expect(found("{ geometric: true }", [1, 0])("geometric-mean")).toMatchObject({ value: undefined });
  expect(found("{ geometric: true }", [1, 0])("geometric-mean")?.method).toContain("zero or negative");
});

describe("describe: { test: signed-rank }", () => {
  const cases = loadCases<{ x: number[]; mu: number }>("e4b_signed_rank").filter(({ input }) => input.mu === 0);
  test.each(cases)("$id", ({ input, expected }) => {
    const row = found("{ test: signed-rank }", input.x);
    expect(row("p-value")?.value).toBeCloseTo(expected["rDefault"] as number, 9);
    expect(row("p-value")?.method).toMatch(/^signed-rank against 0, two-sided, (exact|normal-cc)$/);
    expect(row("pseudomedian")?.value).toBeCloseTo(expected["medianWalshAverages"] as number, 9);
  });
});

describe("describe: { test: one-sample-t }", () => {
  test.each(loadCases<{ x: number[] }>("e5_t_tests"))("$id", ({ input, expected }) => {
    const row = found("{ test: one-sample-t }", input.x);
    const { p } = expected["oneSampleX"] as { p: number };
    expect(row("p-value")?.value).toBeCloseTo(p, 10);
    expect(row("p-value")?.method).toBe("one-sample-t against 0, two-sided");
  });

  test("one-sided", () => {
    const two = found("{ test: one-sample-t }", [1, 2, 4])("p-value")?.value ?? Number.NaN;
    expect(found("{ test: one-sample-t, alternative: greater }", [1, 2, 4])("p-value")?.value).toBeCloseTo(two / 2, 12);
  });

  test("one value is too few, and that is said", () => {
    expect(found("{ test: one-sample-t }", [1])("p-value")?.method).toContain("needs at least two values");
  });
});

test.each([
  ["a quantile type that is none", "{ quantile: ¶type-10 }"],
  ["a test of two samples", "{ test: ¶welch-t }"],
  ["a direction without a test", "{ alternative: ¶less }"],
])("%s is refused", (_, asked) => {
  const found = refusals(studyText("change", `estimate: { describe: ${asked} }`));
  expect(found).toEqual([expect.stringContaining("¶ DEF_INVALID_VALUE")]);
});
