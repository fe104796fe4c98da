/** labs.csv into columns: one pass, no object per row; what cannot be used goes to the ledger, what must not be goes to the problems. */
import { type AnalyteName, findAnalyte } from "../core/analyte.ts";
import { nearAnalyte } from "../core/analyte-terms.ts";
import type { ExportFile } from "./containers/export-file.ts";
import { LabColumns, NO_TIME, ResultDictionary } from "./lab-columns.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { ParticipantTable } from "./participants.ts";
import { readInstant } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import { knownParticipant } from "./records.ts";
import type { PrintedLimits } from "./reference-limits.ts";
import type { ResultConventions } from "./results/conventions.ts";
import { MISSING_REASONS } from "./results/missing-reason.ts";
import { valueTextOf } from "./results/value-text.ts";
import { readTable, type TableRow } from "./table.ts";

const SHAPE = {
  required: ["participant_id", "analyte", "collected_at", "value", "unit"],
  optional: ["lower_limit", "upper_limit", "specimen", "comment", "visit"],
};

export interface LabsRead {
  readonly columns: LabColumns;
  readonly dictionary: ResultDictionary;
  readonly ledger: FileLedger;
  readonly readable: boolean;
  /** The latest date of any row of the file, needed or not. */
  readonly latestDay: number;
  readonly analytesSeen: ReadonlySet<AnalyteName>;
}

export interface LabsReader {
  readonly file: ExportFile;
  readonly participants: ParticipantTable;
  readonly needed: ReadonlySet<string>;
  readonly problems: Problems;
  /** How the export writes its results. */
  readonly conventions: ResultConventions;
}

export async function readLabs(reader: LabsReader): Promise<LabsRead> {
  const { file, participants, needed, problems } = reader;
  const columns = new LabColumns();
  const dictionary = new ResultDictionary(reader.conventions);
  const analytesSeen = new Set<AnalyteName>();
  const otherNames = new Map<string, { rows: number; line: number }>();
  let latestDay = Number.NEGATIVE_INFINITY;
  const onRow = (row: TableRow, ledger: FileLedger): void => {
    const participant = knownParticipant(row, participants, problems);
    const name = row.field("analyte");
    const text = row.field("collected_at");
    const collected = readInstant(text);
    if (collected !== undefined) latestDay = Math.max(latestDay, collected.day);
    const analyte = findAnalyte(name);
    if (name === "") problems.add(messages.blankField(row.at("analyte")));
    if (analyte === undefined) countName(otherNames, name, row.line);
    if (collected === undefined) problems.add(messages.badDate(row.at("collected_at"), text));
    if (participant === undefined || collected === undefined || name === "") return;
    if (analyte === undefined || !needed.has(analyte.name)) {
      ledger.notNeeded += 1;
      return;
    }
    analytesSeen.add(analyte.name);
    const code = dictionary.codeOf(analyte, row.field("value"), row.field("unit"), printedLimits(row));
    for (const { column, text: limit } of dictionary.limits.takeUnreadable())
      problems.add(messages.badLimit(row.at(column), limit));
    if (takeResult(row, ledger, dictionary, code, problems)) {
      columns.push(participant.number, collected.day, collected.second ?? NO_TIME, row.line, code);
    }
  };
  const { ledger, readable } = await readTable({ file, shape: SHAPE, problems, onRow });
  for (const [name, { rows, line }] of otherNames) reportAlias(name, rows, line, reader);
  return { columns, dictionary, ledger, readable, latestDay, analytesSeen };
}

/** Undefined where both are blank, as in an export without the two columns. */
function printedLimits(row: TableRow): PrintedLimits | undefined {
  const [lower, upper] = [row.field("lower_limit"), row.field("upper_limit")];
  return lower === "" && upper === "" ? undefined : { lower, upper };
}

function countName(names: Map<string, { rows: number; line: number }>, name: string, line: number): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, { rows: 1, line });
  else known.rows += 1;
}

/** A name that means or resembles an analyte the study needs is worth a word; any other analyte is simply not needed. */
function reportAlias(name: string, rows: number, line: number, reader: LabsReader): void {
  const meant = nearAnalyte(name);
  if (meant === undefined || !reader.needed.has(meant)) return;
  reader.problems.add(messages.analyteAlias({ file: reader.file.name, line, column: "analyte" }, name, meant, rows));
}

/** True where the result is a value that can be used. */
function takeResult(
  row: TableRow,
  ledger: FileLedger,
  dictionary: ResultDictionary,
  code: number,
  problems: Problems,
): boolean {
  const { analyte, rawValue, rawUnit, reading } = dictionary.at(code);
  switch (reading.kind) {
    case "value":
      return true;
    case "blank":
      ledger.setAside(row.line, "value", "VALUE_BLANK", "");
      return false;
    case "not-numeric":
      ledger.setAside(row.line, "value", "VALUE_NOT_NUMERIC", rawValue, MISSING_REASONS[reading.reason]);
      return false;
    case "sentinel":
      ledger.setAside(row.line, "value", "SENTINEL", rawValue);
      return false;
    case "implausible":
      ledger.setAside(
        row.line,
        "value",
        "IMPLAUSIBLE",
        `${rawValue} ${rawUnit}`,
        `${analyte.name} ${valueTextOf(reading.value)} ${analyte.unit.code}`,
      );
      return false;
    case "unknown-unit":
      problems.add(messages.unknownUnit(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
    case "wrong-dimension":
      problems.add(messages.wrongDimension(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
  }
}
