import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNotComputable } from "../../src/statistics/not-computable.ts";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { recomputeFinalBound } from "../../src/statistics/simon/simon-final-bound.ts";
import {
  computeSimonCharacteristicsAt,
  computeSimonOperatingCharacteristics,
} from "../../src/statistics/simon/simon-operating-characteristics.ts";
import { recognizeSimonDesign, simonRecognitionGrid } from "../../src/statistics/simon/simon-recognition.ts";
import { type SimonProblem, searchSimonDesigns } from "../../src/statistics/simon/simon-search.ts";
import { present } from "../oracles/simon-oracle.ts";
import { anyDesign, anyRate } from "./simon-arbitraries.ts";

const seed: SimonDesign = { r1: 8, n1: 15, r: 26, n: 43 };
const bounds = ({ r1, n1, r, n }: SimonDesign) => [r1, n1, r, n];

const anyProblem: fc.Arbitrary<SimonProblem> = fc
  .record({
    p0: fc.double({ min: 0.001, max: 0.8, noNaN: true }),
    gap: fc.double({ min: 0.15, max: 0.6, noNaN: true }),
  })
  .filter(({ p0, gap }) => p0 + gap < 0.999)
  .chain(({ p0, gap }) =>
    fc.record({
      p0: fc.constant(p0),
      p1: fc.constant(p0 + gap),
      alpha: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
      beta: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
    }),
  );

/** Tries every design of one size; the plainest possible search. */
function bestOfSizeByTrial(n: number, { p0, p1, alpha, beta }: SimonProblem) {
  let best: (SimonDesign & { EN0: number }) | undefined;
  for (let n1 = 1; n1 < n; n1++) {
    for (let r1 = 0; r1 < n1; r1++) {
      for (let r = r1; r < n; r++) {
        const found = present(computeSimonOperatingCharacteristics({ r1, n1, r, n }, { p0, p1 }));
        if (found.alpha >= alpha) continue;
        if (found.power > 1 - beta && (best === undefined || found.EN0 < best.EN0 * (1 - 1e-12))) {
          best = { r1, n1, r, n, EN0: found.EN0 };
        }
        break;
      }
    }
  }
  return best;
}

describe("search", () => {
  test("finds for every size what trying every design finds", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const nMax = 16;
        const tried = Array.from({ length: nMax - 1 }, (_, i) => bestOfSizeByTrial(i + 2, problem)).filter(
          (design) => design !== undefined,
        );
        const found = searchSimonDesigns(problem, { nMax, everySize: true });
        expect(isNotComputable(found) ? [] : found.perSize.map(bounds)).toEqual(tried.map(bounds));
      }),
      { numRuns: 60 },
    );
  });

  test("a proven optimum stays the optimum when far larger sizes are searched too", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const proven = present(searchSimonDesigns(problem, { nMax: 400 }));
        const all = present(searchSimonDesigns(problem, { nMax: 400, everySize: true }));
        expect(bounds(proven.optimal)).toEqual(bounds(all.optimal));
        expect(proven.admissible.map(bounds)).toEqual(all.admissible.map(bounds));
      }),
      { numRuns: 40 },
    );
  });

  test("admissible designs trade size for expected size, and their weights join up", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { admissible, perSize } = present(searchSimonDesigns(problem));
        expect(admissible[0]?.qHi).toBe(1);
        expect(admissible[admissible.length - 1]?.qLo).toBe(0);
        admissible.slice(1).forEach((design, i) => {
          expect(design.n).toBeGreaterThan(admissible[i]!.n);
          expect(design.EN0).toBeLessThan(admissible[i]!.EN0);
          expect(design.qHi).toBe(admissible[i]!.qLo);
        });
        for (const { n, EN0, qLo, qHi } of admissible) {
          const q = (qLo + qHi) / 2;
          const least = Math.min(...perSize.map((design) => q * design.n + (1 - q) * design.EN0));
          expect(q * n + (1 - q) * EN0).toBeLessThanOrEqual(least * (1 + 1e-9));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a difference of 0.05 needs hundreds of participants and is still proven", () => {
    const found = present(searchSimonDesigns({ p0: 0.3, p1: 0.35, alpha: 0.05, beta: 0.2 }));
    expect(found.optimumProven).toBe(true);
    expect(found.minimax.n).toBeGreaterThan(400);
  });

  test("one feasible size is enough, and a ceiling below it is said", () => {
    const problem = { p0: 0.5, p1: 0.7, alpha: 0.05, beta: 0.2 };
    const only = present(searchSimonDesigns(problem, { nMax: 37 }));
    expect(bounds(only.minimax)).toEqual([12, 23, 23, 37]);
    expect(only.optimumProven).toBe(false);
    expect(searchSimonDesigns(problem, { nMax: 36 })).toEqual({
      kind: "not-computable",
      why: "no two-stage design of up to 36 participants keeps alpha 0.05 and beta 0.2; a larger nmax searches on",
    });
  });

  test.each([
    { p0: 0.7, p1: 0.5, alpha: 0.05, beta: 0.2 },
    { p0: 0, p1: 0.5, alpha: 0.05, beta: 0.2 },
    { p0: 0.5, p1: 0.7, alpha: 0, beta: 0.2 },
    { p0: 0.5, p1: 0.7, alpha: 0.05, beta: Number.NaN },
  ])("inputs without designs: %j", (problem) => {
    expect(isNotComputable(searchSimonDesigns(problem))).toBe(true);
  });
});

describe("operating characteristics", () => {
  test("higher rates stop less often and reject more often", () => {
    fc.assert(
      fc.property(anyDesign(80), anyRate, anyRate, (design, a, b) => {
        const low = present(computeSimonCharacteristicsAt(design, Math.min(a, b)));
        const high = present(computeSimonCharacteristicsAt(design, Math.max(a, b)));
        expect(high.reject).toBeGreaterThanOrEqual(low.reject - 1e-12);
        expect(high.PET).toBeLessThanOrEqual(low.PET + 1e-12);
        expect(low.EN).toBeGreaterThanOrEqual(design.n1);
        expect(high.EN).toBeLessThanOrEqual(design.n);
      }),
    );
  });

  test.each([
    { reading: "as written", design: seed, alpha: 0.0499, power: 0.8044 },
    { reading: "more than 9 to continue", design: { ...seed, r1: 9 }, alpha: undefined, power: 0.685 },
    { reading: "26 rejects", design: { ...seed, r: 25 }, alpha: 0.0809, power: undefined },
    { reading: "more than 26 of all 54", design: { ...seed, n: 54 }, alpha: 0.243, power: undefined },
  ])("the seed design $reading", ({ design, alpha, power }) => {
    const found = present(computeSimonOperatingCharacteristics(design, { p0: 0.5, p1: 0.7 }));
    if (alpha !== undefined) expect(found.alpha).toBeCloseTo(alpha, 3);
    if (power !== undefined) expect(found.power).toBeCloseTo(power, 3);
  });

  test("a rate outside 0 to 1 is not computable", () => {
    expect(isNotComputable(computeSimonCharacteristicsAt(seed, 1.1))).toBe(true);
    expect(isNotComputable(computeSimonCharacteristicsAt({ ...seed, n1: 50 }, 0.5))).toBe(true);
  });
});

test("final bounds for attained sizes, stage 1 kept", () => {
  const sizes = [38, 40, 42, 43, 44, 46, 48, 50, 54];
  const found = sizes.map((n) => present(recomputeFinalBound(seed, n, { p0: 0.5, p1: 0.7, alpha: 0.05 })));
  expect(found.map(({ design }) => design.r)).toEqual([24, 25, 26, 26, 27, 28, 29, 30, 32]);
  expect(found[8]?.alpha).toBeCloseTo(0.0487, 4);
  expect(found[8]?.power).toBeCloseTo(0.837, 3);
  expect(isNotComputable(recomputeFinalBound(seed, 15, { p0: 0.5, p1: 0.7, alpha: 0.05 }))).toBe(true);
});

describe("recognition", () => {
  test("8/15,26/43 is one published design", () => {
    expect(recognizeSimonDesign(seed)).toEqual([
      { p0: 0.5, p1: 0.7, alpha: 0.05, power: 0.8, beta: 0.2, criteria: ["optimal"] },
    ]);
  });

  test("12/23,23/37 is the minimax design of the same inputs", () => {
    expect(recognizeSimonDesign({ r1: 12, n1: 23, r: 23, n: 37 })).toEqual([
      { p0: 0.5, p1: 0.7, alpha: 0.05, power: 0.8, beta: 0.2, criteria: ["minimax"] },
    ]);
  });

  test("a narrower grid answers from that grid only", () => {
    const near = (rates: readonly number[]) => rates.filter((rate) => rate >= 0.4 && rate <= 0.6);
    expect(recognizeSimonDesign(seed, { ...simonRecognitionGrid, p0: near(simonRecognitionGrid.p0) })).toHaveLength(1);
    expect(recognizeSimonDesign(seed, { ...simonRecognitionGrid, alpha: [0.1] })).toEqual([]);
  });

  test("bounds read on the wrong side are no published design", () => {
    expect(recognizeSimonDesign({ ...seed, r1: 9 })).toEqual([]);
    expect(recognizeSimonDesign({ ...seed, r: 25 })).toEqual([]);
    expect(recognizeSimonDesign({ ...seed, r1: -1 })).toEqual([]);
  });

  test("finds the inputs of every design it is given, under the right name", () => {
    for (const p0 of [0.05, 0.2, 0.45, 0.7]) {
      for (const power of [0.8, 0.95]) {
        const problem = { p0, p1: (p0 * 20 + 5) / 20, alpha: 0.1, beta: power === 0.8 ? 0.2 : 0.05 };
        const { optimal, minimax } = present(searchSimonDesigns(problem));
        const matches = (design: SimonDesign, name: "optimal" | "minimax") =>
          present(recognizeSimonDesign(design)).some(
            (match) =>
              match.p0 === p0 &&
              match.p1 === problem.p1 &&
              match.alpha === 0.1 &&
              match.power === power &&
              match.criteria.includes(name),
          );
        expect([matches(optimal, "optimal"), matches(minimax, "minimax")]).toEqual([true, true]);
      }
    }
  });
});
