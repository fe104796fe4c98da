import type { Interval } from "../interval.ts";
import type { NotComputable } from "../not-computable.ts";
import {
  biasAdjustedRate,
  biasSubtractedRate,
  conditionalMle,
  medianUnbiasedRate,
  naiveRate,
  umvcue,
  umvue,
} from "./simon-estimate.ts";
import {
  jungKimInterval,
  type KoyamaChenInterval,
  koyamaChenInterval,
  naiveSimonInterval,
  simonMidPInterval,
} from "./simon-interval.ts";
import { checkSimonOutcome, participantsOf, type SimonOutcome, stoppedAtStage1 } from "./simon-outcome.ts";
import { computeSimonPValues, type SimonPValues } from "./simon-p-value.ts";

export interface SimonEstimates {
  readonly naive: number | NotComputable;
  readonly umvue: number | NotComputable;
  readonly umvcue: number | NotComputable;
  readonly medianUnbiased: number | NotComputable;
  readonly biasAdjusted: number | NotComputable;
  readonly biasSubtracted: number | NotComputable;
  readonly conditionalMle: number | NotComputable;
}

export interface SimonIntervals {
  readonly level: number;
  readonly koyamaChen: KoyamaChenInterval | NotComputable;
  readonly jungKim: Interval | NotComputable;
  readonly midP: Interval | NotComputable;
  readonly naive: Interval | NotComputable;
}

export interface SimonInference {
  readonly stage: 1 | 2;
  readonly participants: number;
  readonly decision: "stop" | "reject" | "do-not-reject";
  readonly estimates: SimonEstimates;
  readonly pValues: SimonPValues | NotComputable;
  readonly intervals: readonly SimonIntervals[];
}

/** Everything that can be said about the response rate of a finished trial; intervals at each two-sided level. */
export function inferSimonOutcome(
  outcome: SimonOutcome,
  { p0, levels = [0.95] }: { readonly p0: number; readonly levels?: readonly number[] },
): SimonInference | NotComputable {
  const refusal = checkSimonOutcome(outcome);
  if (refusal !== undefined) return refusal;
  const stopped = stoppedAtStage1(outcome);
  return {
    stage: stopped ? 1 : 2,
    participants: participantsOf(outcome),
    decision: stopped ? "stop" : outcome.responses > outcome.design.r ? "reject" : "do-not-reject",
    estimates: estimateSimonRate(outcome),
    pValues: computeSimonPValues(outcome, p0),
    intervals: levels.map((level) => intervalsAt(outcome, level)),
  };
}

/** All point estimates of the response rate. */
function estimateSimonRate(outcome: SimonOutcome): SimonEstimates {
  return {
    naive: naiveRate(outcome),
    umvue: umvue(outcome),
    umvcue: umvcue(outcome),
    medianUnbiased: medianUnbiasedRate(outcome),
    biasAdjusted: biasAdjustedRate(outcome),
    biasSubtracted: biasSubtractedRate(outcome),
    conditionalMle: conditionalMle(outcome),
  };
}

function intervalsAt(outcome: SimonOutcome, level: number): SimonIntervals {
  return {
    level,
    koyamaChen: koyamaChenInterval(outcome, level),
    jungKim: jungKimInterval(outcome, level),
    midP: simonMidPInterval(outcome, level),
    naive: naiveSimonInterval(outcome, level),
  };
}
