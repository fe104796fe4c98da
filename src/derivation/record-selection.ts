/** The records of a participant that a selector names, in time order. */
import type { DatedRecord, Participant } from "../core/participant.ts";
import type { RecordSelector } from "../definition/model.ts";

export function selectRecords(participant: Participant, selector: RecordSelector): readonly DatedRecord[] {
  const ofTable = selector.table === "events" ? participant.events : participant.interventions;
  const chosen = selector.names.flatMap((name) => ofTable(name)).filter((record) => matches(record, selector));
  return selector.names.length === 1 ? chosen : [...chosen].sort(byTime);
}

function matches(record: DatedRecord, selector: RecordSelector): boolean {
  return [...selector.where].every(([column, allowed]) => allowed.includes(record.attributes.get(column) ?? ""));
}

/** By day, then time of day (unknown first), then place in the file. */
export function byTime(a: DatedRecord, b: DatedRecord): number {
  return a.day - b.day || (a.second ?? -1) - (b.second ?? -1) || a.source.line - b.source.line;
}
