/** The rows of one file as they go by: each becomes rows of a canonical table, or is left out, refused or set aside. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { PICK_DATE } from "../../definition/sources/canonical-columns.ts";
import type { CellRule, FileMapping } from "../../definition/sources/model.ts";
import type { Row } from "../containers/export-file.ts";
import type { FileLedger } from "../ledger.ts";
import { messages as tableMessages } from "../messages.ts";
import type { PlainTaker } from "../plain-lane/plain-lines.ts";
import type { TableReader } from "../row-source.ts";
import { type CanonicalRow, type CanonicalSetting, canonicalRow, type RowRead } from "./canonical-row.ts";
import { cellFault } from "./cell-fault.ts";
import { type Cells, cellReader } from "./cell-reader.ts";
import { failedFilter, notWhere } from "./filters.ts";
import { columnsNamed, type Header, headerFaults, readHeader } from "./header.ts";
import type { Lookups } from "./lookups.ts";
import { messages } from "./messages.ts";
import { plainTable } from "./plain-table.ts";
import { RowCells } from "./row-cells.ts";
import { UnmappedTexts } from "./unmapped-texts.ts";
import { type WideReader, type WideResult, wideReader } from "./wide.ts";

export interface RowsReading {
  readonly mapping: FileMapping;
  /** Number of the file's ledger among those of the table. */
  readonly source: number;
  readonly lookups: Lookups;
  readonly reader: TableReader;
  /** Where a part of the mapping stands in sources.yaml. */
  readonly placeOf: (part: string) => Diagnostic["where"];
  /** What a printed name of a test means, for the owner's word on units. */
  readonly analyteNameOf: (name: string) => string | undefined;
}

/** What is known of a file while its rows go by. */
export class MappedRows {
  begun = false;
  usable = false;
  private readonly reading: RowsReading;
  private readonly ledger: FileLedger;
  private readonly unmapped = new UnmappedTexts();
  private header: Header = readHeader([]);
  private setting: CanonicalSetting | undefined;
  private ready: RowCells | undefined;
  private wide: WideReader | undefined;
  private readonly isWide: boolean;
  /** Columns whose cells may be at fault by themselves. */
  private readonly checked: readonly (readonly [string, CellRule])[];

  constructor(reading: RowsReading, ledger: FileLedger) {
    this.reading = reading;
    this.ledger = ledger;
    this.isWide = reading.mapping.wide.length > 0;
    this.checked = [...reading.mapping.columns].filter(
      ([, { date, unit, unmapped }]) => date !== undefined || unit !== undefined || unmapped !== "keep",
    );
  }

  take(row: Row): void {
    if (this.begun) {
      if (this.usable) this.takeRow(row);
      return;
    }
    const { headerNames } = this.reading.mapping;
    this.begin(headerNames ?? row.fields);
    if (headerNames !== undefined && this.usable) this.takeRow(row);
  }

  /** Who takes the plain lines after the header, where each cell is made of its own text. */
  plain(): PlainTaker | undefined {
    const table = this.usable && this.setting !== undefined ? plainTable(this.setting) : undefined;
    return table === undefined ? undefined : this.reading.reader.plain?.(table);
  }

  /** What is to be said once the file has been read. */
  notes(): readonly Diagnostic[] {
    const { reading } = this;
    if (this.usable && reading.mapping.unitRow && this.wide === undefined && this.isWide)
      return [messages.noUnitRow(reading.mapping.file)];
    return this.unmapped.diagnostics((column) => reading.placeOf(`columns/${column}`));
  }

  private begin(names: readonly string[]): void {
    const { mapping, lookups, reader, source, analyteNameOf } = this.reading;
    const { ledger, unmapped } = this;
    this.begun = true;
    const header = readHeader(names);
    const faults = headerFaults(header, mapping);
    for (const fault of faults) reader.problems.add(fault);
    this.usable = faults.length === 0;
    const named = new Set(columnsNamed(mapping).map((column) => header.positionOf(column)));
    ledger.extraColumns = header.names.filter((_, position) => !named.has(position));
    ledger.printedColumns = printedColumns(mapping);
    reader.problems.nameColumns(mapping.file, ledger.printedColumns);
    const context = { mapping, header, lookups };
    const readers = new Map([...mapping.columns].map(([column, rule]) => [column, cellReader(column, rule, context)]));
    if (typeof mapping.adds === "object") readers.set(PICK_DATE, cellReader(PICK_DATE, mapping.adds.at, context));
    this.header = header;
    const columns = [...mapping.columns.keys()];
    this.setting = { mapping, header, readers, columns, ledger, reader, unmapped, source, analyteNameOf };
    this.ready = new RowCells(mapping, header, ledger);
    if (!this.isWide) return;
    ledger.wideRows = 0;
    if (!mapping.unitRow) this.wide = this.wideReader(undefined);
  }

  private wideReader(unitRow: Cells | undefined): WideReader {
    const { wide, numbers } = this.reading.mapping;
    return wideReader(wide, { header: this.header, numbers, unitRow });
  }

  private takeRow({ line, fields }: Row): void {
    if (this.isWide && this.wide === undefined) {
      this.wide = this.wideReader(fields.map((text) => text.trim()));
      return;
    }
    if (this.isWide) this.ledger.wideRows = (this.ledger.wideRows ?? 0) + 1;
    else this.ledger.read += 1;
    const wanted = this.header.names.length;
    if (fields.every((text) => text.trim() === "")) this.blankLine(line);
    else if (fields.length === wanted) this.takeCells(line, fields);
    else {
      const where = { file: this.reading.mapping.file, line };
      this.refuse(tableMessages.fieldCount(where, fields.length, wanted), fields.join(" "));
    }
  }

  private takeCells(line: number, fields: readonly string[]): void {
    const cells = this.ready?.of(line, fields) ?? fields;
    const failed = failedFilter(this.reading.mapping.where, this.header, cells);
    if (failed !== undefined) this.leaveOut(notWhere(failed));
    else this.takeResults({ line, cells, said: new Set() });
  }

  private takeResults(row: RowRead): void {
    if (!this.isWide) this.handOn(row, undefined);
    else
      for (const result of this.wide?.(row.cells) ?? []) {
        this.ledger.read += 1;
        this.handOn(row, result);
      }
  }

  /** Of a wide file the row is no result, so there is nothing to account for but the row itself. */
  private leaveOut(rule: string): void {
    if (!this.isWide) this.ledger.notNeeded += 1;
    this.ledger.countRule(rule);
  }

  /** A row with a cell at fault is handed on to nobody. */
  private handOn(read: RowRead, result: WideResult | undefined): void {
    if (this.setting === undefined) return;
    const made = canonicalRow(this.setting, read, result);
    const left = this.checked.find(([column, rule]) => rule.unmapped === "not-needed" && isUnmapped(made, column));
    if (left !== undefined) {
      this.ledger.notNeeded += 1;
      this.ledger.countRule(`${made.cellOf(left[0])?.column ?? ""} not in the map`);
      return;
    }
    for (const [column, rule] of this.checked) {
      const fault = cellFault(made, column, rule);
      if (fault === undefined) continue;
      made.row.fault(fault);
      return;
    }
    this.reading.reader.onRow(made.row, this.ledger);
  }

  private blankLine(line: number): void {
    if (this.isWide) this.ledger.countRule("blank line");
    else this.ledger.setAside(line, "", "BLANK_LINE", "");
  }

  private refuse(fault: Diagnostic, raw: string): void {
    const { mapping, reader } = this.reading;
    if (!mapping.setAside.has(fault.code)) {
      reader.problems.add(fault);
      return;
    }
    if (this.isWide) this.ledger.read += 1;
    this.ledger.setAsideFor(fault, raw);
  }
}

/** Canonical column → the column of the file, the first where it is made of several. */
function printedColumns({ columns }: FileMapping): ReadonlyMap<string, string> {
  return new Map(
    [...columns].flatMap(
      ([
        column,
        {
          columns: [first],
        },
      ]) => (first === undefined ? [] : [[column, first]]),
    ),
  );
}

function isUnmapped({ cellOf }: CanonicalRow, column: string): boolean {
  return cellOf(column)?.fault === "unmapped";
}
