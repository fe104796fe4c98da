/** Interventions and events that count: not after the cut-off, not after death, no event twice. */
import { type Day, dayText, instantText } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { DatedRecord } from "../core/participant.ts";
import { compareSources } from "../core/source-reference.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import { idsByNumber, type ParticipantRow, type ParticipantTable } from "./participants.ts";
import type { Problems } from "./problems.ts";
import type { RecordsRead } from "./records.ts";

export interface UsableRecords {
  readonly interventions: (participant: number, name: string) => readonly DatedRecord[];
  readonly events: (participant: number, name: string) => readonly DatedRecord[];
  readonly deathOf: (participant: number) => DatedRecord | undefined;
}

export interface RecordChecking {
  readonly participants: ParticipantTable;
  readonly interventions: RecordsRead;
  readonly events: RecordsRead;
  readonly cutoff: Day;
  readonly problems: Problems;
}

/** What is known of the participant whose records are looked at. */
interface Subject {
  readonly id: string;
  readonly born: Day | undefined;
  readonly death: DatedRecord | undefined;
}

type ByName = ReadonlyMap<number, ReadonlyMap<string, readonly DatedRecord[]>>;

export function usableRecords(checking: RecordChecking): UsableRecords {
  const { participants, events, interventions } = checking;
  const deaths = new Map<number, DatedRecord>();
  for (const row of participants.rows.values()) {
    const death = deathOf(checking, row);
    if (death !== undefined) deaths.set(row.number, death);
  }
  const usableEvents = keep(checking, events, deaths, "occurred_on", true);
  const usableInterventions = keep(checking, interventions, deaths, "started_at", false);
  for (const row of participants.rows.values()) warnOfEarlyContact(checking, row, usableEvents.get(row.number));
  return {
    interventions: (participant, name) => usableInterventions.get(participant)?.get(name) ?? [],
    events: (participant, name) => usableEvents.get(participant)?.get(name) ?? [],
    deathOf: (participant) => deaths.get(participant),
  };
}

function deathOf({ events, cutoff, problems }: RecordChecking, row: ParticipantRow): DatedRecord | undefined {
  const deaths = (events.records.get(row.number) ?? []).filter((record) => record.name === "death");
  const [first] = deaths;
  const other = deaths.find((death) => death.day !== first?.day);
  if (first !== undefined && other !== undefined)
    problems.add(aboutRecord(messages.twoDeaths(other.source, first.source, row.id), row.id, other));
  return first !== undefined && first.day <= cutoff ? first : undefined;
}

function keep(
  checking: RecordChecking,
  read: RecordsRead,
  deaths: ReadonlyMap<number, DatedRecord>,
  column: string,
  dropCopies: boolean,
): ByName {
  const { cutoff, participants } = checking;
  const ids = idsByNumber(participants);
  const kept = new Map<number, Map<string, DatedRecord[]>>();
  for (const [participant, records] of read.records) {
    const byName = new Map<string, DatedRecord[]>();
    const id = ids[participant] ?? "";
    const subject = { id, born: participants.rows.get(id)?.bornOn, death: deaths.get(participant) };
    for (const record of records.toSorted(inTime)) {
      if (cannotCount(record, cutoff, subject, read.ledgerOf(record), column)) continue;
      const list = byName.get(record.name) ?? [];
      byName.set(record.name, list);
      const copy = list.findLast((other) => isCopy(other, record));
      if (copy !== undefined && dropCopies) {
        read
          .ledgerOf(record)
          .setAside(record.source.line, column, "DUPLICATE", record.name, sameFileLine(record, copy), subject.id);
        continue;
      }
      if (copy !== undefined)
        checking.problems.add(
          aboutRecord(messages.possibleDuplicate(record.source, copy.source, record.name), subject.id, record),
        );
      list.push(record);
      read.ledgerOf(record).countUsed(1);
    }
    kept.set(participant, byName);
  }
  return kept;
}

function aboutRecord(diagnostic: Diagnostic, participant: string, record: DatedRecord): Diagnostic {
  return { ...diagnostic, about: { participant, printed: `${record.name} ${instantText(record)}` } };
}

function cannotCount(
  record: DatedRecord,
  cutoff: Day,
  { id, born, death }: Subject,
  ledger: FileLedger,
  column: string,
): boolean {
  const { line } = record.source;
  if (record.day > cutoff) {
    ledger.setAside(line, column, "AFTER_CUTOFF", instantText(record), "", id);
    return true;
  }
  if (born !== undefined && record.day < born) {
    ledger.setAside(line, column, "BEFORE_BIRTH", instantText(record), `born on ${dayText(born)}`, id);
    return true;
  }
  if (death !== undefined && record.day > death.day) {
    ledger.setAside(line, column, "AFTER_DEATH", instantText(record), `died on ${dayText(death.day)}`, id);
    return true;
  }
  return false;
}

/** The line of the earlier record, with its file where it is another. */
function sameFileLine(record: DatedRecord, earlier: DatedRecord): string {
  const { file, line } = earlier.source;
  return file === record.source.file ? `line ${line}` : `${file} line ${line}`;
}

function inTime(a: DatedRecord, b: DatedRecord): number {
  return a.day - b.day || (a.second ?? -1) - (b.second ?? -1) || compareSources(a.source, b.source);
}

/** Equal in every column that is read. */
function isCopy(a: DatedRecord, b: DatedRecord): boolean {
  return (
    a.day === b.day &&
    a.second === b.second &&
    a.dose?.toFraction() === b.dose?.toFraction() &&
    attributesText(a) === attributesText(b)
  );
}

function attributesText(record: DatedRecord): string {
  const end = record.end === undefined ? "" : instantText(record.end);
  return JSON.stringify([record.doseUnit, end, [...record.attributes]]);
}

/** A recorded event is a contact: a last contact before it is a query to the site, and the event counts. */
function warnOfEarlyContact(
  { problems }: RecordChecking,
  row: ParticipantRow,
  events: ReadonlyMap<string, readonly DatedRecord[]> | undefined,
): void {
  const { lastContact } = row;
  if (lastContact === undefined || events === undefined) return;
  const late = [...events.values()]
    .flat()
    .filter((record) => record.day > lastContact)
    .sort(inTime)[0];
  if (late === undefined) return;
  const where = { ...row.source, column: "last_contact_on" };
  const about = { participant: row.id, printed: row.attributes.get("last_contact_on") ?? "" };
  problems.add({ ...messages.contactBeforeEvent(where, late.name, dayText(late.day)), about });
}
