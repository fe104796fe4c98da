/** Pearson's chi-square test of two proportions. */

import { type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { emptyGroup, type TwoGroups } from "./two-groups.ts";

export interface ChiSquareTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** The smallest count expected without association; below 5 the approximation is doubtful. */
  readonly smallestExpected: number;
}

/**
 * Pearson's chi-square on one degree of freedom, with Yates' correction min(0.5, |observed - expected|) if asked.
 * R: chisq.test(table, correct = continuityCorrection); R corrects by default, SAS prints both.
 */
export function chiSquareTwoGroups(
  input: TwoGroups & { readonly continuityCorrection: boolean },
): ChiSquareTest | NotComputable {
  const empty = emptyGroup(input);
  if (empty) return empty;
  const { events1, total1, events2, total2 } = input;
  const total = total1 + total2;
  const events = events1 + events2;
  if (events === 0 || events === total) return notComputable("everybody or nobody had an event");
  const smallestExpected = (Math.min(total1, total2) * Math.min(events, total - events)) / total;
  const distance = Math.abs(events1 - (total1 * events) / total);
  const correction = input.continuityCorrection ? Math.min(0.5, distance) : 0;
  const variance = (((total1 * total2) / total) * (events / total) * (total - events)) / total;
  const chiSquare = (distance - correction) ** 2 / variance;
  return { chiSquare, degreesOfFreedom: 1, pValue: chiSquareUpperTail(chiSquare, 1), smallestExpected };
}

/** Difference of the proportions over its pooled standard error; its square is the uncorrected chi-square. */
export function pooledZ(input: TwoGroups): number | NotComputable {
  const empty = emptyGroup(input);
  if (empty) return empty;
  const { events1, total1, events2, total2 } = input;
  const pooled = (events1 + events2) / (total1 + total2);
  if (pooled === 0 || pooled === 1) return notComputable("everybody or nobody had an event");
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / total1 + 1 / total2));
  return (events1 / total1 - events2 / total2) / error;
}
