/** Was something given, or did something happen, inside a window? Absence is evidence only as far as the records are complete. */
import { type Day, dayText } from "../../core/calendar.ts";
import { type DayRange, inRange } from "../../core/day-range.ts";
import { type DatedRecord, type Participant, TRANSFUSIONS } from "../../core/participant.ts";
import { not, type Truth } from "../../core/truth.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { RecordSelector } from "../../definition/model/record-selector.ts";
import type { Context } from "../context.ts";
import { dayCount, rangeText } from "../display.ts";
import { CLOSED, type Finding, findingOf, latestClosing, notEvaluableFinding } from "../finding.ts";
import type { Reason } from "../reason.ts";
import { selectRecords, ungradedRecords } from "../record-selection.ts";
import { resolveWindow } from "../window.ts";

/** The last day for which the absence of a record means that nothing happened. */
export function absenceKnownThrough(participant: Participant, selector: RecordSelector): Day {
  const transfusion = selector.names.some((name) => TRANSFUSIONS.includes(name));
  if (!transfusion) return participant.followUp.end;
  return participant.transfusionsCompleteThrough ?? Number.NEGATIVE_INFINITY;
}

export interface Presence {
  readonly truth: Truth;
  readonly reason: Reason | undefined;
  readonly records: readonly DatedRecord[];
}

/**
 * Present: met with one record in the range. Without one, not met if the records are known to be complete to the end of the
 * range (or to the participant's death), else not evaluable.
 */
export function presenceIn(participant: Participant, selector: RecordSelector, range: DayRange): Presence {
  const records = selectRecords(participant, selector).filter((record) => inRange(record.day, range));
  if (records.length > 0) return { truth: "met", reason: undefined, records };
  const ungraded = ungradedRecords(participant, selector).filter((record) => inRange(record.day, range));
  if (ungraded.length > 0) return { truth: "not-evaluable", reason: "MISSING_GRADE", records: ungraded };
  const unlimited = range.last === undefined && !selector.names.some((name) => TRANSFUSIONS.includes(name));
  const { followUp } = participant;
  const needed = Math.min(range.last ?? followUp.end, followUp.death?.day ?? Number.POSITIVE_INFINITY);
  if (unlimited || absenceKnownThrough(participant, selector) >= needed)
    return { truth: "not-met", reason: undefined, records };
  const transfusion = selector.names.some((name) => TRANSFUSIONS.includes(name));
  return { truth: "not-evaluable", reason: transfusion ? "TRANSFUSION_LOG_INCOMPLETE" : "FOLLOW_UP_ENDED", records };
}

export function derivePresence(context: Context, criterion: Criterion & { kind: "present" | "absent" }): Finding {
  const window = criterion.window === undefined ? undefined : resolveWindow(context, criterion.window);
  if (window?.status === "none") return notEvaluableFinding(criterion, window);
  const range = window?.range ?? { first: undefined, last: undefined };
  const found = presenceIn(context.participant, criterion.selector, range);
  const truth = criterion.kind === "present" ? found.truth : not(found.truth);
  return findingOf(criterion, {
    truth,
    reason: found.reason,
    detail: detailOf(context, criterion.selector, found, range),
    evidence: found.records,
    nearMiss: truth === "not-met" && criterion.kind === "absent" ? nearMissOf(found.records, range) : undefined,
    closing: latestClosing([window?.closing ?? CLOSED, { always: range.last, whileUndecided: undefined }]),
  });
}

function detailOf(context: Context, selector: RecordSelector, found: Presence, range: DayRange): string {
  const what = selector.names.join(" or ");
  if (found.records.length > 0) return `${what} on ${found.records.map((record) => dayText(record.day)).join(", ")}`;
  const through = context.participant.transfusionsCompleteThrough;
  if (found.reason === "TRANSFUSION_LOG_INCOMPLETE") {
    const log =
      through === undefined
        ? "nobody says how far the transfusion log is complete"
        : `the transfusion log is complete only through ${dayText(through)}`;
    return `no ${what} recorded ${rangeText(range)}, but ${log}`;
  }
  return `no ${what} ${rangeText(range)}`;
}

/** A single record on the first or last day of the window: one day would have changed the answer. */
function nearMissOf(records: readonly DatedRecord[], range: DayRange): string | undefined {
  const [only, ...others] = records;
  if (only === undefined || others.length > 0 || range.first === undefined || range.last === undefined)
    return undefined;
  const inside = Math.min(only.day - range.first, range.last - only.day) + 1;
  return inside <= 3
    ? `the only ${only.name}, on ${dayText(only.day)}, lies ${dayCount(inside)} inside the window`
    : undefined;
}
