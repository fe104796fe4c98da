import type { NotComputable } from "../not-computable.ts";
import { type KaplanMeierCurve, kaplanMeierOfRows } from "./kaplan-meier.ts";
import { medianSurvival, type SurvivalQuantile, type SurvivalQuantileOptions } from "./km-quantile.ts";
import { orderRows, type TimeToEventData } from "./time-to-event-data.ts";

/**
 * Reverse Kaplan–Meier curve G(t) of potential follow-up: the status is turned round, so that censoring is the event
 * and any event ends follow-up early. Ties are turned round with it: those with an event at the time of a censoring
 * leave after it.
 * R: survfit(Surv(time, 1 - status) ~ 1); prodlim(..., reverse = TRUE) takes events before censorings instead and
 * differs where both fall on one time. Schemper & Smith, Control Clin Trials 1996;17:343.
 */
export function reverseKaplanMeier(data: TimeToEventData): KaplanMeierCurve | NotComputable {
  const { time, status, entry } = data;
  return kaplanMeierOfRows(orderRows({ time, status, entry }), (value) => value === 0);
}

/** Median potential follow-up with its limits: the median of the reverse Kaplan–Meier curve. */
export function medianFollowUp(
  data: TimeToEventData,
  options: SurvivalQuantileOptions = {},
): SurvivalQuantile | NotComputable {
  const curve = reverseKaplanMeier(data);
  return "kind" in curve ? curve : medianSurvival(curve, options);
}
