/** A mapped file of results whose plain lines may be read as bytes: every row is a result, and each cell is made of its own text. */
import type { FileMapping } from "../../definition/sources/model.ts";
import type { PlainTable } from "../row-source.ts";
import type { CanonicalSetting } from "./canonical-row.ts";
import { isAsPrinted, plainCells } from "./plain-cells.ts";

/** Undefined where a row needs more than its own texts. */
export function plainTable(setting: CanonicalSetting): PlainTable | undefined {
  const { mapping, header, ledger, source } = setting;
  if (!isRowByRow(mapping) || !REMARKS.every((column) => isBare(mapping, column))) return undefined;
  const columnOf = (column: string) => mapping.columns.get(column)?.columns[0];
  const table = {
    ledger,
    source,
    positionOf: (column: string) => header.positionOf(columnOf(column) ?? ""),
    nameOf: (column: string) => columnOf(column) ?? column,
    nullWords: mapping.nullWords,
  };
  const isPrinted = mapping.where.length === 0 && [...mapping.columns.values()].every(isAsPrinted);
  if (isPrinted && isPlainNumbers(mapping)) return table;
  const cells = mapping.columns.has("visit") ? undefined : plainCells(setting);
  return cells === undefined ? undefined : { ...table, cells };
}

/** What is looked at only where there is something to be said of it. */
const REMARKS = ["comment", "specimen", "visit"];

function isBare({ columns }: FileMapping, column: string): boolean {
  const rule = columns.get(column);
  return rule === undefined || isAsPrinted(rule);
}

function isPlainNumbers({ numbers }: FileMapping): boolean {
  return numbers.decimal === "." && numbers.thousands === "";
}

function isRowByRow({ table, wide, fillDown, units, headerNames }: FileMapping): boolean {
  return table === "labs" && [wide, fillDown, units].every(({ length }) => length === 0) && headerNames === undefined;
}
