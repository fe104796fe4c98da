/** Survival at the times asked for, median, restricted mean and median follow-up, all by Kaplan–Meier. */
import type { SurvivalEstimate } from "../../definition/model/estimate.ts";
import { isNotComputable, type NotComputable, notComputable } from "../../statistics/not-computable.ts";
import { type KaplanMeierCurve, kaplanMeier } from "../../statistics/survival/kaplan-meier.ts";
import { medianSurvival, type SurvivalQuantile } from "../../statistics/survival/km-quantile.ts";
import { restrictedMean } from "../../statistics/survival/restricted-mean.ts";
import { medianFollowUp } from "../../statistics/survival/reverse-kaplan-meier.ts";
import { survivalAt } from "../../statistics/survival/survival-at.ts";
import type { Estimate } from "./estimate.ts";
import { type Found, limitsOf, neverAtRiskText, oncePerData, type RowsOfGroup } from "./incidence-estimates.ts";
import { methodText } from "./method-text.ts";
import { statusOf, type TimedParticipant, type TimePoint, timeData, timePoints } from "./time-data.ts";

const NONE = { value: undefined, lower: undefined, upper: undefined } as const;
const RULES = { sas: "SAS rule", r: "R rule", first: "first-time rule" } as const;

export function survivalEstimates(
  asked: SurvivalEstimate,
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  const curveOf = oncePerData((data) => kaplanMeier(data));
  const rows = timePoints(participants, asked.at).map((point): Estimate => {
    const found = survivalAtPoint(curveOf(point.data), point, asked);
    return { ...rowOf(common, "survival", asked), timepoint: point.asked.text, ...found };
  });
  const curve = kaplanMeier(timeData(participants));
  const median = isNotComputable(curve) ? [] : [{ ...rowOf(common, "median", asked), ...medianOf(curve, asked) }];
  return [
    ...rows,
    ...median,
    ...restrictedMeanRows(asked, common, participants),
    ...followUpRows(asked, common, participants),
  ];
}

function rowOf(common: RowsOfGroup, statistic: string, { level }: SurvivalEstimate) {
  return { ...common, statistic, timepoint: "", category: "", level };
}

function survivalAtPoint(
  curve: KaplanMeierCurve | NotComputable,
  { day, note }: TimePoint,
  { level, interval }: SurvivalEstimate,
): Found {
  if (isNotComputable(curve)) return { ...NONE, events: 0, method: curve.why };
  const events = curve.eventTotal;
  const method = methodText(`Kaplan-Meier, Greenwood, ${interval} interval`, neverAtRiskText(curve.excluded), note);
  const [read] = survivalAt(curve, [day], { level, type: interval });
  if (read === undefined || !("interval" in read))
    return { ...NONE, events, method: methodText(method, read?.survival) };
  return { value: read.survival, ...limitsOf(read.interval), events, method: methodText(method, read.interval) };
}

function medianOf(curve: KaplanMeierCurve, { level, interval, quantileRule }: SurvivalEstimate): Found {
  const median = medianSurvival(curve, { level, type: interval, rule: quantileRule });
  const method = `Kaplan-Meier median, ${RULES[quantileRule]}, ${interval} interval`;
  return { ...quantileOf(median), events: curve.eventTotal, method: methodText(method, median.time) };
}

function quantileOf({ time, lower, upper }: SurvivalQuantile) {
  const number = (value: number | NotComputable) => (isNotComputable(value) ? undefined : value);
  return { value: number(time), lower: number(lower), upper: number(upper) };
}

function restrictedMeanRows(
  asked: SurvivalEstimate,
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  if (asked.restrictedMean === undefined) return [];
  return timePoints(participants, [asked.restrictedMean]).map(({ day, data, note, asked: horizon }) => {
    const curve = kaplanMeier(data);
    const found = isNotComputable(curve) ? curve : restrictedMean(curve, day, { level: asked.level });
    const events = isNotComputable(curve) ? 0 : curve.eventTotal;
    const row = { ...rowOf(common, "restricted-mean", asked), timepoint: horizon.text, events };
    const method = "area under Kaplan-Meier";
    if (isNotComputable(found)) return { ...row, ...NONE, method: methodText(method, note, found) };
    return { ...row, value: found.mean, ...limitsOf(found.interval), method: methodText(method, note) };
  });
}

/** The median of what follow-up would have been without the event; EVENTS counts those whose follow-up ended. */
export function followUpRows(
  asked: SurvivalEstimate,
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  if (!asked.followUp) return [];
  const { level, interval, quantileRule } = asked;
  const median = medianFollowUp(timeData(participants), { level, type: interval, rule: quantileRule });
  const method = `reverse Kaplan-Meier median, ${RULES[quantileRule]}, ${interval} interval`;
  const events = participants.filter((participant) => statusOf(participant) === 0).length;
  const row = { ...rowOf(common, "median-follow-up", asked), events };
  if (isNotComputable(median)) return [{ ...row, ...NONE, method: methodText(method, median) }];
  return [{ ...row, ...quantileOf(median), method: methodText(method, median.time) }];
}

/** In place of a restricted mean where there are competing events. */
export const NO_RESTRICTED_MEAN = notComputable(
  "with competing events the area under Kaplan-Meier is the mean of nothing that happens",
);
