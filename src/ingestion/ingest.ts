/** An export (four CSV files, or others through sources.yaml) into the participants that derivations read, with a ledger in which every row is accounted for. */
import type { Accounting, LedgerEntry } from "../core/accounting.ts";
import { nearAnalyte } from "../core/analyte-terms.ts";
import type { Day } from "../core/calendar.ts";
import { compareText, type Diagnostic, hasErrors, sortDiagnostics } from "../core/diagnostic.ts";
import type { DatedRecord, FollowUp, Participant } from "../core/participant.ts";
import type { Query } from "../core/query.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { Needs } from "../definition/walk/needs.ts";
import { runChecks } from "./checks/run-checks.ts";
import type { OpenFile } from "./containers/export-file.ts";
import { type ExportTables, NO_ROWS } from "./export-tables.ts";
import { examineUnits } from "./forensics/examine-units.ts";
import { indexLabs, type LabIndex } from "./lab-index.ts";
import { numberTaker } from "./lab-numbers.ts";
import { type LabsRead, readLabs } from "./labs.ts";
import { messages } from "./messages.ts";
import { openExport } from "./open-export.ts";
import { idsByNumber, type ParticipantRow, type ParticipantTable, readParticipants, siteIn } from "./participants.ts";
import { Problems } from "./problems.ts";
import { queriesOf } from "./queries.ts";
import { EVENTS, INTERVENTIONS, NO_RECORDS, type RecordsRead, type RecordTable, readRecords } from "./records.ts";
import { undeclaredSentinels } from "./undeclared-sentinels.ts";
import { usableRecords } from "./usable-records.ts";

export type { OpenFile };

export interface IngestOptions {
  /** Records dated later are not used; the latest date of the export where undefined. */
  readonly cutoff: Day | undefined;
  /** The owner of the data says that the transfusion log is complete where no date is given. */
  readonly transfusionsComplete: boolean;
}

export interface Dataset {
  readonly participants: readonly Participant[];
  readonly cutoff: Day;
  readonly ledger: readonly LedgerEntry[];
  readonly accounting: readonly Accounting[];
}

export interface Ingested {
  /** Undefined exactly when a diagnostic has severity error. */
  readonly dataset: Dataset | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What the site can be asked, one row at a time; there are questions whether or not there is a dataset. */
  readonly queries: readonly Query[];
}

export interface Ingesting {
  readonly open: OpenFile;
  readonly needs: Needs;
  readonly options: IngestOptions;
  /** Where the study file names an analyte, for the message that nobody measures it. */
  readonly placeOf: (pointer: string) => SourceReference;
}

/** Reads an export and checks it. */
export async function ingest(ingesting: Ingesting): Promise<Ingested> {
  const problems = new Problems();
  const { tables, diagnostics: ofSources } = await openExport(ingesting.open);
  if (tables === undefined) return { dataset: undefined, diagnostics: ofSources, queries: [] };
  for (const diagnostic of ofSources) problems.add(diagnostic);
  const { needs } = ingesting;
  const participants = await participantTable(tables, problems);
  if (problems.isWithoutRoom()) return stoppedWith(problems);
  const reading = { ingesting, tables, participants, problems };
  const interventions = await recordsOf(reading, "interventions", INTERVENTIONS, needs.interventions);
  const events = await recordsOf(reading, "events", EVENTS, needs.events);
  const labs = await labsOf(reading);
  if (problems.isWithoutRoom()) return stoppedWith(problems);
  const cutoff =
    ingesting.options.cutoff ?? latestDay(participants, [interventions.latestDay, events.latestDay, labs.latestDay]);
  const usable = usableRecords({ participants, interventions, events, cutoff, problems });
  const ids = idsByNumber(participants);
  const idOf = (number: number) => ids[number] ?? "";
  const isSuspect = examineUnits({
    labs,
    participants: participants.rows.size,
    siteOf: (number) => siteIn(participants, ids[number]),
    problems,
  });
  const index = indexLabs({
    labs,
    participants: participants.rows.size,
    cutoff,
    birthOf: (number) => participants.rows.get(idOf(number))?.bornOn,
    deathOf: (number) => usable.deathOf(number)?.day,
    conflictsOf: tables.conflictsOf,
    problems,
    idOf,
    takeOutNumbers: numberTaker({ labs, isSuspect, idOf }),
  });
  for (const diagnostic of undeclaredSentinels(labs.ledgers)) problems.add(diagnostic);
  const ledgers = [
    ...[participants, interventions, events, labs].flatMap((read) => read.ledgers),
    ...tables.lookupLedgers(),
  ];
  const complete = ingesting.options.transfusionsComplete || tables.transfusionsComplete;
  const setting = { complete, cutoff, usable, index, eventDaysOf: events.daysOf };
  const subjects = [...participants.rows.values()]
    .map((row) => participantOf(row, setting))
    .sort((a, b) => compareText(a.id, b.id));
  // What is odd in rows that were read is worth saying only where they were read without a fault.
  if (!hasErrors(problems.all())) {
    const report = (diagnostic: Diagnostic) => problems.add(diagnostic);
    const cutoffGiven = ingesting.options.cutoff !== undefined;
    runChecks({ participants: subjects, needs, cutoffGiven, report });
    labs.visits.report(report, idOf, (source) => labs.ledgers[source]?.file ?? "");
  }
  const ledger = ledgers
    .flatMap(({ entries, alterations }) => [...entries, ...alterations])
    .sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const diagnostics = sortDiagnostics(problems.all());
  const queries = queriesOf({ diagnostics: problems.ofRows(), ledger, participants });
  if (hasErrors(diagnostics)) return { dataset: undefined, diagnostics, queries };
  const accounting = ledgers.filter(({ isAbsent }) => !isAbsent).map((each) => each.close());
  const early = cutoffBeforeAll(accounting, ledger, cutoff);
  const dataset = { participants: subjects, cutoff, ledger, accounting };
  return { dataset, diagnostics: sortDiagnostics([...diagnostics, ...early]), queries };
}

/** A cut-off that leaves nothing is most likely a slip of the pen: everybody would be not evaluable without a word. */
function cutoffBeforeAll(
  accounting: readonly Accounting[],
  ledger: readonly LedgerEntry[],
  cutoff: Day,
): readonly Diagnostic[] {
  const first = ledger.find(({ code }) => code === "AFTER_CUTOFF");
  const dated = accounting.filter(({ file, table = file }) => !table.startsWith("participants"));
  if (first === undefined || dated.some(({ used }) => used > 0)) return [];
  return [messages.cutoffBeforeAll({ file: first.file, line: first.line }, cutoff)];
}

/** Looking further at what did fit would only use up the memory that is left. */
function stoppedWith(problems: Problems): Ingested {
  return { dataset: undefined, diagnostics: sortDiagnostics(problems.all()), queries: [] };
}

async function participantTable(tables: ExportTables, problems: Problems): Promise<ParticipantTable> {
  const source = tables.source("participants");
  if (source !== undefined) return readParticipants(source, problems, tables);
  problems.add(messages.missingFile("participants.csv", `it lists every participant, with the column participant_id`));
  return { rows: new Map(), ledgers: [], readable: false };
}

function testsOf(file: string, { otherTests: others }: LabsRead, analyte: string) {
  return { file, others, near: others.find((name) => nearAnalyte(name) === analyte) };
}

interface Reading {
  readonly ingesting: Ingesting;
  readonly tables: ExportTables;
  readonly participants: ParticipantTable;
  readonly problems: Problems;
}

async function recordsOf(
  { ingesting, tables, participants, problems }: Reading,
  name: "interventions" | "events",
  table: RecordTable,
  needed: ReadonlySet<string>,
): Promise<RecordsRead> {
  const source = tables.source(name);
  if (source !== undefined) return readRecords({ source, table, participants, needed, problems });
  const named = [...needed].filter((record) => !ingesting.needs.always.has(record));
  if (named.length > 0)
    problems.add(
      messages.missingFile(
        `${name}.csv`,
        `the study reads ${named.sort(compareText).join(", ")} from it; without such records it has only its header`,
      ),
    );
  return NO_RECORDS;
}

async function labsOf({ ingesting, tables, participants, problems }: Reading): Promise<LabsRead> {
  const { needs, placeOf } = ingesting;
  const source = tables.source("labs");
  const needed = new Set<string>(needs.analytes.keys());
  if (source === undefined && needed.size > 0)
    problems.add(messages.missingFile("labs.csv", `the study measures ${[...needed].join(", ")}`));
  const { analyteOf, conventionsOf } = tables;
  const labs = await readLabs({
    source: source ?? NO_ROWS,
    participants,
    needed,
    problems,
    analyteOf,
    conventionsOf,
  });
  const read = labs.ledgers.some((ledger) => ledger.read > 0);
  const sound = !labs.ledgers.some(({ file }) => problems.hasErrorIn(file));
  if (source !== undefined && labs.readable && participants.readable && read && sound) {
    for (const [analyte, pointer] of needs.analytes) {
      if (!labs.analytesSeen.has(analyte))
        problems.add(messages.analyteAbsent(placeOf(pointer), analyte, testsOf(source.name, labs, analyte)));
    }
  }
  return labs;
}

function latestDay(participants: ParticipantTable, days: readonly number[]): Day {
  const contacts = [...participants.rows.values()].map((row) => row.lastContact ?? Number.NEGATIVE_INFINITY);
  const latest = [...days, ...contacts].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Number.isFinite(latest) ? latest : 0;
}

interface Setting {
  /** The owner's word that the transfusion log is complete. */
  readonly complete: boolean;
  readonly cutoff: Day;
  readonly usable: ReturnType<typeof usableRecords>;
  readonly eventDaysOf: ReadonlyMap<number, readonly Day[]>;
  readonly index: LabIndex;
}

function participantOf(row: ParticipantRow, setting: Setting): Participant {
  const { usable, index, cutoff } = setting;
  const complete = setting.complete ? cutoff : undefined;
  return {
    id: row.id,
    arm: row.attributes.get("arm") ?? "",
    attributes: row.attributes,
    source: row.source,
    followUp: followUpOf(row, setting),
    transfusionsCompleteThrough: row.transfusionsCompleteThrough ?? complete,
    observations: (analyte) => index.series(row.number, analyte).all(),
    series: (analyte) => index.series(row.number, analyte),
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
  // A death after the last contact is known, so it, and not the contact, ends follow-up.
  const endedBy = death !== undefined ? "death" : contact !== undefined ? "last-contact" : "cut-off";
  return { death, withdrawal, cutoff, end: death?.day ?? contact ?? cutoff, endedBy };
}
