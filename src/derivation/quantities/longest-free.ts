/** The longest stretch of days without an intervention: what the log shows, and what it leaves possible. */
import type { Day } from "../../core/calendar.ts";
import { exact } from "../../core/exact.ts";
import { interval } from "../../core/interval.ts";
import type { LongestFreeQuantity } from "../../definition/model/quantity.ts";
import type { Context } from "../context.ts";
import { absenceKnownThrough } from "../criteria/presence.ts";
import { dayCount, rangeText, valueText } from "../display.ts";
import { latestClosing, type QuantityResult } from "../finding.ts";
import { selectRecords } from "../record-selection.ts";
import { resolveWindow } from "../window.ts";

/**
 * Days, both ends counted, from the day after an intervention (or the first day of the window) to the day before the next (or the
 * end of observation). The value is an interval: at least what is logged, at most what would be free if every day without a log,
 * up to the end of the window or a death, were free. So "56 days" is met once shown, and not met only when no longer possible.
 */
export function deriveLongestFree(context: Context, quantity: LongestFreeQuantity): QuantityResult {
  const window = resolveWindow(context, quantity.window);
  if (window.status === "none") return { ...window, evidence: [] };
  const { followUp } = context.participant;
  const first = window.range.first ?? followUp.end;
  const last = window.range.last ?? followUp.end;
  const records = selectRecords(context.participant, quantity.selector).filter(
    (record) => record.day >= first && record.day <= last,
  );
  const given = records.map((record) => record.day);
  const possibleEnd = Math.min(last, followUp.death?.day ?? last);
  const logged = absenceKnownThrough(context.participant, quantity.selector);
  const shown = longestStretch(given, first, Math.min(possibleEnd, followUp.end, logged));
  const possible = longestStretch(given, first, possibleEnd);
  const value = interval(exact(shown), false, exact(possible), false);
  const detail = `longest stretch ${valueText(value, "d")} ${rangeText({ first, last })}, ${dayCount(new Set(given).size)} with ${quantity.selector.names.join(" or ")}`;
  const undecided = logged < Math.min(possibleEnd, followUp.end) ? "TRANSFUSION_LOG_INCOMPLETE" : "FOLLOW_UP_ENDED";
  const closing = latestClosing([window.closing, { always: window.range.last, whileUndecided: undefined }]);
  return { status: "value", value, day: undefined, detail, evidence: records, closing, undecided };
}

/** The most consecutive days from `first` to `last` that are not among the given ones. */
function longestStretch(given: readonly Day[], first: Day, last: Day): number {
  if (last < first) return 0;
  const borders = [first - 1, ...given.filter((day) => day <= last), last + 1].sort((a, b) => a - b);
  return borders.reduce((longest, day, index) => Math.max(longest, day - (borders[index - 1] ?? day) - 1), 0);
}
