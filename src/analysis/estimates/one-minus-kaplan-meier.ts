/**
 * Kaplan–Meier asked of an endpoint with competing events: 1 − S would count them as censored and overstate the probability
 * of the event. The cumulative incidence is given in its place, with what 1 − S would have said.
 */

import type { TimeToEventEndpoint } from "../../definition/model/endpoint.ts";
import type { IncidenceEstimate, SurvivalEstimate } from "../../definition/model/estimate.ts";
import type { IncidenceInterval } from "../../definition/model/estimate-methods.ts";
import {
  type Overstatement,
  overstatementOfOneMinusKaplanMeier,
} from "../../statistics/competing-risks/overstatement.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import type { Estimate } from "./estimate.ts";
import { EVENT_CAUSE, incidenceEstimates, type RowsOfGroup } from "./incidence-estimates.ts";
import { methodText } from "./method-text.ts";
import { followUpRows, NO_RESTRICTED_MEAN } from "./survival-estimates.ts";
import { type TimedParticipant, type TimePoint, timePoints } from "./time-data.ts";

/** Whether Kaplan–Meier is asked for where it would mislead. */
export function survivalWouldMislead(
  endpoint: TimeToEventEndpoint,
): endpoint is TimeToEventEndpoint & { readonly estimate: SurvivalEstimate } {
  return endpoint.estimate.kind === "kaplan-meier" && endpoint.competing.length > 0;
}

export function incidenceInPlaceOfSurvival(
  endpoint: TimeToEventEndpoint & { readonly estimate: SurvivalEstimate },
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  const estimate = incidenceAskedInPlace(endpoint.estimate);
  return [
    ...incidenceEstimates({ endpoint, estimate, remark: inPlaceText }, common, participants),
    ...noRestrictedMean(endpoint.estimate, common),
    ...followUpRows(endpoint.estimate, common, participants),
  ];
}

export function incidenceAskedInPlace({ at, level, interval }: SurvivalEstimate): Omit<IncidenceEstimate, "kind"> {
  return { at, level, variance: undefined, interval: incidenceInterval(interval) };
}

/** Logit and arcsine intervals exist for survival only. */
function incidenceInterval(asked: SurvivalEstimate["interval"]): IncidenceInterval {
  return asked === "logit" || asked === "arcsin" ? "log-log" : asked;
}

function inPlaceText(point: TimePoint): string {
  const over = overstatementAt(point);
  const said = over === undefined ? "" : `, which would say ${shortNumber(over.oneMinusKaplanMeier)}`;
  return `cumulative incidence in place of 1 - Kaplan-Meier${said}`;
}

function noRestrictedMean(asked: SurvivalEstimate, common: RowsOfGroup): readonly Estimate[] {
  if (asked.restrictedMean === undefined) return [];
  const row = { ...common, statistic: "restricted-mean", timepoint: asked.restrictedMean.text, category: "" };
  const none = { value: undefined, lower: undefined, upper: undefined, level: asked.level, events: undefined };
  return [{ ...row, ...none, method: methodText(NO_RESTRICTED_MEAN) }];
}

/** `0.021 at 12 mo (0.364 instead of 0.343)` for each time, with everybody taken together. */
export function overstatementTexts(
  endpoint: TimeToEventEndpoint,
  participants: readonly TimedParticipant[],
): readonly string[] {
  return timePoints(participants, endpoint.estimate.at).map((point) => {
    const over = overstatementAt(point);
    if (over === undefined) return `by an unknown amount at ${point.asked.text}, which is not estimable`;
    const [wrong, right] = [shortNumber(over.oneMinusKaplanMeier), shortNumber(over.cumulativeIncidence)];
    return `by ${shortNumber(over.difference)} at ${point.asked.text} (${wrong} instead of ${right})`;
  });
}

function overstatementAt({ data, day }: TimePoint): Overstatement | undefined {
  const found = overstatementOfOneMinusKaplanMeier(data, { cause: EVENT_CAUSE, times: [day] });
  if (isNotComputable(found)) return undefined;
  const [over] = found;
  return over !== undefined && "oneMinusKaplanMeier" in over ? over : undefined;
}

function shortNumber(value: number): string {
  return Math.max(0, value).toFixed(3);
}
