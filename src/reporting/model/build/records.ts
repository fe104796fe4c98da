/** Doses, transfusions and events of one participant. */
import { dayText } from "../../../core/calendar.ts";
import { type DatedRecord, type Participant, TRANSFUSIONS } from "../../../core/participant.ts";
import { compareSources } from "../../../core/source-reference.ts";
import type { Needs } from "../../../definition/walk/needs.ts";
import { byTime } from "../../../derivation/record-selection.ts";
import { attributesText, doseText } from "../../row-text.ts";
import type { RecordFacts } from "../series-facts.ts";
import type { Origin } from "./origin.ts";
import { dayWithTime } from "./series.ts";

interface KindOfRecord {
  readonly kind: RecordFacts["kind"];
  readonly record: DatedRecord;
}

export function recordsOf(participant: Participant, needs: Needs): readonly KindOfRecord[] {
  const interventions = [...needs.interventions].flatMap((name) => participant.interventions(name));
  const events = [...needs.events].flatMap((name) => participant.events(name));
  return [
    ...interventions.map((record) => ({
      kind: TRANSFUSIONS.includes(record.name) ? ("transfusion" as const) : ("dose" as const),
      record,
    })),
    ...events.map((record) => ({ kind: "event" as const, record })),
  ].sort((a, b) => byTime(a.record, b.record) || compareSources(a.record.source, b.record.source));
}

/** Without a day 0 there is no course. */
export function recordFacts(records: readonly KindOfRecord[], origin: Origin | undefined): readonly RecordFacts[] {
  if (origin === undefined) return [];
  return records.map(({ kind, record }) => ({
    kind,
    name: record.name,
    day: dayWithTime(record, origin),
    date: dayText(record.day),
    endDay: endDay(record, origin),
    dose: doseText(record),
    detail: attributesText(record),
    source: `${record.source.file}:${record.source.line}`,
  }));
}

/** An end of which only the date is known is not before a start of which the time is. */
function endDay(record: DatedRecord, origin: Origin): number | null {
  return record.end === undefined ? null : Math.max(dayWithTime(record, origin), dayWithTime(record.end, origin));
}
