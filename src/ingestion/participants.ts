/** participants.csv: one row per participant, the list everything else is checked against. */
import type { Day } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { RESERVED_ARMS } from "../core/participant.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { PickByDate } from "../definition/sources/model.ts";
import type { ExportTables } from "./export-tables.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import { PickedRows } from "./picked-rows.ts";
import { readDay } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import type { RowSource, TableRow } from "./row-source.ts";

export interface ParticipantRow {
  readonly id: string;
  /** Position in the file, from 0. */
  readonly number: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly bornOn: Day | undefined;
  readonly lastContact: Day | undefined;
  readonly transfusionsCompleteThrough: Day | undefined;
  readonly source: SourceReference;
}

const SHAPE = {
  required: ["participant_id"],
  optional: [
    "arm",
    "enrolled_on",
    "sex",
    "age_years",
    "born_on",
    "height_cm",
    "weight_kg",
    "last_contact_on",
    "transfusions_complete_through",
  ],
};
const NUMBER_COLUMNS: readonly string[] = ["age_years", "height_cm", "weight_kg"];

export interface ParticipantTable {
  readonly rows: ReadonlyMap<string, ParticipantRow>;
  readonly ledgers: readonly FileLedger[];
  /** False where the list could not be read; rows of other files are then not held against it. */
  readonly readable: boolean;
}

/** The participant_id by number. */
export function idsByNumber({ rows }: ParticipantTable): readonly string[] {
  const ids: string[] = [];
  for (const { id, number } of rows.values()) ids[number] = id;
  return ids;
}

/** The site of a participant; empty where the export does not say. */
export function siteIn({ rows }: ParticipantTable, id: string | undefined): string {
  return rows.get(id ?? "")?.attributes.get("site") ?? "";
}

/** What the owner of the data says of further rows of a participant, by number of the ledger. */
type RowPolicies = Pick<ExportTables, "repeatsOf" | "addsOf">;

export async function readParticipants(
  source: RowSource,
  problems: Problems,
  policies: RowPolicies,
): Promise<ParticipantTable> {
  const rows = new Map<string, ParticipantRow>();
  const picked = new PickedRows();
  const addPicked = (): void => {
    for (const { row, ledger, participant } of picked.take())
      addTo(rows, rows.get(participant), "first", { row, ledger, problems });
  };
  let file = 0;
  const onRow = (row: TableRow, ledger: FileLedger): void => {
    // What one file adds may be a date by which the next is picked.
    if (row.source !== file) addPicked();
    file = row.source;
    const id = row.field("participant_id");
    const earlier = rows.get(id);
    const adds = policies.addsOf(row.source);
    if (id === "") row.fault(messages.blankField(row.at("participant_id")));
    else if (typeof adds === "object") offerTo(picked, earlier, adds, { row, ledger, problems });
    else if (adds !== undefined) addTo(rows, earlier, adds, { row, ledger, problems });
    else if (earlier === undefined) {
      rows.set(id, participantRow(row, id, rows.size, problems));
      ledger.countUsed(1);
    } else if (policies.repeatsOf(row.source) === "refuse")
      row.fault(messages.duplicateParticipant(row.at("participant_id"), earlier.source, id));
    else {
      if (policies.repeatsOf(row.source) === "keep-last")
        rows.set(id, participantRow(row, id, earlier.number, problems));
      ledger.notNeeded += 1;
      ledger.countRule("further row of a participant");
    }
  };
  const { ledgers, readable } = await source.read({ shape: SHAPE, problems, onRow });
  addPicked();
  return { rows, ledgers, readable };
}

interface AddedRow {
  readonly row: TableRow;
  readonly ledger: FileLedger;
  readonly problems: Problems;
}

function offerTo(
  picked: PickedRows,
  participant: ParticipantRow | undefined,
  pick: PickByDate,
  { row, ledger }: AddedRow,
): void {
  if (participant === undefined) {
    ledger.notNeeded += 1;
    ledger.countRule(NOT_LISTED);
  } else picked.offer({ row, ledger }, participant, pick);
}

const NOT_LISTED = "of nobody on the list of participants";

/** More about a participant who is listed; others are not this study's. */
function addTo(
  rows: Map<string, ParticipantRow>,
  earlier: ParticipantRow | undefined,
  adds: "first" | "last",
  { row, ledger, problems }: AddedRow,
): void {
  if (earlier === undefined) {
    ledger.notNeeded += 1;
    ledger.countRule(NOT_LISTED);
    return;
  }
  const field = (column: string): string => {
    const [known, added] = [earlier.attributes.get(column) ?? "", row.field(column)];
    return adds === "first" ? known || added : added || known;
  };
  const columns = [...new Set([...earlier.attributes.keys(), ...row.columns])];
  const at = (column: string) => row.at(column);
  const fault = (diagnostic: Diagnostic) => row.fault(diagnostic);
  const both: TableRow = { line: row.line, source: row.source, field, at, fault, columns };
  const merged = participantRow(both, earlier.id, earlier.number, problems);
  rows.set(earlier.id, { ...merged, source: earlier.source });
  ledger.countUsed(1);
}

function participantRow(row: TableRow, id: string, number: number, problems: Problems): ParticipantRow {
  const add = (fault: Diagnostic, printed: string) => problems.add({ ...fault, about: { participant: id, printed } });
  const date = (column: string): Day | undefined => {
    const text = row.field(column);
    const day = text === "" ? undefined : readDay(text);
    if (text !== "" && day === undefined) add(messages.badDate(row.at(column), text), text);
    return day;
  };
  date("enrolled_on");
  for (const column of NUMBER_COLUMNS) {
    const text = row.field(column);
    if (text !== "" && !/^\d+(\.\d+)?$/.test(text)) add(messages.badNumber(row.at(column), text), text);
  }
  const sex = row.field("sex");
  if (sex !== "" && sex !== "F" && sex !== "M") add(messages.badSex(row.at("sex"), sex), sex);
  const arm = row.field("arm");
  const reservedFor = RESERVED_ARMS.get(arm);
  if (reservedFor !== undefined) problems.add(messages.reservedArm(row.at("arm"), arm, reservedFor));
  return {
    id,
    number,
    attributes: new Map(
      row.columns.map((column) => [column, row.field(column)] as const).filter(([, text]) => text !== ""),
    ),
    bornOn: date("born_on"),
    lastContact: date("last_contact_on"),
    transfusionsCompleteThrough: date("transfusions_complete_through"),
    source: { file: row.at("").file, line: row.line },
  };
}
