import { describe, expect, test } from "vitest";
import { nadir, nadirJson } from "./command.ts";

const words = (text: string) => text.split(" ");

describe("decide", () => {
  test.each([
    { args: "--design 8/15,26/43 --responses 9 --evaluable 15", decision: "continue" },
    { args: "--design 8/15,26/43 --responses 8 --evaluable 15", decision: "stop" },
    { args: "--design 8/15,26/43 --responses 26 --evaluable 43", decision: "do-not-reject" },
    { args: "--design 8/15,26/43 --responses 27 --evaluable 43", decision: "reject" },
    { args: "--design >=9/15,>26/43 --responses 9 --evaluable 15", decision: "continue" },
    { args: "--design >=9/15,>26/43 --responses 8 --evaluable 15", decision: "stop" },
    { args: "--design >=9/15,>26/43 --responses 26 --evaluable 43", decision: "do-not-reject" },
    { args: "--design >=9/15,>26/43 --responses 27 --evaluable 43", decision: "reject" },
    { args: "--design 8/15,26/43 --responses 9 --evaluable 14 --pending 1", decision: "stage-1-pending" },
  ])("$args: $decision", async ({ args, decision }) => {
    const found = await nadirJson("simon", "decide", ...words(args));
    expect(found).toMatchObject({ decision, design: { r1: 8, n1: 15, r: 26, n: 43 } });
    expect(found["explanation"]).toMatch(/at least 9 of 15.*at least 27 of 43/);
    expect((await nadir("simon", "decide", ...words(args))).out).toContain(decision);
  });

  test("a plain number is said to be read as the most that fails; one with a sign is not", async () => {
    const counts = "--responses 9 --evaluable 15";
    expect((await nadirJson("simon", "decide", ...words(`--design 8/15,26/43 ${counts}`)))["explanation"]).toMatch(
      /clinfun/,
    );
    expect(
      (await nadirJson("simon", "decide", ...words(`--design >=9/15,>26/43 ${counts}`)))["explanation"],
    ).not.toMatch(/clinfun/);
  });
});

test("design: optimal, minimax and admissible", async () => {
  const found = await nadirJson("simon", "design", ...words("--p0 0.5 --p1 0.7 --alpha 0.05 --beta 0.2"));
  const { optimal, minimax, admissible } = found as {
    optimal: Record<string, number>;
    minimax: Record<string, number>;
    admissible: Record<string, number>[];
  };
  expect(optimal).toMatchObject({ r1: 8, n1: 15, r: 26, n: 43 });
  expect(minimax).toMatchObject({ r1: 12, n1: 23, r: 23, n: 37 });
  expect(optimal["EN0"]).toBeCloseTo(23.5013, 4);
  expect(optimal["PET0"]).toBeCloseTo(0.696381, 6);
  expect(optimal["alpha"]).toBeCloseTo(0.049933, 6);
  expect(optimal["power"]).toBeCloseTo(0.804434, 6);
  for (const design of admissible)
    expect(Object.keys(design)).toEqual(
      expect.arrayContaining(["r1", "n1", "r", "n", "EN0", "PET0", "alpha", "power"]),
    );
  const sizes = admissible.map(({ n }) => n);
  expect(sizes).toEqual(expect.arrayContaining([37, 43]));
});

describe("infer", () => {
  const infer = (...args: string[]) =>
    nadirJson("simon", "infer", ...words("--design 8/15,26/43 --responses 27"), ...args);

  test("p is below 0.05 exactly when the design rejects", async () => {
    expect((await infer())["p"]).toBeCloseTo(0.0499, 4);
    expect((await nadirJson("simon", "infer", ...words("--design 8/15,26/43 --responses 26")))["p"]).toBeGreaterThan(
      0.05,
    );
  });

  test("the interval at twice the one-sided level lies above the null rate", async () => {
    const { interval } = (await infer("--level", "0.9")) as { interval: { lower: number; upper: number } };
    expect(interval.lower).toBeGreaterThan(0.5);
    expect(interval.upper).toBeLessThan(0.9);
  });
});

test("oc: at the null and at the alternative", async () => {
  const { at } = (await nadirJson("simon", "oc", "--design", "8/15,26/43", "--p", "0.5", "0.7")) as {
    at: { p: number; reject: number; PET: number }[];
  };
  expect(at.map(({ p }) => p)).toEqual([0.5, 0.7]);
  expect(at[0]?.reject).toBeCloseTo(0.049933, 6);
  expect(at[1]?.reject).toBeCloseTo(0.804434, 6);
});

test.each([
  "decide --design 8/15 --responses 9 --evaluable 15",
  "decide --design 26/43,8/15 --responses 9 --evaluable 15",
  "decide --design 8/15,26/43 --responses 16 --evaluable 15",
  "decide --design 8/15,26/43 --responses -1 --evaluable 15",
  "decide --design 8/15,26/43 --responses nine --evaluable 15",
  "decide --design 8/15,26/43 --responses 9",
  "design --p0 0.7 --p1 0.5 --alpha 0.05 --beta 0.2",
  "design --p0 50 --p1 70 --alpha 0.05 --beta 0.2",
  "infer --design 8/15,26/43 --responses 99",
  "infer --design 3/15,20/43 --responses 27",
  "oc --design 8/15,26/43",
  "oc --design 8/15,26/43 --p 1.5",
])("simon %s: 2, said in a line", async (line) => {
  const { status, out, err } = await nadir("simon", ...words(line));
  expect([status, out]).toEqual([2, ""]);
  expect(err).not.toBe("");
  expect(err).not.toMatch(/this is a bug of nadir|NaN|undefined/);
});

describe("what cannot be", () => {
  test.each([
    { args: "design --p0 .7 --p1 .5 --alpha .05 --beta .2", says: /0 < p0 < p1 < 1/ },
    { args: "design --p0 .5 --p1 .7 --alpha 0 --beta .2", says: /--alpha/ },
    { args: "design --p0 .5 --p1 .7 --alpha .05 --beta 1", says: /--beta/ },
    { args: "design --p0 .0001 --p1 .0002 --alpha .05 --beta .2 --nmax 1000000", says: /from 2 to 5000/ },
    { args: "design --p0 .5 --p1 .7 --alpha .05 --beta .2 --nmax 0", says: /from 2 to 5000/ },
    { args: "infer --design 8/15,26/43 --responses 44", says: /from 0 to 43/ },
    { args: "infer --design 16/15,26/43 --responses 2", says: /every trial stops/ },
    { args: "infer --design 8/15 --responses 2", says: /two halves/ },
    { args: "infer --design 8/15,26/43 --responses 8 --attained 40 --stage-1-responses 9", says: /both stages/ },
    { args: "infer --design 8/15,26/43 --responses 9 --attained 15 --stage-1-responses 9", says: /no stage 2/ },
    { args: "decide --design 8/15,26/43 --responses 9 --evaluable 5", says: /9 responses cannot come from 5/ },
  ])("$args", async ({ args, says }) => {
    const { status, err } = await nadir("simon", ...words(args));
    expect(status).toBe(2);
    expect(err).toMatch(says);
  });

  test("an attained stage 2 is text unless JSON is asked for", async () => {
    const args = words("infer --design 8/15,26/43 --responses 27 --attained 41 --stage-1-responses 12");
    const { out } = await nadir("simon", ...args);
    expect(out).toMatch(/^(reject|do-not-reject): 27 responses of 41 attained/);
    expect(out).toContain("90% interval");
  });
});
