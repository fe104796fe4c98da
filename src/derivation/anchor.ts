/** The one day per participant that windows are counted from. */
import { dayText, parseDay } from "../core/calendar.ts";
import type { DatedRecord, Participant } from "../core/participant.ts";
import type { Anchor, SimpleAnchor } from "../definition/model/anchor.ts";
import type { AnchorResult } from "./finding.ts";
import { selectRecords } from "./record-selection.ts";

/**
 * The day of an anchor. Records on one day count as one, so `choose: 2` is the second day with a dose, not the second row.
 */
export function deriveAnchor(participant: Participant, anchor: Anchor): AnchorResult {
  if (anchor.kind !== "by") return deriveSimpleAnchor(participant, anchor);
  const text = participant.attributes.get(anchor.column);
  const chosen = (text === undefined ? undefined : anchor.cases.get(text)) ?? anchor.otherwise;
  if (chosen !== undefined) return deriveSimpleAnchor(participant, chosen);
  return {
    status: "none",
    reason: "NO_ANCHOR",
    detail: `no date is defined for ${anchor.column} ${text ?? "(blank)"}`,
  };
}

function deriveSimpleAnchor(participant: Participant, anchor: SimpleAnchor): AnchorResult {
  if (anchor.kind === "attribute") return attributeDay(participant, anchor.attribute);
  const records = selectRecords(participant, anchor.selector);
  const days = [...new Set(records.map((record) => record.day))];
  const day = days.at(anchor.choose === "first" ? 0 : anchor.choose === "last" ? -1 : anchor.choose - 1);
  if (day === undefined)
    return { status: "none", reason: "NO_ANCHOR", detail: missing(anchor.choose, anchor.selector.names, days) };
  return { status: "day", day, evidence: onDay(records, day) };
}

function attributeDay(participant: Participant, attribute: string): AnchorResult {
  const day = parseDay(participant.attributes.get(attribute) ?? "");
  if (day === undefined) return { status: "none", reason: "NO_ANCHOR", detail: `${attribute} is blank` };
  return { status: "day", day, evidence: [] };
}

function onDay(records: readonly DatedRecord[], day: number): readonly DatedRecord[] {
  return records.filter((record) => record.day === day).slice(0, 1);
}

function missing(choose: "first" | "last" | number, names: readonly string[], days: readonly number[]): string {
  const what = names.join(" or ");
  if (typeof choose !== "number" || days.length === 0) return `no ${what} is recorded`;
  return `${what} is recorded on ${days.map(dayText).join(", ")} only`;
}
