/** interventions.csv and events.csv: dated records of a participant. */
import type { Day, Instant } from "../core/calendar.ts";
import { type Exact, parseExact } from "../core/exact.ts";
import type { DatedRecord } from "../core/participant.ts";
import { remembered } from "../core/remembered.ts";
import { nearest } from "../core/suggest.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { ParticipantRow, ParticipantTable } from "./participants.ts";
import { readInstant } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import type { RowSource, TableRow, TableShape } from "./row-source.ts";

/** Which columns hold what in the two files. */
export interface RecordTable {
  readonly shape: TableShape;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

export const INTERVENTIONS: RecordTable = {
  shape: {
    required: ["participant_id", "intervention", "started_at"],
    optional: ["ended_at", "dose", "dose_unit", "product"],
  },
  name: "intervention",
  start: "started_at",
  end: "ended_at",
};

export const EVENTS: RecordTable = {
  shape: {
    required: ["participant_id", "event", "occurred_on"],
    optional: ["ended_on", "grade", "term", "body_system", "related", "serious", "cause", "action"],
  },
  name: "event",
  start: "occurred_on",
  end: "ended_on",
};

export interface RecordsRead {
  /** By number of the participant, in the order of the file. */
  readonly records: ReadonlyMap<number, readonly DatedRecord[]>;
  readonly ledgers: readonly FileLedger[];
  readonly ledgerOf: (record: DatedRecord) => FileLedger;
  /** The latest date of any row of the file, needed or not. */
  readonly latestDay: number;
  /** The days of all rows of a participant, needed or not: each shows that the participant was in contact. */
  readonly daysOf: ReadonlyMap<number, readonly Day[]>;
}

export const NO_RECORDS: RecordsRead = {
  records: new Map(),
  ledgers: [],
  ledgerOf: () => knownLedger(undefined),
  latestDay: Number.NEGATIVE_INFINITY,
  daysOf: new Map(),
};

export interface RecordsReader {
  readonly source: RowSource;
  readonly table: RecordTable;
  readonly participants: ParticipantTable;
  readonly needed: ReadonlySet<string>;
  readonly problems: Problems;
}

export async function readRecords(reader: RecordsReader): Promise<RecordsRead> {
  const { source, table, participants, needed, problems } = reader;
  let first: FileLedger | undefined;
  /** Of records whose ledger is not the first. */
  const ledgerOf = new Map<DatedRecord, FileLedger>();
  const records = new Map<number, DatedRecord[]>();
  const daysOf = new Map<number, Day[]>();
  /** One string per name, and not a piece of the text of every row. */
  const oneOf = remembered((name) => name);
  let latestDay = Number.NEGATIVE_INFINITY;
  const onRow = (row: TableRow, ledger: FileLedger): void => {
    const participant = knownParticipant(row, participants);
    const name = row.field(table.name);
    if (name === "") row.fault(messages.blankField(row.at(table.name)));
    const start = instantField(row, table.start);
    if (start === undefined || participant === undefined || name === "") return;
    latestDay = Math.max(latestDay, start.day);
    const days = daysOf.get(participant.number) ?? [];
    daysOf.set(participant.number, days);
    days.push(start.day);
    if (!needed.has(name)) {
      ledger.notNeeded += 1;
      return;
    }
    const record = datedRecord(row, table, oneOf(name), start);
    if (record === undefined) return;
    const list = records.get(participant.number) ?? [];
    records.set(participant.number, list);
    list.push(record);
    first ??= ledger;
    if (ledger !== first) ledgerOf.set(record, ledger);
  };
  const { ledgers } = await source.read({ shape: table.shape, problems, onRow });
  return { records, ledgers, ledgerOf: (record) => knownLedger(ledgerOf.get(record) ?? first), latestDay, daysOf };
}

function knownLedger(ledger: FileLedger | undefined): FileLedger {
  if (ledger === undefined) throw new Error("a record that was not read");
  return ledger;
}

/** The participant of a row; reported where it is blank or not in participants.csv. */
export function knownParticipant(row: TableRow, { rows, readable }: ParticipantTable): ParticipantRow | undefined {
  const id = row.field("participant_id");
  const participant = rows.get(id);
  if (participant !== undefined || !readable) return participant;
  if (id === "") row.fault(messages.blankField(row.at("participant_id")));
  else row.fault(messages.unknownParticipant(row.at("participant_id"), id, participantHint(id, rows)));
  return undefined;
}

function participantHint(id: string, participants: ReadonlyMap<string, ParticipantRow>): string {
  const near = participants.size <= 2000 ? nearest(id, participants.keys()) : undefined;
  return near === undefined
    ? "add the participant, or remove the row; set-aside: [DATA_UNKNOWN_PARTICIPANT] in sources.yaml sets such rows aside"
    : `did you mean "${near}"? Otherwise add the participant`;
}

function instantField(row: TableRow, column: string): Instant | undefined {
  const text = row.field(column);
  const instant = readInstant(text);
  if (instant === undefined) row.fault(messages.badDate(row.at(column), text));
  return instant;
}

/** Undefined where a column is at fault, which is said. */
function datedRecord(row: TableRow, table: RecordTable, name: string, start: Instant): DatedRecord | undefined {
  const hasEnd = row.field(table.end) !== "";
  const end = hasEnd ? instantField(row, table.end) : undefined;
  if (hasEnd && end === undefined) return undefined;
  if (end !== undefined && isBefore(end, start)) {
    row.fault(messages.endBeforeStart(row.at(table.end)));
    return undefined;
  }
  const dose = doseOf(row);
  if (dose === "fault") return undefined;
  return {
    name,
    ...start,
    end,
    dose,
    doseUnit: row.field("dose_unit"),
    attributes: attributesOf(row, table),
    source: { file: row.at("").file, line: row.line },
  };
}

function attributesOf(row: TableRow, table: RecordTable): ReadonlyMap<string, string> {
  const filled = table.shape.optional.filter((column) => column !== table.end && row.field(column) !== "");
  return filled.length === 0 ? NO_ATTRIBUTES : new Map(filled.map((column) => [column, row.field(column)]));
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function isBefore(end: Instant, start: Instant): boolean {
  if (end.day !== start.day) return end.day < start.day;
  return end.second !== undefined && start.second !== undefined && end.second < start.second;
}

function doseOf(row: TableRow): Exact | "fault" | undefined {
  const text = row.field("dose");
  if (text === "") return undefined;
  const dose = parseExact(text);
  if (dose !== undefined && dose.compare(0) >= 0) return dose;
  row.fault(messages.badNumber(row.at("dose"), text));
  return "fault";
}
