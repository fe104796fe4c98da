/** The records of a participant that a selector names, in time order. */
import { parseGrade } from "../core/grade.ts";
import { point, within } from "../core/interval.ts";
import type { DatedRecord, Participant } from "../core/participant.ts";
import type { Truth } from "../core/truth.ts";
import type { Condition } from "../definition/model/condition.ts";
import type { RecordSelector } from "../definition/model/record-selector.ts";

/** Where the selector asks for a grade, only records known to have it; see `ungradedRecords` for the others. */
export function selectRecords(participant: Participant, selector: RecordSelector): readonly DatedRecord[] {
  const { grade } = selector;
  const records = recordsOfAnyGrade(participant, selector);
  return grade === undefined ? records : records.filter((record) => gradeTruth(record, grade) === "met");
}

/** Records that the selector would choose if their grade, which is blank or unreadable, were known to fit. */
export function ungradedRecords(participant: Participant, selector: RecordSelector): readonly DatedRecord[] {
  const { grade } = selector;
  if (grade === undefined) return [];
  return recordsOfAnyGrade(participant, selector).filter((record) => gradeTruth(record, grade) === "not-evaluable");
}

function gradeTruth(record: DatedRecord, grade: Condition): Truth {
  const known = parseGrade(record.attributes.get("grade") ?? "");
  return known === undefined ? "not-evaluable" : within(point(known), grade.range);
}

function recordsOfAnyGrade(participant: Participant, selector: RecordSelector): readonly DatedRecord[] {
  const ofTable = selector.table === "events" ? participant.events : participant.interventions;
  const [name, ...others] = selector.names;
  if (name !== undefined && others.length === 0) return matching(ofTable(name), selector);
  return [...matching(selector.names.flatMap(ofTable), selector)].sort(byTime);
}

function matching(records: readonly DatedRecord[], { where }: RecordSelector): readonly DatedRecord[] {
  if (where.size === 0) return records;
  const columns = [...where];
  return records.filter(({ attributes }) =>
    columns.every(([column, allowed]) => allowed.includes(attributes.get(column) ?? "")),
  );
}

/** By day, then time of day (unknown first), then place in the file. */
export function byTime(a: DatedRecord, b: DatedRecord): number {
  return a.day - b.day || (a.second ?? -1) - (b.second ?? -1) || a.source.line - b.source.line;
}
