/** A span of the definition, whose ends may count from different anchors, as days of a participant. */
import type { Day } from "../../core/calendar.ts";
import { shift } from "../../core/duration.ts";
import type { Moment } from "../../core/moment.ts";
import type { FollowUp } from "../../core/participant.ts";
import type { Span } from "../../definition/model/span.ts";
import type { Context } from "../context.ts";
import { dayCount } from "../display.ts";
import { type Closing, latestClosing } from "../finding.ts";
import { type DayResult, dayOf, inFollowUpAtCutoff } from "../window.ts";

export type SpanResult =
  | { readonly status: "days"; readonly first: Day | undefined; readonly last: Day; readonly closing: Closing }
  | Extract<DayResult, { status: "none" }>;

/** Both ends belong to it. The last day can lie before the first. */
export function resolveSpan(context: Context, span: Span): SpanResult {
  const end = momentDay(context, span.to);
  if (end.status === "none") return end;
  if (span.from === undefined) return { status: "days", first: undefined, last: end.day, closing: end.closing };
  const start = momentDay(context, span.from);
  if (start.status === "none") return start;
  return {
    status: "days",
    first: start.day,
    last: end.day,
    closing: latestClosing([start.closing, end.closing, { always: end.day, whileUndecided: undefined }]),
  };
}

function momentDay(context: Context, { offset, of }: Moment): DayResult {
  const result = dayOf(context, of);
  return result.status === "none" ? result : { ...result, day: shift(result.day, offset) };
}

/** Says that a span closes after the cut-off while the participant may yet add to it; undefined once it is closed. */
export function openAtCutoff(followUp: FollowUp, { always }: Closing): string | undefined {
  if (always === undefined || always <= followUp.cutoff || !inFollowUpAtCutoff(followUp)) return undefined;
  return `open until ${dayCount(always - followUp.cutoff)} after the data cut-off`;
}
