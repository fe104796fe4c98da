/** One column of a mapping: where its text comes from and what is done with it. */
import { parseDay } from "../../core/calendar.ts";
import type { Pointer } from "../source-tree.ts";
import type { SourcesContext } from "./build.ts";
import { DATE_COLUMNS, DAY_COLUMNS } from "./canonical-columns.ts";
import { type DateFormat, RELATIVE_FORMATS } from "./date-formats.ts";
import { sourcesMessages } from "./messages.ts";
import type { CellRule, DateRule, Lookup } from "./model.ts";

interface CellInput {
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly separator?: string;
  readonly constant?: string;
  readonly prefix?: string;
  readonly strip?: string;
  readonly lookup?: Lookup;
  readonly map?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  readonly date?: DateFormat;
  readonly time?: string;
  readonly origin?: string;
  readonly partial?: "middle";
}

/** Undefined where the cell was left out or says nothing. `column` is the canonical column that it fills. */
export function buildCell(
  column: string,
  cell: unknown,
  pointer: Pointer,
  context: SourcesContext,
): CellRule | undefined {
  if (cell === undefined) return undefined;
  const input: CellInput = typeof cell === "string" ? { column: cell } : (cell as CellInput);
  const given = [input.column, input.columns, input.constant].filter((source) => source !== undefined);
  if (given.length !== 1) {
    const fault = given.length === 0 ? sourcesMessages.noText : sourcesMessages.bothTexts;
    context.diagnostics.push(fault(context.place(pointer)));
    return undefined;
  }
  return {
    columns: input.columns ?? (input.column === undefined ? [] : [input.column]),
    separator: input.separator ?? "",
    constant: input.constant,
    prefix: input.prefix ?? "",
    strip: input.strip ?? "",
    lookup: input.lookup,
    map: input.map === undefined ? undefined : new Map(Object.entries(input.map)),
    otherwise: input.otherwise,
    date: dateRule(column, input, pointer, context),
  };
}

/** Columns of dates are ISO dates unless another form is declared. */
function dateRule(column: string, input: CellInput, pointer: Pointer, context: SourcesContext): DateRule | undefined {
  const isDate = DATE_COLUMNS.has(column);
  const { date, time, origin, partial } = input;
  if (!isDate) {
    if (date !== undefined || time !== undefined || origin !== undefined)
      context.diagnostics.push(sourcesMessages.notDate(context.place(pointer), column));
    return undefined;
  }
  const format = date ?? "iso";
  const day = originDay(format, origin, pointer, context);
  return { format, time, origin: day, partial, dayOnly: DAY_COLUMNS.has(column) };
}

function originDay(
  format: DateFormat,
  origin: string | undefined,
  pointer: Pointer,
  context: SourcesContext,
): number | undefined {
  const where = context.place(origin === undefined ? pointer : `${pointer}/origin`);
  const isRelative = RELATIVE_FORMATS.has(format);
  if (origin === undefined) {
    if (isRelative) context.diagnostics.push(sourcesMessages.originMissing(where, format));
    return undefined;
  }
  if (!isRelative) {
    context.diagnostics.push(sourcesMessages.originUnused(where, format));
    return undefined;
  }
  const day = parseDay(origin);
  if (day === undefined) context.diagnostics.push(sourcesMessages.badOrigin(where, origin));
  return day;
}
