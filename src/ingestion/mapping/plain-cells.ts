/** The cells of a mapped file each by its own text, for the lane that reads plain lines: the same readers, asked once for each text. */
import type { CellRule, FileMapping } from "../../definition/sources/model.ts";
import type { PlainCell, PlainCells, PlainFilter } from "../row-source.ts";
import { type CanonicalSetting, countCell } from "./canonical-row.ts";
import type { CellReader, MappedCell } from "./cell-reader.ts";
import { notWhere, passes } from "./filters.ts";
import type { Header } from "./header.ts";

/** Undefined where a cell of the file depends on more than one text. */
export function plainCells(setting: CanonicalSetting): PlainCells | undefined {
  const { mapping, header, readers } = setting;
  const filters = plainFilters(mapping, header);
  const leaving = [...mapping.columns]
    .filter(([, { unmapped }]) => unmapped === "not-needed")
    .map(([column]) => column);
  if (filters === undefined || leaving.some((column) => column !== "analyte")) return undefined;
  if (![...mapping.columns.values()].every(isOfOneText)) return undefined;
  const collected = mapping.columns.get("collected_at");
  const time = collected?.date?.time;
  const timePosition = time === undefined ? undefined : header.positionOf(time);
  if (time !== undefined && timePosition === undefined) return undefined;
  const positionOf = (column: string) => header.positionOf(mapping.columns.get(column)?.columns[0] ?? "") ?? 0;
  const read = (column: string, cells: readonly string[]) => {
    const reader = readers.get(column);
    return reader === undefined ? NOTHING : plainCell(setting, column, reader, cells);
  };
  return {
    cellOf: (column, printed) => read(column, cellsWith([[positionOf(column), printed]])),
    instantOf: (printed, at) =>
      read(
        "collected_at",
        cellsWith([
          [positionOf("collected_at"), printed],
          [timePosition, at],
        ]),
      ),
    timePosition,
    isTimeApart: collected !== undefined && isTimeApart(collected),
    filters,
  };
}

const NOTHING: PlainCell = { text: "", count: undefined, leftOut: undefined };

function cellsWith(texts: readonly (readonly [position: number | undefined, text: string])[]): readonly string[] {
  const cells: string[] = [];
  for (const [position, text] of texts) if (position !== undefined) cells[position] = text;
  return cells;
}

/** Undefined where the cell has a fault, or its row has a line in the ledger. */
function plainCell(
  setting: CanonicalSetting,
  column: string,
  reader: CellReader,
  cells: readonly string[],
): PlainCell | undefined {
  const cell = reader(cells);
  const rule = setting.mapping.columns.get(column);
  if (cell.imputed || (cell.fault !== undefined && cell.fault !== "unmapped")) return undefined;
  if (cell.fault === "unmapped" && rule?.unmapped === "refuse") return undefined;
  const isLeft = cell.fault === "unmapped" && rule?.unmapped === "not-needed";
  return {
    text: cell.text,
    count: isCounted(cell) ? (line) => countCell(setting, column, cell, line) : undefined,
    leftOut: isLeft ? `${cell.column} not in the map` : undefined,
  };
}

function isCounted({ rule, fault }: MappedCell): boolean {
  return rule !== undefined || fault !== undefined;
}

/** Undefined where a filter has no column in the file and does not pass every row. */
function plainFilters({ where }: FileMapping, header: Header): readonly PlainFilter[] | undefined {
  const filters: PlainFilter[] = [];
  for (const filter of where) {
    const position = header.positionOf(filter.column);
    if (position === undefined && !filter.ifPresent) return undefined;
    if (position !== undefined)
      filters.push({ position, passes: (text) => passes(filter, text), rule: notWhere(filter) });
  }
  return filters;
}

function isOfOneText(rule: CellRule): boolean {
  const isOne = rule.constant !== undefined || rule.columns.length === 1;
  return isOne && rule.lookup === undefined && typeof rule.prefix === "string" && rule.unit?.kind !== "column";
}

/** With one declared form, and no change before it. ISO is left out: whether such an instant stands as printed shows in both of its texts. */
function isTimeApart(rule: CellRule): boolean {
  const { date } = rule;
  if (date === undefined || date.time === undefined || date.dayOnly || date.partial !== undefined) return false;
  const isOneForm = date.formats.length === 1 && date.formats[0] !== "iso";
  return isOneForm && isAsPrinted({ ...rule, date: undefined });
}

/** Taken as it is printed, whatever the text. */
export function isAsPrinted(rule: CellRule): boolean {
  const { columns, constant, prefix, strip, lookup, map, otherwise } = rule;
  const isBare = columns.length === 1 && prefix === "" && strip === "";
  const isUnchanged = [constant, lookup, map, otherwise, rule.case, rule.unit].every((change) => change === undefined);
  return isBare && isUnchanged && rule.unmapped === "keep" && (rule.date === undefined || isIso(rule));
}

/** Every instant that is read from bytes is printed as such a text, and stays as it is. */
function isIso({ date }: CellRule): boolean {
  if (date === undefined) return true;
  const isWhole = date.time === undefined && date.zone === undefined && !date.dayOnly;
  return isWhole && date.formats.length === 1 && date.formats[0] === "iso";
}
