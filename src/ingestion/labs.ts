/** labs.csv into columns: one pass, no object per row; what cannot be used goes to the ledger, what must not be goes to the problems. */
import type { Analyte, AnalyteName } from "../core/analyte.ts";
import { nearAnalyte } from "../core/analyte-terms.ts";
import { MISSING_REASONS } from "../core/missing-reason.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { LabColumns, type LabResult, NO_TIME, type PrintedRow, ResultDictionary } from "./lab-columns.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import type { ParticipantTable } from "./participants.ts";
import { readInstant } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import { knownParticipant } from "./records.ts";
import type { PrintedLimits } from "./reference-limits.ts";
import type { ResultConventions } from "./results/conventions.ts";
import { valueTextOf } from "./results/value-text.ts";
import type { RowSource, TableRow } from "./row-source.ts";

const SHAPE = {
  required: ["participant_id", "analyte", "collected_at", "value", "unit"],
  optional: ["lower_limit", "upper_limit", "specimen", "comment", "visit"],
};

export interface LabsRead {
  readonly columns: LabColumns;
  readonly dictionary: ResultDictionary;
  readonly ledgers: readonly FileLedger[];
  readonly readable: boolean;
  /** The latest date of any row of the file, needed or not. */
  readonly latestDay: number;
  readonly analytesSeen: ReadonlySet<AnalyteName>;
}

export interface LabsReader {
  readonly source: RowSource;
  readonly participants: ParticipantTable;
  readonly needed: ReadonlySet<string>;
  readonly problems: Problems;
  /** What a printed name means. */
  readonly analyteOf: (name: string) => Analyte | undefined;
  /** How the file of a row writes its results, by number of its ledger. */
  readonly conventionsOf: (source: number) => ResultConventions;
}

export async function readLabs(reader: LabsReader): Promise<LabsRead> {
  const { source, participants, needed, problems } = reader;
  const columns = new LabColumns();
  const dictionary = new ResultDictionary();
  const analytesSeen = new Set<AnalyteName>();
  const otherNames = new Map<string, NameSeen>();
  let latestDay = Number.NEGATIVE_INFINITY;
  const onRow = (row: TableRow, ledger: FileLedger): void => {
    const participant = knownParticipant(row, participants);
    const name = row.field("analyte");
    const text = row.field("collected_at");
    const collected = readInstant(text);
    if (collected !== undefined) latestDay = Math.max(latestDay, collected.day);
    const analyte = reader.analyteOf(name);
    if (name === "") row.fault(messages.blankField(row.at("analyte")));
    else if (analyte === undefined) countName(otherNames, name, row);
    if (collected === undefined) row.fault(messages.badDate(row.at("collected_at"), text));
    if (participant === undefined || collected === undefined || name === "") return;
    if (analyte === undefined || !needed.has(analyte.name)) {
      ledger.notNeeded += 1;
      return;
    }
    analytesSeen.add(analyte.name);
    const result = dictionary.codeOf(analyte, printedRow(row, reader.conventionsOf(row.source)));
    for (const { column, text: limit } of dictionary.limits.takeUnreadable())
      problems.add(messages.badLimit(row.at(column), limit));
    if (!takeResult(row, ledger, dictionary.at(result))) return;
    const { day, second = NO_TIME } = collected;
    columns.push({ participant: participant.number, day, second, line: row.line, result, source: row.source });
  };
  const { ledgers, readable } = await source.read({ shape: SHAPE, problems, onRow });
  for (const [name, seen] of otherNames) reportAlias(name, seen, reader);
  return { columns, dictionary, ledgers, readable, latestDay, analytesSeen };
}

function printedRow(row: TableRow, conventions: ResultConventions): PrintedRow {
  return { rawValue: row.field("value"), rawUnit: row.field("unit"), printed: printedLimits(row), conventions };
}

/** Undefined where both are blank, as in an export without the two columns. */
function printedLimits(row: TableRow): PrintedLimits | undefined {
  const [lower, upper] = [row.field("lower_limit"), row.field("upper_limit")];
  return lower === "" && upper === "" ? undefined : { lower, upper };
}

interface NameSeen {
  rows: number;
  readonly first: SourceReference;
}

function countName(names: Map<string, NameSeen>, name: string, row: TableRow): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, { rows: 1, first: row.at("analyte") });
  else known.rows += 1;
}

/** A name that means or resembles an analyte the study needs is worth a word; any other analyte is simply not needed. */
function reportAlias(name: string, { rows, first }: NameSeen, reader: LabsReader): void {
  const meant = nearAnalyte(name);
  if (meant === undefined || !reader.needed.has(meant)) return;
  reader.problems.add(messages.analyteAlias(first, name, meant, rows));
}

/** True where the result is a value that can be used. */
function takeResult(row: TableRow, ledger: FileLedger, result: LabResult): boolean {
  const { analyte, rawValue, rawUnit, reading } = result;
  const column = String(row.at("value").column);
  switch (reading.kind) {
    case "value":
      return true;
    case "blank":
      ledger.setAside(row.line, column, "VALUE_BLANK", "");
      return false;
    case "not-numeric":
      ledger.setAside(row.line, column, "VALUE_NOT_NUMERIC", rawValue, MISSING_REASONS[reading.reason]);
      return false;
    case "sentinel":
      ledger.setAside(row.line, column, "SENTINEL", rawValue);
      return false;
    case "implausible":
      ledger.setAside(
        row.line,
        column,
        "IMPLAUSIBLE",
        `${rawValue} ${rawUnit}`,
        `${analyte.name} ${valueTextOf(reading.value)} ${analyte.unit.code}`,
      );
      return false;
    case "unknown-unit":
      row.fault(messages.unknownUnit(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
    case "wrong-dimension":
      row.fault(messages.wrongDimension(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
  }
}
