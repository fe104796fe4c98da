/** McNemar's test of two paired proportions: only pairs that changed count (McNemar 1947). */

import { checkCounts } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { binomialTest } from "../proportions/binomial-test.ts";

export interface DiscordantPairs {
  /** Pairs with the event first and not second. */
  readonly yesNo: number;
  /** Pairs with the event second and not first. */
  readonly noYes: number;
}

/**
 * Exact test: the discordant pairs against a fair coin, two-sided.
 * R: binom.test(yesNo, yesNo + noYes)$p.value, exact2x2::mcnemar.exact. SAS: PROC FREQ, EXACT MCNEM.
 */
export function mcnemarExact({ yesNo, noYes }: DiscordantPairs): number | NotComputable {
  checkCounts(yesNo, yesNo + noYes);
  if (yesNo + noYes === 0) return noDiscordantPair();
  return binomialTest({ events: yesNo, total: yesNo + noYes, nullProbability: 0.5, alternative: "two-sided" });
}

export interface McnemarTest {
  readonly chiSquare: number;
  readonly pValue: number;
}

/**
 * (yesNo - noYes)² / (yesNo + noYes) on one degree of freedom, the difference less 1 if corrected.
 * R: mcnemar.test(table, correct = continuityCorrection); R corrects by default, SAS does not.
 */
export function mcnemarChiSquare(
  input: DiscordantPairs & { readonly continuityCorrection: boolean },
): McnemarTest | NotComputable {
  const { yesNo, noYes } = input;
  checkCounts(yesNo, yesNo + noYes);
  if (yesNo + noYes === 0) return noDiscordantPair();
  const distance = Math.max(0, Math.abs(yesNo - noYes) - (input.continuityCorrection ? 1 : 0));
  const chiSquare = distance ** 2 / (yesNo + noYes);
  return { chiSquare, pValue: chiSquareUpperTail(chiSquare, 1) };
}

function noDiscordantPair(): NotComputable {
  return notComputable("no pair changed, so the pairs say nothing about a difference");
}
