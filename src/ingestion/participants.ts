/** participants.csv: one row per participant, the list everything else is checked against. */
import type { Day } from "../core/calendar.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { ExportFile } from "./containers/export-file.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import { readDay } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import { readTable, type TableRow } from "./table.ts";

export interface ParticipantRow {
  readonly id: string;
  /** Position in the file, from 0. */
  readonly number: number;
  readonly attributes: ReadonlyMap<string, string>;
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
    "height_cm",
    "weight_kg",
    "last_contact_on",
    "transfusions_complete_through",
  ],
};
const NUMBER_COLUMNS: readonly string[] = ["age_years", "height_cm", "weight_kg"];

export interface ParticipantTable {
  readonly rows: ReadonlyMap<string, ParticipantRow>;
  readonly ledger: FileLedger;
  /** False where the list could not be read; rows of other files are then not held against it. */
  readonly readable: boolean;
}

export async function readParticipants(file: ExportFile, problems: Problems): Promise<ParticipantTable> {
  const rows = new Map<string, ParticipantRow>();
  const onRow = (row: TableRow, ledger: FileLedger): void => {
    const id = row.field("participant_id");
    const earlier = rows.get(id);
    if (id === "") problems.add(messages.blankField(row.at("participant_id")));
    else if (earlier !== undefined)
      problems.add(messages.duplicateParticipant(row.at("participant_id"), earlier.source, id));
    else {
      rows.set(id, participantRow(row, id, rows.size, problems));
      ledger.countUsed(1);
    }
  };
  const { ledger, readable } = await readTable({ file, shape: SHAPE, problems, onRow });
  return { rows, ledger, readable };
}

function participantRow(row: TableRow, id: string, number: number, problems: Problems): ParticipantRow {
  const date = (column: string): Day | undefined => {
    const text = row.field(column);
    const day = text === "" ? undefined : readDay(text);
    if (text !== "" && day === undefined) problems.add(messages.badDate(row.at(column), text));
    return day;
  };
  date("enrolled_on");
  for (const column of NUMBER_COLUMNS) {
    const text = row.field(column);
    if (text !== "" && !/^\d+(\.\d+)?$/.test(text)) problems.add(messages.badNumber(row.at(column), text));
  }
  const sex = row.field("sex");
  if (sex !== "" && sex !== "F" && sex !== "M") problems.add(messages.badSex(row.at("sex"), sex));
  return {
    id,
    number,
    attributes: new Map(
      row.columns.map((column) => [column, row.field(column)] as const).filter(([, text]) => text !== ""),
    ),
    lastContact: date("last_contact_on"),
    transfusionsCompleteThrough: date("transfusions_complete_through"),
    source: { file: row.at("").file, line: row.line },
  };
}
