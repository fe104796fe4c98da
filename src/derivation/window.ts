/** A window of the definition as calendar days of a participant. */
import type { Day } from "../core/calendar.ts";
import type { DayRange } from "../core/day-range.ts";
import { shift } from "../core/duration.ts";
import type { FollowUp } from "../core/participant.ts";
import type { Window } from "../definition/model/window.ts";
import type { Context } from "./context.ts";
import { CLOSED, type Closing, latestClosing } from "./finding.ts";
import type { Reason } from "./reason.ts";

export type DayResult =
  | { readonly status: "day"; readonly day: Day; readonly closing: Closing }
  | { readonly status: "none"; readonly reason: Reason; readonly detail: string; readonly closing: Closing };

/** The day an anchor or a quantity falls on. */
export function dayOf(context: Context, name: string): DayResult {
  if (context.study.anchors.has(name)) {
    const anchor = context.anchor(name);
    return anchor.status === "day" ? found(anchor.day, CLOSED) : none(anchor.reason, anchor.detail, CLOSED);
  }
  const result = context.quantity(name);
  if (result.status === "none") return none(result.reason, `${name}: ${result.detail}`, result.closing);
  return result.day === undefined
    ? none("NO_ANCHOR", `${name} has no day`, result.closing)
    : found(result.day, result.closing);
}

function found(day: Day, closing: Closing): DayResult {
  return { status: "day", day, closing };
}

function none(reason: Reason, detail: string, closing: Closing): DayResult {
  return { status: "none", reason, detail, closing };
}

export type WindowResult =
  | { readonly status: "range"; readonly range: DayRange; readonly closing: Closing }
  | { readonly status: "none"; readonly reason: Reason; readonly detail: string; readonly closing: Closing };

/** Both ends belong to the window unless it is open there: open from −14 d means the day after. */
export function resolveWindow(context: Context, window: Window): WindowResult {
  const start = dayOf(context, window.of);
  if (start.status === "none") return start;
  const first = window.from === undefined ? undefined : shift(start.day, window.from) + (window.openFrom ? 1 : 0);
  const last = window.to === undefined ? undefined : shift(start.day, window.to) - (window.openTo ? 1 : 0);
  if (window.notAfter === undefined) return { status: "range", range: { first, last }, closing: start.closing };
  const limit = dayOf(context, window.notAfter);
  if (limit.status === "none") return limit;
  const ends = last === undefined ? limit.day : Math.min(last, limit.day);
  return { status: "range", range: { first, last: ends }, closing: latestClosing([start.closing, limit.closing]) };
}

/** Why nothing was found up to a day: death, withdrawal or the end of follow-up explain it before "not measured" does. */
export function reasonForNothing(followUp: FollowUp, last: Day | undefined): Reason {
  const { death, withdrawal } = followUp;
  if (last === undefined) return "NO_VALUE";
  if (death !== undefined && death.day <= last) return "DIED";
  if (withdrawal !== undefined && withdrawal.day <= last) return "WITHDRAWN";
  return followUp.endedBy === "last-contact" && followUp.end < last ? "FOLLOW_UP_ENDED" : "NO_VALUE";
}

/** Whether the participant was alive and still followed at the data cut-off, so that more data may come. */
export function inFollowUpAtCutoff(followUp: FollowUp): boolean {
  return followUp.endedBy === "cut-off" && followUp.withdrawal === undefined;
}
