import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact } from "../../src/core/exact.ts";
import { interval, point } from "../../src/core/interval.ts";
import type { BodySurfaceFormula } from "../../src/definition/model/episodes.ts";
import { productNumber, productWithin, surfaceBy } from "../../src/derivation/episodes/body-surface.ts";

function surface(formula: BodySurfaceFormula, height: string, weight: string) {
  const found = surfaceBy(formula, exact(height), exact(weight));
  if (found === undefined) throw new Error("no surface");
  return found;
}

const below = (limit: string) => interval(undefined, true, exact(limit), true);

describe("165 cm and 50 kg", () => {
  // Domain reference, 4.1: Mosteller 1.5138, DuBois 1.5350, Stevenson 1.4936 m². Haycock by hand: 0.024265 × 165^0.3964 × 50^0.5378.
  test.each([
    { formula: "mosteller", is: "1.5138" },
    { formula: "dubois", is: "1.5350" },
    { formula: "stevenson", is: "1.4936" },
    { formula: "haycock", is: "1.5056" },
  ] as const)("$formula: $is m²", ({ formula, is }) => {
    expect(surface(formula, "165", "50").number.toFixed(4)).toBe(is);
  });
});

test("a formula that gives nothing above zero gives no surface", () => {
  expect(surfaceBy("stevenson", exact(10), exact(5))).toBeUndefined();
});

describe("exactly at a limit", () => {
  test("2 m² by Mosteller: 3750 × 2 is 7500 and not below it", () => {
    expect(productWithin(point(exact(3750)), surface("mosteller", "180", "80"), below("7500"))).toBe("not-met");
    expect(productNumber(exact(3750), surface("mosteller", "180", "80"))).toBe(7500);
  });

  test("an irrational root on either side of a limit that doubles cannot tell from it", () => {
    // √2 lies between these; their doubles are the same.
    const root = surface("mosteller", "72", "100");
    const [low, high] = ["1.41421356237309504880168872", "1.41421356237309504880168873"];
    expect(Number(low)).toBe(Number(high));
    expect(productWithin(point(exact(1)), root, below(low))).toBe("not-met");
    expect(productWithin(point(exact(1)), root, below(high))).toBe("met");
    expect(productWithin(point(exact(-1)), root, below(`-${low}`))).toBe("met");
    expect(productWithin(point(exact(-1)), root, below(`-${high}`))).toBe("not-met");
  });

  test("DuBois: decided exactly however near", () => {
    const dubois = surface("dubois", "165", "50");
    // Its 40th power is 0.007184^40 × 165^29 × 50^17; these two doubles are neighbours around the root.
    const limits = [dubois.number * (1 - 4e-16), dubois.number * (1 + 4e-16)].map((number) => number.toPrecision(20));
    const [low = "", high = ""] = limits;
    expect(productWithin(point(exact(1)), dubois, below(low))).toBe("not-met");
    expect(productWithin(point(exact(1)), dubois, below(high))).toBe("met");
  });

  test("Haycock: open within one part in 10^9, decided beyond", () => {
    const haycock = surface("haycock", "165", "50");
    const near = (factor: number) => below((haycock.number * factor).toPrecision(17));
    expect(productWithin(point(exact(1)), haycock, near(1))).toBe("not-evaluable");
    expect(productWithin(point(exact(1)), haycock, near(1 + 1e-8))).toBe("met");
    expect(productWithin(point(exact(1)), haycock, near(1 - 1e-8))).toBe("not-met");
  });

  test("zero times any surface is zero", () => {
    for (const formula of ["mosteller", "dubois", "haycock", "stevenson"] as const)
      expect(productWithin(point(exact(0)), surface(formula, "165", "50"), below("0"))).toBe("not-met");
  });
});

describe("bounds", () => {
  const root = surface("mosteller", "180", "80");
  test.each([
    { name: "all below", slope: interval(exact(1), false, exact(2), true), is: "met" },
    {
      name: "up to the limit, which does not belong to it",
      slope: interval(exact(1), false, exact(5), true),
      is: "met",
    },
    {
      name: "up to the limit, which belongs to it",
      slope: interval(exact(1), false, exact(5), false),
      is: "not-evaluable",
    },
    { name: "from the limit", slope: interval(exact(5), false, undefined, true), is: "not-met" },
    { name: "across zero", slope: interval(exact(-5), true, exact(4), true), is: "met" },
    { name: "across the limit", slope: interval(exact(4), false, exact(6), false), is: "not-evaluable" },
  ])("$name", ({ slope, is }) => {
    expect(productWithin(slope, root, below("10"))).toBe(is);
  });
});

test("a greater slope never turns not below into below", () => {
  const formulas = fc.constantFrom<BodySurfaceFormula>("mosteller", "dubois", "stevenson", "haycock");
  const property = fc.property(formulas, fc.integer({ min: -9000, max: 9000 }), fc.nat(500), (formula, slope, more) => {
    const given = surface(formula, "171.5", "62.3");
    const judge = (value: number) => productWithin(point(exact(value)), given, below("7500"));
    if (judge(slope) === "not-met") expect(judge(slope + more)).toBe("not-met");
    // Away from the limit doubles agree.
    const product = slope * given.number;
    if (Math.abs(product - 7500) > 1) expect(judge(slope)).toBe(product < 7500 ? "met" : "not-met");
  });
  fc.assert(property, { numRuns: 200 });
});
