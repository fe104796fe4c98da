/** A measurement in a window or around a target day: one value, with the rows behind it. */
import { type Day, dayText } from "../../core/calendar.ts";
import type { DayRange } from "../../core/day-range.ts";
import { shift } from "../../core/duration.ts";
import { maxInterval, meanInterval, minInterval } from "../../core/interval.ts";
import type { Participant } from "../../core/participant.ts";
import type { ExcludeAfter, MeasureQuantity } from "../../definition/model/quantity.ts";
import type { Context } from "../context.ts";
import { absenceKnownThrough } from "../criteria/presence.ts";
import { dayCount, rangeText, valueText } from "../display.ts";
import { type Closing, latestClosing, type QuantityResult } from "../finding.ts";
import { selectRecords } from "../record-selection.ts";
import { type DayResult, dayOf, reasonForNothing, resolveWindow } from "../window.ts";
import { type DailyValue, dailyValues } from "./daily.ts";

export function deriveMeasure(context: Context, quantity: MeasureQuantity): QuantityResult {
  const place = placeOfMeasure(context, quantity);
  if (place.status === "none") return place;
  const { range, target } = place;
  const all = dailyValues(context.participant.series(quantity.analyte.name), range, quantity.daily);
  const series = withoutExcluded(context.participant, quantity.exclude, all);
  const evidence = series.flatMap((day) => day.observations);
  const what = `${quantity.analyte.label.toLowerCase()} ${rangeText(range)}`;
  const closing = closingOfMeasure(quantity, place.closing, range, target, series.length > 0);
  if (series.length === 0) {
    const reason = reasonForNothing(context.participant.followUp, range.last);
    return { status: "none", reason, detail: `no ${what}`, evidence: [], closing };
  }
  if (series.length < quantity.requireDays) {
    const detail = `${what} measured on ${dayCount(series.length)}, ${quantity.requireDays} required`;
    return { status: "none", reason: "TOO_FEW_DAYS", detail, evidence, closing };
  }
  const unlogged = exclusionUnknown(context.participant, quantity.exclude, series);
  if (unlogged !== undefined) {
    const detail = `${what}, but whether values follow ${unlogged} is not logged to the last of them`;
    return { status: "none", reason: "TRANSFUSION_LOG_INCOMPLETE", detail, evidence, closing };
  }
  return pick(quantity, series, target, closing);
}

/** Leaves out the day of the intervention and the days after it, `days` in all. */
function withoutExcluded(
  participant: Participant,
  exclude: ExcludeAfter | undefined,
  series: readonly DailyValue[],
): readonly DailyValue[] {
  if (exclude === undefined) return series;
  const given = selectRecords(participant, exclude.after).map((record) => record.day);
  return series.filter(({ day }) => !given.some((after) => day >= after && day < after + exclude.days));
}

/** The intervention whose log does not reach the last value used, so that the value might have had to be left out. */
function exclusionUnknown(
  participant: Participant,
  exclude: ExcludeAfter | undefined,
  series: readonly DailyValue[],
): string | undefined {
  const last = series.at(-1)?.day;
  if (exclude === undefined || last === undefined) return undefined;
  return absenceKnownThrough(participant, exclude.after) < last ? exclude.after.names.join(" or ") : undefined;
}

type MeasurePlace =
  | { readonly status: "place"; readonly range: DayRange; readonly target: Day | undefined; readonly closing: Closing }
  | Extract<QuantityResult, { status: "none" }>;

function placeOfMeasure(context: Context, quantity: MeasureQuantity): MeasurePlace {
  if (quantity.where.kind === "window") {
    const result = resolveWindow(context, quantity.where.window);
    if (result.status === "none") return noPlace(result);
    return { status: "place", range: result.range, target: undefined, closing: result.closing };
  }
  const { at, of, within } = quantity.where.target;
  const start = dayOf(context, of);
  if (start.status === "none") return noPlace(start);
  const target = shift(start.day, at);
  const range = { first: target - within.count, last: target + within.count };
  return { status: "place", range, target, closing: start.closing };
}

function noPlace({ reason, detail, closing }: Extract<DayResult, { status: "none" }>): MeasurePlace {
  return { status: "none", reason, detail, evidence: [], closing };
}

function closingOfMeasure(
  quantity: MeasureQuantity,
  ofStart: Closing,
  range: DayRange,
  target: Day | undefined,
  found: boolean,
): Closing {
  const settledAtTarget = quantity.where.kind === "target" && quantity.where.target.settled === "at-target";
  const own = settledAtTarget
    ? { always: target, whileUndecided: found ? undefined : range.last }
    : { always: range.last, whileUndecided: undefined };
  return latestClosing([ofStart, own]);
}

function pick(
  quantity: MeasureQuantity,
  series: readonly DailyValue[],
  target: Day | undefined,
  closing: Closing,
): QuantityResult {
  const unit = quantity.analyte.unit.code;
  if (quantity.pick.kind === "summarize") {
    const values = series.map((day) => day.value);
    const { how } = quantity.pick;
    const value = how === "mean" ? meanInterval(values) : how === "min" ? minInterval(values) : maxInterval(values);
    const detail = `${valueText(value, unit)} (${how} of ${dayCount(series.length)})`;
    const evidence = series.flatMap((day) => day.observations);
    return { status: "value", value, day: undefined, detail, evidence, closing };
  }
  const chosen = chooseDay(series, quantity.pick.which, target);
  const detail = `${valueText(chosen.value, unit)} on ${dayText(chosen.day)}`;
  return { status: "value", value: chosen.value, day: chosen.day, detail, evidence: chosen.observations, closing };
}

/** Nearest to the target; of two equally near the earlier. */
function chooseDay(
  series: readonly DailyValue[],
  which: "first" | "last" | "nearest",
  target: Day | undefined,
): DailyValue {
  return series.reduce((best, day) => {
    if (which === "first") return best;
    if (which === "last") return day;
    return Math.abs(day.day - (target ?? day.day)) < Math.abs(best.day - (target ?? best.day)) ? day : best;
  });
}
