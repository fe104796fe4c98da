/** An export (four CSV files) into the participants that derivations read, with a ledger in which every row is accounted for. */
import type { Accounting, LedgerEntry } from "../core/accounting.ts";
import type { Day } from "../core/calendar.ts";
import { compareText, type Diagnostic, hasErrors, sortDiagnostics } from "../core/diagnostic.ts";
import type { DatedRecord, FollowUp, Participant } from "../core/participant.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { Needs } from "../definition/walk/needs.ts";
import type { ExportFile } from "./containers/export-file.ts";
import { indexLabs, type LabIndex } from "./lab-index.ts";
import { readLabs } from "./labs.ts";
import { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import { type ParticipantRow, type ParticipantTable, readParticipants } from "./participants.ts";
import { Problems } from "./problems.ts";
import { EVENTS, INTERVENTIONS, type RecordsRead, type RecordTable, readRecords } from "./records.ts";
import { PLAIN_CONVENTIONS, type ResultConventions } from "./results/conventions.ts";
import { usableRecords } from "./usable-records.ts";

export interface IngestOptions {
  /** Records dated later are not used; the latest date of the export where undefined. */
  readonly cutoff: Day | undefined;
  /** The owner of the data says that the transfusion log is complete where no date is given. */
  readonly transfusionsComplete: boolean;
  /** How the export writes its results; plain decimals where undefined. */
  readonly conventions?: ResultConventions;
}

export interface Dataset {
  readonly participants: readonly Participant[];
  readonly cutoff: Day;
  readonly ledger: readonly LedgerEntry[];
  readonly accounting: readonly Accounting[];
}

/** The files of an export by name; a name that is not there is undefined. */
export type OpenFile = (name: string) => ExportFile | undefined;

export interface Ingesting {
  readonly open: OpenFile;
  readonly needs: Needs;
  readonly options: IngestOptions;
  /** Where the study file names an analyte, for the message that nobody measures it. */
  readonly placeOf: (pointer: string) => SourceReference;
}

/** Reads an export. The dataset is undefined exactly when a diagnostic has severity error. */
export async function ingest(
  ingesting: Ingesting,
): Promise<{ dataset: Dataset | undefined; diagnostics: readonly Diagnostic[] }> {
  const problems = new Problems();
  const participants = await participantTable(ingesting, problems);
  const interventions = await recordsOf(
    ingesting,
    "interventions.csv",
    INTERVENTIONS,
    ingesting.needs.interventions,
    participants,
    problems,
  );
  const events = await recordsOf(ingesting, "events.csv", EVENTS, ingesting.needs.events, participants, problems);
  const labs = await labsOf(ingesting, participants, problems);
  const cutoff =
    ingesting.options.cutoff ?? latestDay(participants, [interventions.latestDay, events.latestDay, labs.latestDay]);
  const usable = usableRecords({ participants, interventions, events, cutoff, problems });
  const index = indexLabs({
    labs,
    participants: participants.rows.size,
    cutoff,
    deathOf: (number) => usable.deathOf(number)?.day,
    problems,
  });
  const diagnostics = sortDiagnostics(problems.all());
  if (hasErrors(diagnostics)) return { dataset: undefined, diagnostics };
  const ledgers = [participants.ledger, interventions.ledger, events.ledger, labs.ledger];
  const setting = { ingesting, cutoff, usable, index, eventDaysOf: events.daysOf };
  const dataset = {
    participants: [...participants.rows.values()]
      .map((row) => participantOf(row, setting))
      .sort((a, b) => compareText(a.id, b.id)),
    cutoff,
    ledger: ledgers.flatMap((ledger) => ledger.entries).sort((a, b) => compareText(a.file, b.file) || a.line - b.line),
    accounting: ledgers.map((ledger) => ledger.close()),
  };
  return { dataset, diagnostics };
}

async function participantTable({ open }: Ingesting, problems: Problems): Promise<ParticipantTable> {
  const file = open("participants.csv");
  if (file !== undefined) return readParticipants(file, problems);
  problems.add(messages.missingFile("participants.csv", "it lists every participant, with the column participant_id"));
  return { rows: new Map(), ledger: new FileLedger("participants.csv"), readable: false };
}

async function recordsOf(
  ingesting: Ingesting,
  name: string,
  table: RecordTable,
  needed: ReadonlySet<string>,
  participants: ParticipantTable,
  problems: Problems,
): Promise<RecordsRead> {
  const file = ingesting.open(name);
  if (file !== undefined) return readRecords({ file, table, participants, needed, problems });
  const named = [...needed].filter((record) => !ingesting.needs.always.has(record));
  if (named.length > 0)
    problems.add(
      messages.missingFile(
        name,
        `the study reads ${named.sort(compareText).join(", ")} from it; without such records it has only its header`,
      ),
    );
  return { records: new Map(), ledger: new FileLedger(name), latestDay: Number.NEGATIVE_INFINITY, daysOf: new Map() };
}

async function labsOf(ingesting: Ingesting, participants: ParticipantTable, problems: Problems) {
  const { open, needs, placeOf, options } = ingesting;
  const file = open("labs.csv");
  const needed = new Set<string>(needs.analytes.keys());
  if (file === undefined && needed.size > 0)
    problems.add(messages.missingFile("labs.csv", `the study measures ${[...needed].join(", ")}`));
  const labs = await readLabs({
    file: file ?? nothing("labs.csv"),
    participants,
    needed,
    problems,
    conventions: options.conventions ?? PLAIN_CONVENTIONS,
  });
  if (
    file !== undefined &&
    labs.readable &&
    participants.readable &&
    labs.ledger.read > 0 &&
    !problems.hasErrorIn("labs.csv")
  ) {
    for (const [analyte, pointer] of needs.analytes) {
      if (!labs.analytesSeen.has(analyte)) problems.add(messages.analyteAbsent(placeOf(pointer), analyte, "labs.csv"));
    }
  }
  return labs;
}

/** A labs.csv that has only its header: what a study without laboratory endpoints is read against. */
function nothing(name: string): ExportFile {
  const header = new TextEncoder().encode("participant_id,analyte,collected_at,value,unit\n");
  return {
    name,
    bytes: (async function* () {
      yield header;
    })(),
  };
}

function latestDay(participants: ParticipantTable, days: readonly number[]): Day {
  const contacts = [...participants.rows.values()].map((row) => row.lastContact ?? Number.NEGATIVE_INFINITY);
  const latest = [...days, ...contacts].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Number.isFinite(latest) ? latest : 0;
}

interface Setting {
  readonly ingesting: Ingesting;
  readonly cutoff: Day;
  readonly usable: ReturnType<typeof usableRecords>;
  readonly eventDaysOf: ReadonlyMap<number, readonly Day[]>;
  readonly index: LabIndex;
}

function participantOf(row: ParticipantRow, setting: Setting): Participant {
  const { usable, index, cutoff, ingesting } = setting;
  const complete = ingesting.options.transfusionsComplete ? cutoff : undefined;
  return {
    id: row.id,
    arm: row.attributes.get("arm") ?? "",
    attributes: row.attributes,
    source: row.source,
    followUp: followUpOf(row, setting),
    transfusionsCompleteThrough: row.transfusionsCompleteThrough ?? complete,
    observations: (analyte) => index.observations(row.number, analyte),
    interventions: (name) => usable.interventions(row.number, name),
    events: (name) => usable.events(row.number, name),
  };
}

/** The later of last_contact_on and the last recorded event, where that is before the cut-off: an event is a contact. */
function lastContact(
  { lastContact: written, number }: ParticipantRow,
  { eventDaysOf, cutoff }: Setting,
): Day | undefined {
  if (written === undefined) return undefined;
  const events = (eventDaysOf.get(number) ?? []).filter((day) => day <= cutoff);
  const latest = Math.max(written, ...events);
  return latest < cutoff ? latest : undefined;
}

function followUpOf(row: ParticipantRow, setting: Setting): FollowUp {
  const { usable, cutoff } = setting;
  const death: DatedRecord | undefined = usable.deathOf(row.number);
  const withdrawal = usable.events(row.number, "withdrawal")[0];
  const contact = lastContact(row, setting);
  const base = { death, withdrawal, cutoff };
  // A death after the last contact is known, so it, and not the contact, ends follow-up.
  if (death !== undefined) return { ...base, end: death.day, endedBy: "death" };
  return contact === undefined
    ? { ...base, end: cutoff, endedBy: "cut-off" }
    : { ...base, end: contact, endedBy: "last-contact" };
}
