/** Homogeneity of the odds ratio over strata (Breslow and Day 1980, section 4.4). */

import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { estimateGivenOddsRatio } from "./constrained-estimate.ts";
import {
  informativeStrata,
  mantelHaenszelOddsRatio,
  type Strata,
  type StratifiedTest,
  sumOver,
} from "./mantel-haenszel.ts";
import type { TwoGroups } from "./two-groups.ts";

/**
 * Breslow–Day test that the odds ratio is the same in all strata, against the Mantel–Haenszel estimate; with
 * Tarone's (1985) correction if asked. Strata where everybody or nobody had an event do not count.
 * R: metafor::rma.mh()$BD, $TA; DescTools::BreslowDayTest(correct = tarone). SAS prints the uncorrected one.
 */
export function breslowDay(input: {
  readonly strata: Strata;
  readonly tarone: boolean;
}): StratifiedTest | NotComputable {
  const strata = informativeStrata(input.strata);
  if (isNotComputable(strata)) return strata;
  if (strata.length < 2) return notComputable("homogeneity needs at least two strata with and without events");
  const common = mantelHaenszelOddsRatio(strata, 0.95);
  if (isNotComputable(common)) return common;
  const fits = strata.map((stratum) => fitOf(stratum, common.estimate));
  const chiSquare = sumOver(fits, (fit) => fit.residual ** 2 / fit.variance);
  const surplus = sumOver(fits, (fit) => fit.residual) ** 2 / sumOver(fits, (fit) => fit.variance);
  const statistic = input.tarone ? chiSquare - surplus : chiSquare;
  const degreesOfFreedom = strata.length - 1;
  return { chiSquare: statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

function fitOf(stratum: TwoGroups, oddsRatio: number): { residual: number; variance: number } {
  const { p1, p2 } = estimateGivenOddsRatio(stratum, oddsRatio);
  const v1 = stratum.total1 * p1 * (1 - p1);
  const v2 = stratum.total2 * p2 * (1 - p2);
  return { residual: stratum.events1 - stratum.total1 * p1, variance: (v1 * v2) / (v1 + v2) };
}
