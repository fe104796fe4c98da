/** One column of a mapping: where its text comes from and what is done with it. */
import type { Pointer } from "../source-tree.ts";
import { dateRule, type RowStyle } from "./build-date.ts";
import { DATE_COLUMNS, DAY_COLUMNS, PARTICIPANT_COLUMNS, UNIT_OF_COLUMN } from "./canonical-columns.ts";
import type { CellObject } from "./cell-schema.ts";
import { checkUnit } from "./check-unit.ts";
import type { SourcesContext } from "./context.ts";
import { sourcesMessages } from "./messages.ts";
import type { CellRule, Lookup, PrintedUnit, ReadingOptions } from "./model.ts";

/** What a cell takes from its file. */
export interface CellSetting extends RowStyle {
  readonly context: SourcesContext;
  /** The table takes columns of any name; one of dates is known by its declared form. */
  readonly isOpen: boolean;
  readonly reading: ReadingOptions;
}

/** Undefined where the cell was left out or says nothing. `column` is the canonical column that it fills. */
export function buildCell(
  column: string,
  cell: string | CellObject | undefined,
  pointer: Pointer,
  setting: CellSetting,
): CellRule | undefined {
  if (cell === undefined) return undefined;
  const { context } = setting;
  const input: CellObject = typeof cell === "string" ? { column: cell } : cell;
  const { column: one, columns: joined, "first-of": first, constant } = input;
  const given = [one, joined, first, constant].filter((source) => source !== undefined);
  if (given.length !== 1) {
    const fault = given.length === 0 ? sourcesMessages.noText : sourcesMessages.bothTexts;
    context.diagnostics.push(fault(context.place(pointer)));
    return undefined;
  }
  const columns = joined ?? first ?? (one === undefined ? [] : [one]);
  return {
    columns,
    take: first === undefined ? "all" : "first",
    ifPresent: input["if-present"] ?? false,
    separator: input.separator ?? "",
    constant,
    prefix: prefixRule(input.prefix),
    strip: input.strip ?? "",
    lookup: lookupRule(input.lookup, columns, pointer, setting),
    map: input.map === undefined ? undefined : new Map(Object.entries(input.map)),
    otherwise: input.otherwise,
    unmapped: unmappedRule(input, pointer, context),
    case: input.case,
    unit: unitRule(column, input.unit, pointer, context),
    date: isDateColumn(column, input, setting)
      ? dateRule(input, DAY_COLUMNS.has(column), pointer, setting)
      : withoutDate(column, input, pointer, context),
  };
}

function prefixRule(prefix: CellObject["prefix"] = ""): CellRule["prefix"] {
  return typeof prefix === "string" ? prefix : { column: prefix.column, map: new Map(Object.entries(prefix.map)) };
}

function isDateColumn(column: string, { date }: CellObject, { isOpen }: CellSetting): boolean {
  return DATE_COLUMNS.has(column) || (isOpen && date !== undefined && !PARTICIPANT_COLUMNS.includes(column));
}

function withoutDate(column: string, cell: CellObject, pointer: Pointer, context: SourcesContext): undefined {
  const { date, time, origin, zone, partial } = cell;
  if ([date, time, origin, zone, partial].some((given) => given !== undefined))
    context.diagnostics.push(sourcesMessages.notDate(context.place(pointer), column));
  return undefined;
}

function lookupRule(
  lookup: CellObject["lookup"],
  columns: readonly string[],
  pointer: Pointer,
  { context, reading }: CellSetting,
): Lookup | undefined {
  if (lookup === undefined) return undefined;
  const { file, key, value, "header-line": headerLine } = lookup;
  context.checkFile(file, `${pointer}/lookup/file`);
  if (key.length > 1 && key.length !== columns.length)
    context.diagnostics.push(sourcesMessages.lookupKeys(context.place(`${pointer}/lookup/key`), key.length));
  const own = {
    container: lookup.container ?? "detect",
    encoding: lookup.encoding ?? reading.encoding,
    delimiter: lookup.delimiter ?? reading.delimiter,
    quote: lookup.quote ?? reading.quote,
    comment: lookup.comment ?? reading.comment,
    headerLine,
    sheet: lookup.sheet,
  };
  return { file, keys: key, value, reading: own };
}

/** What is said of unmapped texts has a meaning only where there is a map, and nothing may be left over where `otherwise` takes the rest. */
function unmappedRule(input: CellObject, pointer: Pointer, context: SourcesContext): CellRule["unmapped"] {
  const { map, lookup, otherwise, unmapped } = input;
  if ((otherwise !== undefined || unmapped !== undefined) && map === undefined && lookup === undefined)
    context.diagnostics.push(sourcesMessages.withoutMap(context.place(pointer)));
  if (otherwise !== undefined && unmapped !== undefined)
    context.diagnostics.push(sourcesMessages.otherwiseAndUnmapped(context.place(pointer)));
  return unmapped ?? "keep";
}

function unitRule(
  column: string,
  unit: CellObject["unit"],
  pointer: Pointer,
  context: SourcesContext,
): PrintedUnit | undefined {
  if (unit === undefined) return undefined;
  const wanted = UNIT_OF_COLUMN.get(column);
  if (wanted === undefined) {
    context.diagnostics.push(sourcesMessages.noUnitHere(context.place(`${pointer}/unit`), column));
    return undefined;
  }
  if (typeof unit === "string") {
    checkUnit(unit, wanted, `${pointer}/unit`, context);
    return { kind: "constant", unit };
  }
  for (const [text, code] of Object.entries(unit.map ?? {}))
    checkUnit(code, wanted, `${pointer}/unit/map/${text}`, context);
  return { kind: "column", column: unit.column, map: new Map(Object.entries(unit.map ?? {})) };
}
