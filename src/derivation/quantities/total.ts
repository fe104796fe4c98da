/** Units or records of an intervention inside a window. */
import { type DayRange, inRange } from "../../core/day-range.ts";
import { add, type Exact, exact, ZERO } from "../../core/exact.ts";
import { point } from "../../core/interval.ts";
import { type DatedRecord, TRANSFUSIONS } from "../../core/participant.ts";
import type { TotalQuantity } from "../../definition/model/quantity.ts";
import type { Context } from "../context.ts";
import { absenceKnownThrough } from "../criteria/presence.ts";
import { rangeText, valueText } from "../display.ts";
import { latestClosing, type QuantityResult } from "../finding.ts";
import { selectRecords } from "../record-selection.ts";
import { resolveWindow } from "../window.ts";

/** Why the total is not known to the end of the window. */
type Shortfall = "FOLLOW_UP_ENDED" | "TRANSFUSION_LOG_INCOMPLETE" | "DIED";

/** Units given inside a window. Not evaluable unless transfusion log and follow-up reach its end, or the participant died. */
export function deriveTotal(context: Context, quantity: TotalQuantity): QuantityResult {
  const window = resolveWindow(context, quantity.window);
  if (window.status === "none") return { ...window, evidence: [] };
  const { range } = window;
  const records = selectRecords(context.participant, quantity.selector).filter((record) => inRange(record.day, range));
  const closing = latestClosing([window.closing, { always: range.last, whileUndecided: undefined }]);
  const known = knownThrough(context, quantity, range);
  if (known !== undefined)
    return {
      status: "none",
      reason: known,
      detail: `${rangeText(range)}: ${shortfallText(known)}`,
      evidence: records,
      closing,
    };
  const value = point(records.map((record) => amount(record, quantity)).reduce(add, ZERO));
  const detail = `${valueText(value, "")} ${rangeText(range)} in ${records.length} record${records.length === 1 ? "" : "s"}`;
  return { status: "value", value, day: undefined, detail, evidence: records, closing };
}

function knownThrough(context: Context, quantity: TotalQuantity, range: DayRange): Shortfall | undefined {
  const { followUp } = context.participant;
  if (
    quantity.ifDied === "not-evaluable" &&
    followUp.death !== undefined &&
    followUp.death.day < (range.last ?? followUp.end)
  )
    return "DIED";
  const needed = Math.min(range.last ?? followUp.end, followUp.death?.day ?? Number.POSITIVE_INFINITY);
  if (followUp.end < needed) return "FOLLOW_UP_ENDED";
  const isTransfusion = quantity.selector.names.some((name) => TRANSFUSIONS.includes(name));
  return isTransfusion && absenceKnownThrough(context.participant, quantity.selector) < needed
    ? "TRANSFUSION_LOG_INCOMPLETE"
    : undefined;
}

function shortfallText(reason: Shortfall): string {
  if (reason === "DIED") return "died before";
  return reason === "FOLLOW_UP_ENDED" ? "follow-up ended before" : "the transfusion log ends before";
}

function amount(record: DatedRecord, quantity: TotalQuantity): Exact {
  if (quantity.sum === "records") return exact(1);
  return record.dose ?? quantity.whenEmpty ?? ZERO;
}
