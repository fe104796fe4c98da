/** A mapped file of results whose plain lines may be read as bytes: every column is taken as it is printed, and every row is a result. */
import type { CellRule, DateRule, FileMapping } from "../../definition/sources/model.ts";
import type { PlainTable } from "../row-source.ts";
import type { Header } from "./header.ts";

/** Undefined where a row needs more than its own texts as they are printed. */
export function plainTable(
  mapping: FileMapping,
  header: Header,
  { ledger, source }: Pick<PlainTable, "ledger" | "source">,
): PlainTable | undefined {
  if (!isRowByRow(mapping) || ![...mapping.columns.values()].every(isAsPrinted)) return undefined;
  const columnOf = (column: string) => mapping.columns.get(column)?.columns[0];
  return {
    ledger,
    source,
    positionOf: (column) => header.positionOf(columnOf(column) ?? ""),
    nameOf: (column) => columnOf(column) ?? column,
    nullWords: mapping.nullWords,
  };
}

function isRowByRow({ table, wide, fillDown, where, units, headerNames, numbers }: FileMapping): boolean {
  const isPlainNumbers = numbers.decimal === "." && numbers.thousands === "";
  return (
    table === "labs" &&
    [wide, fillDown, where, units].every(({ length }) => length === 0) &&
    headerNames === undefined &&
    isPlainNumbers
  );
}

function isAsPrinted(rule: CellRule): boolean {
  const { columns, constant, prefix, strip, lookup, map, otherwise } = rule;
  const isBare = columns.length === 1 && prefix === "" && strip === "";
  const isUnchanged = [constant, lookup, map, otherwise, rule.case, rule.unit].every((change) => change === undefined);
  return isBare && isUnchanged && rule.unmapped === "keep" && (rule.date === undefined || isIso(rule.date));
}

/** Every instant that is read from bytes is printed as such a text, and stays as it is. */
function isIso({ formats, time, zone, dayOnly }: DateRule): boolean {
  const isWhole = time === undefined && zone === undefined && !dayOnly;
  return isWhole && formats.length === 1 && formats[0] === "iso";
}
