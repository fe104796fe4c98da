/** Days from one date to another. */
import { dayText } from "../../core/calendar.ts";
import { exact } from "../../core/exact.ts";
import { type Interval, interval, point } from "../../core/interval.ts";
import type { DurationQuantity } from "../../definition/model/quantity.ts";
import type { Context } from "../context.ts";
import { valueText } from "../display.ts";
import { CLOSED, type QuantityResult } from "../finding.ts";
import { dayOf } from "../window.ts";

/** A day so far off that no study reaches it: the second date of someone who died without it. */
const NEVER = exact("1000000");

/**
 * Days from one date to another. Where the second has not happened, it is longer than the follow-up since the first:
 * an interval, which decides "by day 31" once day 31 has been followed.
 */
export function deriveDuration(context: Context, quantity: DurationQuantity): QuantityResult {
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
  return {
    status: "value",
    value,
    day: undefined,
    detail: `${until} (${to.detail})`,
    evidence,
    closing: CLOSED,
    undecided: "FOLLOW_UP_ENDED",
  };
}

function evidenceOf(context: Context, name: string): QuantityResult["evidence"] {
  if (!context.study.anchors.has(name)) return context.quantity(name).evidence;
  const anchor = context.anchor(name);
  return anchor.status === "day" ? anchor.evidence : [];
}
