/** Tests of a proportion against the fixed value of the study file. */

import type { ProportionEstimate } from "../../definition/model/estimate.ts";
import type { ProportionTest } from "../../definition/model/estimate-methods.ts";
import type { Alternative } from "../../statistics/interval.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import {
  binomialTest,
  binomialTestBlaker,
  binomialTestCentral,
  binomialTestMidP,
  proportionScoreTest,
} from "../../statistics/proportions/binomial-test.ts";

interface Counted {
  readonly events: number;
  readonly total: number;
  readonly nullProbability: number;
  readonly alternative: Alternative;
}

const TESTS: Readonly<Record<ProportionTest, (counted: Counted) => number | NotComputable>> = {
  binomial: binomialTest,
  "binomial-central": binomialTestCentral,
  blaker: binomialTestBlaker,
  "mid-p": binomialTestMidP,
  score: (counted) => scoreTest(counted, false),
  "score-cc": (counted) => scoreTest(counted, true),
};

/** The p value and its METHOD: `binomial against 0.5, greater`. */
export function testProportion(
  asked: NonNullable<ProportionEstimate["test"]>,
  counts: { readonly events: number; readonly total: number },
): { readonly pValue: number | NotComputable; readonly method: string } {
  const { name, against, alternative } = asked;
  const pValue = TESTS[name]({ ...counts, nullProbability: against, alternative });
  return { pValue, method: `${name} against ${against}, ${alternative}` };
}

function scoreTest(counted: Counted, continuityCorrection: boolean): number | NotComputable {
  const test = proportionScoreTest({ ...counted, continuityCorrection });
  return isNotComputable(test) ? test : test.pValue;
}
