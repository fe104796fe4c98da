/** The named values of a definition: a measurement in a window, a change, a total of units, a number of days. */
import { type Day, dayText } from "../core/calendar.ts";
import type { DayRange } from "../core/day-range.ts";
import { shift } from "../core/duration.ts";
import { add, type Exact, exact, ZERO } from "../core/exact.ts";
import {
  type Interval,
  interval,
  maxInterval,
  meanInterval,
  minInterval,
  point,
  subtractIntervals,
} from "../core/interval.ts";
import { type DatedRecord, TRANSFUSIONS } from "../core/participant.ts";
import type {
  ChangeQuantity,
  DurationQuantity,
  MeasureQuantity,
  Quantity,
  TotalQuantity,
} from "../definition/model.ts";
import type { Context } from "./context.ts";
import { type DailyValue, dailyValues } from "./daily.ts";
import { dayCount, rangeText, valueText } from "./display.ts";
import { CLOSED, type Closing, latestClosing, type QuantityResult } from "./finding.ts";
import { absenceKnownThrough } from "./presence.ts";
import { selectRecords } from "./record-selection.ts";
import { dayOf, reasonForNothing, resolveWindow } from "./window.ts";

export function deriveQuantity(context: Context, quantity: Quantity): QuantityResult {
  switch (quantity.kind) {
    case "measure":
      return deriveMeasure(context, quantity);
    case "change":
      return deriveChange(context, quantity);
    case "total":
      return deriveTotal(context, quantity);
    case "duration":
      return deriveDuration(context, quantity);
  }
}

/** The unit of a quantity's value, UCUM. */
export function unitOf(context: Context, name: string): string {
  const quantity = context.study.quantities.get(name);
  if (quantity === undefined) return "";
  if (quantity.kind === "measure") return quantity.analyte.unit.code;
  if (quantity.kind === "change") return unitOf(context, quantity.of);
  return quantity.kind === "duration" ? "d" : quantity.sum === "dose" ? "{unit}" : "1";
}

function deriveMeasure(context: Context, quantity: MeasureQuantity): QuantityResult {
  const place = placeOfMeasure(context, quantity);
  if (place.status === "none") return { ...place, evidence: [] };
  const { range, target } = place;
  const series = dailyValues(context.participant.observations(quantity.analyte.name), range, quantity.daily);
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
  return { ...pick(quantity, series, target), closing };
}

type MeasurePlace =
  | { readonly status: "place"; readonly range: DayRange; readonly target: Day | undefined; readonly closing: Closing }
  | Extract<QuantityResult, { status: "none" }>;

function placeOfMeasure(context: Context, quantity: MeasureQuantity): MeasurePlace {
  if (quantity.where.kind === "window") {
    const result = resolveWindow(context, quantity.where.window);
    return result.status === "none" ? { ...result, evidence: [] } : { ...result, status: "place", target: undefined };
  }
  const { at, of, within } = quantity.where.target;
  const start = dayOf(context, of);
  if (start.status === "none") return { ...start, evidence: [] };
  const target = shift(start.day, at);
  const range = { first: target - within.count, last: target + within.count };
  return { status: "place", range, target, closing: start.closing };
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

type Picked = Omit<Extract<QuantityResult, { status: "value" }>, "closing">;

function pick(quantity: MeasureQuantity, series: readonly DailyValue[], target: Day | undefined): Picked {
  const unit = quantity.analyte.unit.code;
  if (quantity.pick.kind === "summarize") {
    const values = series.map((day) => day.value);
    const { how } = quantity.pick;
    const value = how === "mean" ? meanInterval(values) : how === "min" ? minInterval(values) : maxInterval(values);
    const detail = `${valueText(value, unit)} (${how} of ${dayCount(series.length)})`;
    return { status: "value", value, day: undefined, detail, evidence: series.flatMap((day) => day.observations) };
  }
  const chosen = chooseDay(series, quantity.pick.which, target);
  const detail = `${valueText(chosen.value, unit)} on ${dayText(chosen.day)}`;
  return { status: "value", value: chosen.value, day: chosen.day, detail, evidence: chosen.observations };
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

function deriveChange(context: Context, quantity: ChangeQuantity): QuantityResult {
  const [post, base] = [context.quantity(quantity.of), context.quantity(quantity.from)];
  const closing = latestClosing([post.closing, base.closing]);
  const evidence = [...base.evidence, ...post.evidence];
  if (post.status === "none") return { ...post, detail: `${quantity.of}: ${post.detail}`, closing, evidence };
  if (base.status === "none") return { ...base, detail: `${quantity.from}: ${base.detail}`, closing, evidence };
  const value = subtractIntervals(post.value, base.value);
  const detail = `${valueText(value, unitOf(context, quantity.name))} (${base.detail} to ${post.detail})`;
  return { status: "value", value, day: post.day, detail, evidence, closing };
}

/** Units given inside a window. Not evaluable unless transfusion log and follow-up reach its end, or the participant died. */
function deriveTotal(context: Context, quantity: TotalQuantity): QuantityResult {
  const window = resolveWindow(context, quantity.window);
  if (window.status === "none") return { ...window, evidence: [] };
  const { range } = window;
  const records = selectRecords(context.participant, quantity.selector).filter((record) => isInside(record.day, range));
  const closing = latestClosing([window.closing, { always: range.last, whileUndecided: undefined }]);
  const known = knownThrough(context, quantity, range);
  if (known !== undefined)
    return {
      status: "none",
      reason: known,
      detail: `${rangeText(range)}: ${lowerReason(known)}`,
      evidence: records,
      closing,
    };
  const value = point(records.map((record) => amount(record, quantity)).reduce(add, ZERO));
  const detail = `${valueText(value, "")} ${rangeText(range)} in ${records.length} record${records.length === 1 ? "" : "s"}`;
  return { status: "value", value, day: undefined, detail, evidence: records, closing };
}

function isInside(day: Day, range: DayRange): boolean {
  return (range.first === undefined || day >= range.first) && (range.last === undefined || day <= range.last);
}

function knownThrough(
  context: Context,
  quantity: TotalQuantity,
  range: DayRange,
): "FOLLOW_UP_ENDED" | "TRANSFUSION_LOG_INCOMPLETE" | undefined {
  const { followUp } = context.participant;
  const needed = Math.min(range.last ?? followUp.end, followUp.death?.day ?? Number.POSITIVE_INFINITY);
  if (followUp.end < needed) return "FOLLOW_UP_ENDED";
  const isTransfusion = quantity.selector.names.some((name) => TRANSFUSIONS.includes(name));
  return isTransfusion && absenceKnownThrough(context.participant, quantity.selector) < needed
    ? "TRANSFUSION_LOG_INCOMPLETE"
    : undefined;
}

function lowerReason(reason: "FOLLOW_UP_ENDED" | "TRANSFUSION_LOG_INCOMPLETE"): string {
  return reason === "FOLLOW_UP_ENDED" ? "follow-up ended before" : "the transfusion log ends before";
}

function amount(record: DatedRecord, quantity: TotalQuantity): Exact {
  if (quantity.sum === "records") return exact(1);
  return record.dose ?? quantity.whenEmpty ?? ZERO;
}

/** A day so far off that no study reaches it: the second date of someone who died without it. */
const NEVER = exact("1000000");

/**
 * Days from one date to another. Where the second has not happened, it is longer than the follow-up since the first:
 * an interval, which decides "by day 31" once day 31 has been followed.
 */
function deriveDuration(context: Context, quantity: DurationQuantity): QuantityResult {
  const [from, to] = [dayOf(context, quantity.from), dayOf(context, quantity.to)];
  const evidence = [...evidenceOf(context, quantity.from), ...evidenceOf(context, quantity.to)];
  if (from.status === "none") return { ...from, detail: `${quantity.from}: ${from.detail}`, evidence };
  if (to.status === "day") {
    const value = point(exact(to.day - from.day));
    return { status: "value", value, day: to.day, detail: valueText(value, "d"), evidence, closing: CLOSED };
  }
  const { followUp } = context.participant;
  const value: Interval =
    followUp.death === undefined
      ? interval(exact(Math.max(followUp.end - from.day, 0)), true, undefined, true)
      : interval(NEVER, false, undefined, true);
  const until =
    followUp.death === undefined ? `not by ${dayText(followUp.end)}` : `never; died on ${dayText(followUp.death.day)}`;
  return { status: "value", value, day: undefined, detail: `${until} (${to.detail})`, evidence, closing: CLOSED };
}

function evidenceOf(context: Context, name: string): QuantityResult["evidence"] {
  if (!context.study.anchors.has(name)) return context.quantity(name).evidence;
  const anchor = context.anchor(name);
  return anchor.status === "day" ? anchor.evidence : [];
}
