/** The column that says whose a row is: by its name, else a question; filled down where only the first row of each participant has it. */
import type { ColumnProfile } from "./column-profile.ts";
import { columnsOfRole } from "./column-roles.ts";
import { isDated } from "./draft-file.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import { entry, type YamlEntry } from "./yaml-text.ts";

export interface ParticipantDraft {
  readonly column: ColumnProfile | undefined;
  readonly isFilledDown: boolean;
  readonly entry: YamlEntry;
}

/** Stands where a column has to be named; no file has it, so that `check` asks for it. */
const NOT_KNOWN = "COLUMN OF THE PARTICIPANT";
/** A few blanks are faults of the export; many, below a first text, are a way of printing. */
const BLANKS_OF_FILL_DOWN = 0.2;

export function participantColumn(file: FileProfile, proposal: Proposal): ParticipantDraft {
  const column = columnsOfRole(file.columns, "participant")[0] ?? askColumn(file, proposal);
  if (column === undefined)
    return { column, isFilledDown: false, entry: entry("participant_id", NOT_KNOWN, "UNDECIDED which column is it?") };
  const isFilledDown = column.firstIsFilled && column.blank >= BLANKS_OF_FILL_DOWN * column.rows;
  if (isFilledDown)
    proposal.found(
      file.name,
      `${column.name} is blank in ${column.blank} of ${column.rows} rows and stands on the first row of each participant: filled down`,
    );
  return { column, isFilledDown, entry: entry("participant_id", column.name) };
}

function askColumn(file: FileProfile, proposal: Proposal): ColumnProfile | undefined {
  const candidates = file.columns.filter(isCandidate).slice(0, 9);
  const answer = proposal.ask({
    id: `${file.label} participant`,
    file: file.name,
    what: "no column has the name of a participant's number",
    write: `participant_id: NAME${candidates.length === 0 ? "" : `, perhaps ${candidates.map((column) => column.name).join(", ")}`}`,
    choices: candidates.map((column) => ({ answer: column.name, text: column.name })),
  });
  return file.columns.find((column) => column.name === answer);
}

/** Numbers of persons have no decimals and are no dates. */
function isCandidate(column: ColumnProfile): boolean {
  if (column.filled === 0 || isDated(column) || column.isClock) return false;
  return [...(column.texts?.keys() ?? [])]
    .slice(0, 50)
    .every((text) => text.length <= 30 && !/^-?\d+[.,]\d+$/.test(text));
}
