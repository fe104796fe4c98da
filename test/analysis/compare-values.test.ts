import { describe, expect, test } from "vitest";
import { loadCases } from "../oracles/phase2-oracle.ts";
import { type Member, rows, studyText, value } from "./sample-endpoints.ts";

const arm = (name: string, values: readonly number[]): readonly Member[] =>
  values.map((number) => ({ arm: name, outcome: value(number) }));

function compared(method: string, members: readonly Member[]) {
  const text = studyText("change", `compare: { randomised: true, methods: [${method}] }`);
  const found = rows(text, members).filter(({ comparison }) => comparison !== undefined);
  return (statistic: string) => found.find((row) => row.statistic === statistic);
}

interface TwoSamples {
  readonly x: number[];
  readonly y: number[];
}

describe.each([
  ["welch-t", "welch"],
  ["pooled-t", "pooled"],
])("%s", (method, key) => {
  test.each(loadCases<TwoSamples>("e5_t_tests"))("$id", ({ input, expected }) => {
    const row = compared(method, [...arm("a", input.x), ...arm("b", input.y)]);
    const { p, ci } = expected[key] as { p: number; ci: [number, number] };
    expect(row("p-value")).toMatchObject({ method, value: expect.closeTo(p, 10), group: "a vs b" });
    expect(row("mean-difference")).toMatchObject({
      method,
      lower: expect.closeTo(ci[0], 9),
      upper: expect.closeTo(ci[1], 9),
    });
    expect(row("mean-difference")?.value).toBeCloseTo(expected["meanDiff"] as number, 9);
  });
});

describe("rank-sum and hodges-lehmann", () => {
  test.each(loadCases<TwoSamples>("e4_rank_sum"))("$id", ({ input, expected }) => {
    const members = [...arm("a", input.x), ...arm("b", input.y)];
    const way = expected["ties"] === true || input.x.length >= 50 || input.y.length >= 50 ? "normal" : "exact";
    const test = compared("rank-sum", members)("p-value");
    expect(test?.value).toBeCloseTo(expected["rDefault"] as number, 9);
    expect(test?.method).toBe(`rank-sum; ${way === "normal" ? "normal-cc" : "exact"}`);
    const shift = compared("hodges-lehmann", members)("location-shift");
    const [estimate, limits] = way === "normal" ? ["hlRnormal", "hlCI95normalCC"] : ["hodgesLehmann", "hlCI95exact"];
    expect(shift?.value).toBeCloseTo(expected[estimate] as number, 6);
    const [lower, upper] = expected[limits] as [number, number];
    expect([shift?.lower, shift?.upper]).toEqual([expect.closeTo(lower, 5), expect.closeTo(upper, 5)]);
    expect(shift?.method).toContain(`hodges-lehmann; ${way}`);
  });

  test("a level that small samples cannot reach is said", () => {
    const members = [...arm("a", [1, 2]), ...arm("b", [3, 4, 5])];
    expect(compared("hodges-lehmann", members)("location-shift")?.method).toBe(
      "hodges-lehmann; exact, level attained 0.800",
    );
  });
});

describe("several arms at once", () => {
  test.each(loadCases<{ groups: number[][] }>("e6_k_groups"))("$id", ({ input, expected }) => {
    const members = input.groups.flatMap((values, index) => arm(`arm-${index}`, values));
    const group = input.groups.map((_, index) => `arm-${index}`).join(" vs ");
    for (const [method, key] of [
      ["kruskal-wallis", "kruskalP"],
      ["anova", "anovaP"],
      ["welch-anova", "welchP"],
    ] as const)
      expect(compared(method, members)("p-value")).toMatchObject({
        group,
        method,
        value: expect.closeTo(expected[key] as number, 9),
      });
  });
});

test.each([
  ["welch-t", [1], [2, 3], "at least two values"],
  ["rank-sum", [2, 2], [2, 2], "all values are equal"],
])("%s that cannot be computed says why", (method, first, second, why) => {
  const row = compared(method, [...arm("a", first), ...arm("b", second)])("p-value");
  expect(row?.value).toBeUndefined();
  expect(row?.method).toContain(why);
});
