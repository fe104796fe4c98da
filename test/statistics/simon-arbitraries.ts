/** Random two-stage designs and outcomes for property tests. */
import fc from "fast-check";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import type { SimonOutcome } from "../../src/statistics/simon/simon-outcome.ts";

/** Any valid design of up to `largest` participants, also one that never stops or whose final bound is below r1. */
export function anyDesign(largest: number): fc.Arbitrary<SimonDesign> {
  return fc
    .integer({ min: 2, max: largest })
    .chain((n) => fc.record({ n: fc.constant(n), n1: fc.integer({ min: 1, max: n - 1 }) }))
    .chain(({ n, n1 }) =>
      fc.record({
        r1: fc.integer({ min: -1, max: n1 - 1 }),
        n1: fc.constant(n1),
        r: fc.integer({ min: 0, max: n - 1 }),
        n: fc.constant(n),
      }),
    );
}

export function anyOutcome(largest: number): fc.Arbitrary<SimonOutcome> {
  return anyDesign(largest).chain((design) =>
    fc.record({ design: fc.constant(design), responses: fc.integer({ min: 0, max: design.n }) }),
  );
}

export const anyRate = fc.double({ min: 0.01, max: 0.99, noNaN: true });
