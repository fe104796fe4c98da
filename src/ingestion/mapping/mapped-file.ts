/** One file through its mapping: rows as printed become rows of a canonical table, each cell knowing where it stands. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { CellRule, FileMapping, UnitRule } from "../../definition/sources/model.ts";
import type { OpenFile, Row } from "../containers/export-file.ts";
import { readContainer } from "../containers/read-container.ts";
import { FileLedger } from "../ledger.ts";
import { messages as tableMessages } from "../messages.ts";
import type { TableReader, TableRow } from "../row-source.ts";
import { type CellReader, type Cells, cellReader, type MappedCell } from "./cell-reader.ts";
import { containerOptions } from "./container-options.ts";
import { formatsTaking } from "./date-text.ts";
import { failedFilter, passesAll } from "./filters.ts";
import { columnsNamed, type Header, headerFaults, readHeader } from "./header.ts";
import type { Lookups } from "./lookups.ts";
import { messages } from "./messages.ts";
import { type WideReader, type WideResult, wideReader } from "./wide.ts";

export interface MappedReading {
  readonly mapping: FileMapping;
  /** Number of the file's ledger among those of the table. */
  readonly source: number;
  readonly open: OpenFile;
  readonly lookups: Lookups;
  readonly reader: TableReader;
  /** Where the mapping stands in sources.yaml. */
  readonly place: Diagnostic["where"];
  /** What a printed name of a test means, for the owner's word on units. */
  readonly analyteNameOf: (name: string) => string | undefined;
}

export interface MappedFileRead {
  readonly ledger: FileLedger;
  readonly readable: boolean;
}

export async function readMappedFile(reading: MappedReading): Promise<MappedFileRead> {
  const { mapping, open, lookups, reader, place } = reading;
  const ledger = new FileLedger(mapping.file, mapping.table);
  const file = open(mapping.file);
  if (file === undefined) {
    reader.problems.add(messages.fileMissing(place, mapping.file));
    return { ledger, readable: false };
  }
  await lookups.load(mapping, open, reader.problems);
  const rows = new MappedRows(reading, ledger);
  const options = containerOptions(mapping.reading, columnsNamed(mapping));
  const { failure, notes } = await readContainer(file, options, (row) => rows.take(row));
  for (const note of notes) reader.problems.add(note);
  if (failure !== undefined) reader.problems.add(failure);
  else if (!rows.begun) reader.problems.add(tableMessages.emptyFile(mapping.file));
  return { ledger, readable: rows.usable && failure === undefined };
}

/** What is known of a file while its rows go by: its header, its row of units, the cells that blank ones repeat. */
class MappedRows {
  begun = false;
  usable = false;
  private readonly reading: MappedReading;
  private readonly ledger: FileLedger;
  private header: Header = readHeader([]);
  private readers: ReadonlyMap<string, CellReader> = new Map();
  private wide: WideReader | undefined;
  private readonly above = new Map<string, string>();

  constructor(reading: MappedReading, ledger: FileLedger) {
    this.reading = reading;
    this.ledger = ledger;
  }

  take(row: Row): void {
    if (!this.begun) this.takeHeader(row);
    else if (this.usable) this.takeRow(row);
  }

  private takeHeader({ fields }: Row): void {
    const { mapping, lookups, reader } = this.reading;
    this.begun = true;
    this.header = readHeader(fields);
    const faults = headerFaults(this.header, mapping);
    for (const fault of faults) reader.problems.add(fault);
    this.usable = faults.length === 0;
    const named = new Set(columnsNamed(mapping));
    this.ledger.extraColumns = this.header.names.filter((name) => !named.has(name));
    const context = { mapping, header: this.header, lookups };
    this.readers = new Map([...mapping.columns].map(([column, rule]) => [column, cellReader(column, rule, context)]));
    if (mapping.wide.length > 0) {
      this.ledger.wideRows = 0;
      if (!mapping.unitRow) this.wide = this.wideReader(undefined);
    }
  }

  private wideReader(unitRow: Cells | undefined): WideReader {
    const { wide, numbers } = this.reading.mapping;
    return wideReader(wide, { header: this.header, numbers, unitRow });
  }

  private takeRow({ line, fields }: Row): void {
    const { mapping } = this.reading;
    const isWide = mapping.wide.length > 0;
    if (isWide && this.wide === undefined) {
      this.wide = this.wideReader(fields.map((text) => text.trim()));
      return;
    }
    if (isWide) this.ledger.wideRows = (this.ledger.wideRows ?? 0) + 1;
    else this.ledger.read += 1;
    const wanted = this.header.names.length;
    if (fields.every((text) => text.trim() === "")) {
      this.blankLine(line, isWide);
      return;
    }
    if (fields.length !== wanted) {
      const where = { file: mapping.file, line };
      this.refuse(tableMessages.fieldCount(where, fields.length, wanted), fields.join(" "), isWide);
      return;
    }
    const cells = this.cellsOf(line, fields);
    const failed = failedFilter(mapping.where, this.header, cells);
    if (failed !== undefined) {
      if (!isWide) this.ledger.notNeeded += 1;
      this.ledger.countRule(`not where ${failed.text}`);
      return;
    }
    if (!isWide) this.handOn(this.canonicalRow(line, cells, undefined));
    else for (const result of this.wide?.(cells) ?? []) this.takeResult(line, cells, result);
  }

  private takeResult(line: number, cells: Cells, result: WideResult): void {
    this.ledger.read += 1;
    this.handOn(this.canonicalRow(line, cells, result));
  }

  /** A row with a date that is none of the declared form is a fault, and nobody reads it. */
  private handOn({ row, cellOf }: RowMade): void {
    for (const [column, rule] of this.reading.mapping.columns) {
      const cell = rule.date === undefined ? undefined : cellOf(column);
      if (cell?.fault !== "bad-date") continue;
      row.fault(dateFault(row.at(column), cell.raw, rule));
      return;
    }
    this.reading.reader.onRow(row, this.ledger);
  }

  /** A row of a wide file is no result, so there is nothing to account for but the row itself. */
  private blankLine(line: number, isWide: boolean): void {
    if (isWide) this.ledger.countRule("blank line");
    else this.ledger.setAside(line, "", "BLANK_LINE", "");
  }

  private refuse(fault: Diagnostic, raw: string, isWide: boolean): void {
    const { mapping, reader } = this.reading;
    if (!mapping.setAside.has(fault.code)) {
      reader.problems.add(fault);
      return;
    }
    if (isWide) this.ledger.read += 1;
    this.ledger.setAsideFor(fault, raw);
  }

  /** Trimmed, null words made empty, blank cells filled with the text above them. */
  private cellsOf(line: number, fields: readonly string[]): Cells {
    const { nullWords, fillDown } = this.reading.mapping;
    const cells = fields.map((text) => {
      const trimmed = text.trim();
      return nullWords.has(trimmed) ? "" : trimmed;
    });
    for (const column of fillDown) {
      const position = this.header.positionOf(column) ?? -1;
      const above = this.above.get(column) ?? "";
      if (cells[position] !== "") this.above.set(column, cells[position] ?? "");
      else if (above !== "") {
        cells[position] = above;
        this.ledger.alter({ line, column }, "FILLED_DOWN", fields[position] ?? "", above);
      }
    }
    return cells;
  }

  private canonicalRow(line: number, cells: Cells, result: WideResult | undefined): RowMade {
    const { mapping, source, reader } = this.reading;
    const { file } = mapping;
    const read = new Map<string, MappedCell>();
    const cellOf = (column: string): MappedCell | undefined => {
      const known = read.get(column);
      if (known !== undefined) return known;
      const cell = result === undefined ? this.readers.get(column)?.(cells) : this.wideCell(column, cells, result);
      if (cell !== undefined) read.set(column, cell);
      return cell;
    };
    const at = (column: string) => ({ file, line, column: cellOf(column)?.column || result?.column || column });
    let isAside = false;
    const fault = (diagnostic: Diagnostic, raw = rawText(diagnostic, cells, this.header)): void => {
      const isBearable = mapping.setAside.has(diagnostic.code);
      const participant = cellOf("participant_id")?.text ?? "";
      if (!isBearable) reader.problems.add({ ...diagnostic, about: { participant, printed: raw } });
      // The first fault sets the row aside; a second one adds nothing.
      else if (!isAside) this.ledger.setAsideFor(diagnostic, raw, participant);
      isAside ||= isBearable;
    };
    const field = (column: string): string => this.fieldOf(column, cellOf(column), { line, cells, cellOf });
    return { row: { line, field, at, columns: [...this.readers.keys()], fault, source }, cellOf };
  }

  private wideCell(column: string, cells: Cells, { analyte, value, unit, column: name }: WideResult) {
    const plain = { rule: undefined, fault: undefined, imputed: false, column: name };
    if (column === "analyte") return { ...plain, text: analyte, raw: name };
    if (column === "value") return { ...plain, text: value, raw: value };
    if (column === "unit") return { ...plain, text: unit, raw: unit };
    return this.readers.get(column)?.(cells);
  }

  private readonly said = new Set<string>();

  private fieldOf(column: string, cell: MappedCell | undefined, row: RowAtHand): string {
    if (cell === undefined) return column === "unit" ? this.declaredUnit("", row) : "";
    if (cell.rule !== undefined) this.countOnce(row, column, cell.rule);
    if (cell.imputed) this.alterOnce(row, column, cell);
    return column === "unit" ? this.declaredUnit(cell.text, row) : cell.text;
  }

  /** A reader may ask for a field several times. */
  private countOnce({ line }: RowAtHand, column: string, rule: string): void {
    if (this.isNew(line, `${column} counted`)) this.ledger.countRule(rule);
  }

  private alterOnce({ line }: RowAtHand, column: string, cell: MappedCell): void {
    if (this.isNew(line, `${column} altered`))
      this.ledger.alter({ line, column: cell.column }, "DATE_IMPUTED", cell.raw, cell.text);
  }

  private lastLine = 0;

  private isNew(line: number, what: string): boolean {
    if (line !== this.lastLine) this.said.clear();
    this.lastLine = line;
    if (this.said.has(what)) return false;
    this.said.add(what);
    return true;
  }

  private declaredUnit(printed: string, { line, cells, cellOf }: RowAtHand): string {
    const { mapping, analyteNameOf } = this.reading;
    if (mapping.units.length === 0) return printed;
    const analyte = analyteNameOf(cellOf("analyte")?.text ?? "");
    const rule = mapping.units.find((unit) => this.isMeant(unit, printed, analyte, cells));
    if (rule === undefined || rule.unit === printed) return printed;
    const column = cellOf("unit")?.column ?? "unit";
    if (this.isNew(line, `${analyte ?? ""} unit`))
      this.ledger.alter({ line, column }, "UNIT_DECLARED", printed, rule.unit);
    return rule.unit;
  }

  private isMeant(rule: UnitRule, printed: string, analyte: string | undefined, cells: Cells): boolean {
    return (
      (rule.analyte === undefined || rule.analyte === analyte) &&
      (rule.printed === undefined || rule.printed === printed) &&
      passesAll(rule.where, this.header, cells)
    );
  }
}

interface RowMade {
  readonly row: TableRow;
  readonly cellOf: (column: string) => MappedCell | undefined;
}

interface RowAtHand {
  readonly line: number;
  readonly cells: Cells;
  readonly cellOf: (column: string) => MappedCell | undefined;
}

/** What stands in the column at fault, or the whole row where no column is named. */
function rawText({ where }: Diagnostic, cells: Cells, header: Header): string {
  const position = typeof where.column === "string" ? header.positionOf(where.column) : undefined;
  return position === undefined ? cells.join(",") : (cells[position] ?? "");
}

/** The fault of a date that does not fit, with the forms that would take it. */
function dateFault(where: Diagnostic["where"], raw: string, { date }: CellRule): Diagnostic {
  return messages.badDate(where, raw, date?.format ?? "iso", formatsTaking(raw));
}
