/** A row of a canonical table made of the cells of a mapped row; what is done to a cell is counted or entered in the ledger once. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { FileMapping, UnitRule } from "../../definition/sources/model.ts";
import type { FileLedger } from "../ledger.ts";
import type { TableReader, TableRow } from "../row-source.ts";
import type { CellReader, Cells, MappedCell } from "./cell-reader.ts";
import { passesAll } from "./filters.ts";
import type { Header } from "./header.ts";
import type { UnmappedTexts } from "./unmapped-texts.ts";
import type { WideResult } from "./wide.ts";

export interface CanonicalSetting {
  readonly mapping: FileMapping;
  readonly header: Header;
  readonly readers: ReadonlyMap<string, CellReader>;
  /** The canonical columns that the file fills. */
  readonly columns: readonly string[];
  readonly ledger: FileLedger;
  readonly reader: TableReader;
  readonly unmapped: UnmappedTexts;
  readonly source: number;
  /** What a printed name of a test means, for the owner's word on units. */
  readonly analyteNameOf: (name: string) => string | undefined;
}

export interface CanonicalRow {
  readonly row: TableRow;
  readonly cellOf: (column: string) => MappedCell | undefined;
}

export interface RowRead {
  readonly line: number;
  readonly cells: Cells;
  /** What was said of the cells of this line: a wide one is many results, and its date is read for each. */
  readonly said: Set<string>;
}

/** `result` is the cell of a column per analyte; undefined where every row is one result. */
export function canonicalRow(
  setting: CanonicalSetting,
  { line, cells, said }: RowRead,
  result: WideResult | undefined,
): CanonicalRow {
  const { mapping, readers, ledger, reader, source, header } = setting;
  const read = new Map<string, MappedCell>();
  const cellOf = (column: string): MappedCell | undefined => {
    const known = read.get(column);
    if (known !== undefined) return known;
    const cell = (result === undefined ? undefined : wideCell(column, result)) ?? readers.get(column)?.(cells);
    if (cell !== undefined) read.set(column, cell);
    return cell;
  };
  const at = (column: string) => {
    const name = cellOf(column)?.column || result?.column || column;
    return { file: mapping.file, line, column: name };
  };
  let isAside = false;
  const fault = (diagnostic: Diagnostic): void => {
    const isBearable = mapping.setAside.has(diagnostic.code);
    const [raw, participant] = [rawText(diagnostic, cells, header), cellOf("participant_id")?.text ?? ""];
    if (!isBearable) reader.problems.add({ ...diagnostic, about: { participant, printed: raw } });
    // The first fault sets the row aside; a second one adds nothing.
    else if (!isAside) ledger.setAsideFor(diagnostic, raw, participant);
    isAside ||= isBearable;
  };
  const field = (column: string): string => {
    const cell = cellOf(column);
    const name = column === "unit" && result !== undefined ? `unit of ${result.column}` : column;
    const isFirst = !said.has(name);
    said.add(name);
    if (cell !== undefined && isFirst) countCell(setting, column, cell, line);
    if (column !== "unit" || mapping.units.length === 0) return cell?.text ?? "";
    return declaredUnit(setting, { line, cells, cellOf, isFirst });
  };
  const isUnitDeclared = () => unitRule(setting, { cells, cellOf }) !== undefined;
  return { row: { line, field, at, columns: setting.columns, fault, source, isUnitDeclared }, cellOf };
}

function wideCell(column: string, { analyte, value, unit, column: name }: WideResult): MappedCell | undefined {
  if (column === "analyte") return asPrinted(analyte, name, name);
  if (column === "value") return asPrinted(value, value, name);
  return column === "unit" ? asPrinted(unit, unit, name) : undefined;
}

function asPrinted(text: string, raw: string, column: string): MappedCell {
  return { text, raw, column, rule: undefined, fault: undefined, imputed: false };
}

/** What was done to a cell: its rule is counted, and what is imputed or not in a map is entered. */
export function countCell(
  { mapping, ledger, unmapped, analyteNameOf }: CanonicalSetting,
  column: string,
  cell: MappedCell,
  line: number,
): void {
  if (cell.rule !== undefined) ledger.countRule(cell.rule);
  if (cell.imputed) ledger.alter({ line, column: cell.column }, "DATE_IMPUTED", cell.raw, cell.text);
  // The name of an analyte that is known needs no map, and one that is not is simply not needed.
  const isSaid = cell.fault === "unmapped" && !(column === "analyte" && analyteNameOf(cell.text) !== undefined);
  if (isSaid) unmapped.count(column, cell.raw, { file: mapping.file, line, column: cell.column });
}

interface RowAtHand {
  readonly line: number;
  readonly cells: Cells;
  readonly cellOf: (column: string) => MappedCell | undefined;
  readonly isFirst: boolean;
}

/** The owner's word on the unit of a row, else what is printed. */
function declaredUnit(setting: CanonicalSetting, row: RowAtHand): string {
  const { line, cellOf, isFirst } = row;
  const printed = cellOf("unit")?.text ?? "";
  const rule = unitRule(setting, row);
  if (rule === undefined || rule.unit === printed) return printed;
  if (isFirst) {
    const column = cellOf("unit")?.column ?? cellOf("value")?.column ?? "unit";
    setting.ledger.alter({ line, column }, "UNIT_DECLARED", printed, rule.unit);
  }
  return rule.unit;
}

/** What the owner says of the unit of a row; undefined where nothing is said. */
function unitRule(
  { mapping, analyteNameOf, header, reader }: CanonicalSetting,
  { cells, cellOf }: Pick<RowAtHand, "cells" | "cellOf">,
): UnitRule | undefined {
  if (mapping.units.length === 0) return undefined;
  const textOf = (column: string) => cellOf(column)?.text ?? "";
  const analyte = analyteNameOf(textOf("analyte"));
  return mapping.units.find(
    (rule) =>
      (rule.analyte === undefined || rule.analyte === analyte) &&
      (rule.printed === undefined || rule.printed === textOf("unit")) &&
      (rule.site === undefined || rule.site === reader.siteOf?.(textOf("participant_id"))) &&
      passesAll(rule.where, header, cells),
  );
}

/** What stands in the column at fault, or the whole row where no column is named. */
function rawText({ where }: Diagnostic, cells: Cells, header: Header): string {
  const position = typeof where.column === "string" ? header.positionOf(where.column) : undefined;
  return position === undefined ? cells.join(",") : (cells[position] ?? "");
}
