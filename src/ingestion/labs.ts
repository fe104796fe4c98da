/** labs.csv into columns: one pass, no object per row; what cannot be used goes to the ledger, what must not be goes to the problems. */
import type { Analyte, AnalyteName } from "../core/analyte.ts";
import { nearAnalyte } from "../core/analyte-terms.ts";
import { MISSING_REASONS } from "../core/missing-reason.ts";
import { VisitDates } from "./checks/visit-order.ts";
import { setResultAside } from "./lab-aside.ts";
import {
  GrowingLabColumns,
  type LabColumns,
  type LabResult,
  NO_TIME,
  type PrintedRow,
  ResultDictionary,
} from "./lab-columns.ts";
import { type NameSeen, NamesSeen } from "./lab-names.ts";
import type { FileLedger } from "./ledger.ts";
import { messages } from "./messages.ts";
import { type ParticipantTable, siteIn } from "./participants.ts";
import type { LabsTaken } from "./plain-lane/lab-taking.ts";
import { plainLabs } from "./plain-lane/plain-labs.ts";
import { readInstant } from "./plausible-date.ts";
import type { Problems } from "./problems.ts";
import { knownParticipant } from "./records.ts";
import type { PrintedLimits } from "./reference-limits.ts";
import type { ResultConventions } from "./results/conventions.ts";
import { effectOn, specimenFaultOf } from "./results/specimen-fault.ts";
import type { RowSource, TableRow } from "./row-source.ts";
import { undeclaredMarks } from "./undeclared-marks.ts";
import { ValueColumns } from "./value-columns.ts";

const SHAPE = {
  required: ["participant_id", "analyte", "collected_at", "value", "unit"],
  optional: ["lower_limit", "upper_limit", "specimen", "comment", "visit"],
};

export interface LabsRead {
  readonly columns: LabColumns;
  readonly dictionary: ResultDictionary;
  readonly valueColumns: ValueColumns;
  readonly visits: VisitDates;
  readonly ledgers: readonly FileLedger[];
  readonly readable: boolean;
  /** The latest date of any row of the file, needed or not. */
  readonly latestDay: number;
  readonly analytesSeen: ReadonlySet<AnalyteName>;
  /** The most frequent names that mean nothing to nadir. */
  readonly otherTests: readonly string[];
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
  const { source, participants, problems, conventionsOf } = reader;
  const taken = nothingTaken(source.size);
  const { ledgers, readable } = await source.read({
    shape: SHAPE,
    problems,
    onRow: (row, ledger) => takeRow(row, ledger, reader, taken),
    plain: (table) => plainLabs({ ...reader, conventions: conventionsOf(table.source), table, taken }),
    siteOf: (id) => siteIn(participants, id),
  });
  const { columns, dictionary, names, valueColumns, visits, latestDay } = taken;
  for (const [name, seen] of names.others) reportAlias(name, seen, reader);
  for (const said of undeclaredMarks(ledgers, conventionsOf)) problems.add(said);
  return {
    columns: columns.finish(),
    dictionary,
    valueColumns,
    visits,
    ledgers,
    readable,
    latestDay,
    analytesSeen: names.needed,
    otherTests: names.frequent(),
  };
}

function nothingTaken(bytes: number | undefined): LabsTaken {
  return {
    columns: new GrowingLabColumns(bytes),
    dictionary: new ResultDictionary(),
    names: new NamesSeen(),
    valueColumns: new ValueColumns(),
    visits: new VisitDates(),
    latestDay: NEVER,
  };
}

function takeRow(row: TableRow, ledger: FileLedger, reader: LabsReader, taken: LabsTaken): void {
  const participant = knownParticipant(row, reader.participants);
  const name = row.field("analyte");
  const text = row.field("collected_at");
  const collected = readInstant(text);
  if (collected !== undefined) taken.latestDay = Math.max(taken.latestDay, collected.day);
  const analyte = reader.analyteOf(name);
  if (name === "") row.fault(messages.blankField(row.at("analyte")));
  else if (analyte === undefined) taken.names.count(name, row.at("analyte"));
  if (collected === undefined) row.fault(messages.badDate(row.at("collected_at"), text));
  if (participant === undefined || collected === undefined || name === "") return;
  if (analyte === undefined || !reader.needed.has(analyte.name)) {
    ledger.notNeeded += 1;
    return;
  }
  const result = resultOf(row, analyte, reader, taken);
  const found = taken.dictionary.at(result);
  if (!takeResult(row, ledger, found)) return;
  if (found.reading.kind === "implausible") taken.valueColumns.note(row.source, analyte.name, valueColumn(row));
  const { day, second = NO_TIME } = collected;
  const taking = { participant: participant.number, day, second, line: row.line, result, source: row.source };
  taken.columns.push(taking);
  taken.visits.take(row.field("visit"), taking);
}

/** The number in the dictionary of what the row prints. */
function resultOf(row: TableRow, analyte: Analyte, reader: LabsReader, { names, dictionary }: LabsTaken): number {
  names.needed.add(analyte.name);
  const result = dictionary.codeOf(analyte, printedRow(row, reader.conventionsOf(row.source)));
  for (const { column, text } of dictionary.limits.takeUnreadable())
    reader.problems.add(messages.badLimit(row.at(column), text));
  return result;
}

const NEVER = Number.NEGATIVE_INFINITY;

function printedRow(row: TableRow, conventions: ResultConventions): PrintedRow {
  const [rawValue, rawUnit] = [row.field("value"), row.field("unit")];
  const isUnitDeclared = row.isUnitDeclared?.() ?? false;
  return { rawValue, rawUnit, printed: printedLimits(row), conventions, isUnitDeclared };
}

/** Undefined where both are blank, as in an export without the two columns. */
function printedLimits(row: TableRow): PrintedLimits | undefined {
  const [lower, upper] = [row.field("lower_limit"), row.field("upper_limit")];
  return lower === "" && upper === "" ? undefined : { lower, upper };
}

/** A name that means or resembles an analyte the study needs is worth a word; any other analyte is simply not needed. */
function reportAlias(name: string, { rows, first }: NameSeen, reader: LabsReader): void {
  const meant = nearAnalyte(name);
  if (meant === undefined || !reader.needed.has(meant)) return;
  reader.problems.add(messages.analyteAlias(first, name, meant, rows));
}

function valueColumn(row: TableRow): string {
  return String(row.at("value").column);
}

/** True where the comment names a fault of the specimen that makes the number wrong; it is then set aside. */
function isSpoiled(row: TableRow, ledger: FileLedger, { analyte, rawValue, rawUnit }: LabResult): boolean {
  const fault = specimenFaultOf(row.field("comment")) ?? specimenFaultOf(row.field("specimen"));
  const effect = fault === undefined ? undefined : effectOn(analyte.name, fault);
  if (fault === undefined || effect === undefined) return false;
  const [raw, detail, column] = [`${rawValue} ${rawUnit}`, MISSING_REASONS[fault], valueColumn(row)];
  if (effect === "doubtful") ledger.alter({ line: row.line, column }, "SPECIMEN_DOUBTFUL", raw, detail);
  else
    ledger.setAside(row.line, column, "SPECIMEN_FAULT", raw, `${analyte.name}: ${detail}`, row.field("participant_id"));
  return effect === "wrong";
}

/** True where the result is a number, be it a plausible one or not. */
function takeResult(row: TableRow, ledger: FileLedger, result: LabResult): boolean {
  const { analyte, rawUnit, reading } = result;
  switch (reading.kind) {
    case "value":
    case "implausible":
      // Whether the value or the unit is at fault is seen from all rows together.
      return !isSpoiled(row, ledger, result);
    case "unknown-unit":
      row.fault(messages.unknownUnit(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
    case "wrong-dimension":
      row.fault(messages.wrongDimension(row.at("unit"), rawUnit, analyte.name, analyte.unit.code));
      return false;
    default:
      setResultAside(ledger, { line: row.line, column: valueColumn(row) }, result, row.field("participant_id"));
      return false;
  }
}
