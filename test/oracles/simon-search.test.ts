/** Optimal, minimax and admissible designs against clinfun and Simon 1989 (see data/phase2/ORIGIN.md). */
import { describe, expect, test } from "vitest";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { computeSimonOperatingCharacteristics } from "../../src/statistics/simon/simon-operating-characteristics.ts";
import {
  type FoundSimonDesign,
  type SimonProblem,
  searchSimonDesigns,
} from "../../src/statistics/simon/simon-search.ts";
import { loadSimonCases, present, startComparison } from "./simon-oracle.ts";

type Input = SimonProblem & { readonly nMax: number };
interface ExpectedDesign extends SimonDesign {
  readonly EN0: number;
  readonly PET0: number;
  readonly typeI: number;
  readonly power: number;
  readonly EN1: number;
  readonly PET1: number;
  readonly feasibleR: readonly number[];
}
interface Expected {
  readonly feasible: boolean;
  readonly minimax: ExpectedDesign;
  readonly optimal: ExpectedDesign;
  readonly admissible: readonly (SimonDesign & {
    label: string;
    EN0: number;
    PET0: number;
    qLo: number;
    qHi: number;
  })[];
  readonly bestPerN: readonly (readonly [number, number, number, number, number, number])[];
  readonly feasibleNcount: number;
}

const bounds = ({ r1, n1, r, n }: SimonDesign) => [r1, n1, r, n];

/** Every r not below r1 with which the bounds keep both limits. */
function feasibleFinalBounds(design: SimonDesign, { p0, p1, alpha, beta }: SimonProblem): number[] {
  return Array.from({ length: design.n - design.r1 }, (_, i) => design.r1 + i).filter((r) => {
    const found = present(computeSimonOperatingCharacteristics({ ...design, r }, { p0, p1 }));
    return found.alpha < alpha && found.power > 1 - beta;
  });
}

describe("clinfun ph2simon", () => {
  const cases = loadSimonCases<Input, Expected>("a_simon_designs");
  const check = startComparison();
  for (const { id, input, expected, tol } of cases) {
    const found = present(searchSimonDesigns(input, { nMax: input.nMax, everySize: true }));
    const same = (label: string, design: FoundSimonDesign, wanted: ExpectedDesign) => {
      check.expectSame(`${id} ${label}`, bounds(design), bounds(wanted));
      check.expectClose(`${id} ${label} EN0`, design.EN0, wanted.EN0, tol["EN0"]!);
      check.expectClose(`${id} ${label} PET0`, design.PET0, wanted.PET0, tol["PET0"]!);
      check.expectClose(`${id} ${label} EN1`, design.EN1, wanted.EN1, tol["EN0"]!);
      check.expectClose(`${id} ${label} PET1`, design.PET1, wanted.PET1, tol["PET0"]!);
      check.expectClose(`${id} ${label} alpha`, design.alpha, wanted.typeI, tol["typeI"]!);
      check.expectClose(`${id} ${label} power`, design.power, wanted.power, tol["power"]!);
      check.expectSame(`${id} ${label} feasible r`, feasibleFinalBounds(design, input), wanted.feasibleR);
    };
    same("minimax", found.minimax, expected.minimax);
    same("optimal", found.optimal, expected.optimal);
    check.expectSame(`${id} admissible`, found.admissible.map(bounds), expected.admissible.map(bounds));
    expected.admissible.forEach((wanted, i) => {
      const design = found.admissible[i];
      check.expectClose(`${id} admissible ${i} EN0`, design?.EN0, wanted.EN0, tol["EN0"]!);
      check.expectClose(`${id} admissible ${i} PET0`, design?.PET0, wanted.PET0, tol["PET0"]!);
      check.expectClose(`${id} admissible ${i} qLo`, design?.qLo, wanted.qLo, tol["q"]!);
      check.expectClose(`${id} admissible ${i} qHi`, design?.qHi, wanted.qHi, tol["q"]!);
    });
    for (const [r1, n1, r, n, EN0] of expected.bestPerN) {
      const best = found.perSize.find((design) => design.n === n);
      check.expectSame(`${id} size ${n}`, best && bounds(best), [r1, n1, r, n]);
      check.expectClose(`${id} size ${n} EN0`, best?.EN0, EN0, tol["EN0"]!);
    }
    check.expectSame(`${id} sizes`, found.perSize.length, expected.feasibleNcount);
  }

  test("49 problems: every bound, probability, weight and size", () => {
    expect(check.failures).toEqual([]);
    expect([cases.length, check.count()]).toEqual([49, 2566]);
  });

  test("49 problems: without a ceiling the optimum is proven and the same", () => {
    const missed = cases.filter(({ input, expected }) => {
      const found = present(searchSimonDesigns(input));
      return !found.optimumProven || String(bounds(found.optimal)) !== String(bounds(expected.optimal));
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

describe("limits hit exactly", () => {
  type Reading = {
    readonly minimax: readonly number[];
    readonly optimal: readonly number[];
    readonly EN0optimal: number;
  };
  const cases = loadSimonCases<Input, { strictReading: Reading; inclusiveReading: Reading }>("a2_simon_equality");
  const check = startComparison();
  for (const { id, input, expected } of cases) {
    for (const limits of ["strict", "inclusive"] as const) {
      const found = present(searchSimonDesigns(input, { nMax: input.nMax, limits }));
      const wanted = expected[`${limits}Reading`];
      check.expectSame(`${id} ${limits} minimax`, bounds(found.minimax), wanted.minimax);
      check.expectSame(`${id} ${limits} optimal`, bounds(found.optimal), wanted.optimal);
      check.expectClose(`${id} ${limits} EN0`, found.optimal.EN0, wanted.EN0optimal, 1e-9);
    }
  }

  test("3 problems in both readings", () => {
    expect(check.failures).toEqual([]);
    expect([cases.length, check.count()]).toEqual([3, 18]);
  });

  test("p0 0.5, p1 0.9, alpha 0.25, beta 0.2: the readings differ as clinfun's do", () => {
    const problem = { p0: 0.5, p1: 0.9, alpha: 0.25, beta: 0.2 };
    expect(bounds(present(searchSimonDesigns(problem)).optimal)).toEqual([1, 2, 2, 4]);
    expect(bounds(present(searchSimonDesigns(problem, { limits: "inclusive" })).optimal)).toEqual([0, 1, 1, 2]);
  });
});

test("2 optimal designs printed in Simon 1989", () => {
  const cases = loadSimonCases<SimonProblem, SimonDesign>("a3_published_simon1989");
  const found = cases.map(({ input }) => bounds(present(searchSimonDesigns(input)).optimal));
  expect(found).toEqual(cases.map(({ expected }) => bounds(expected)));
  expect(cases.length).toBe(2);
});
