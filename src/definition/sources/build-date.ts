/** How a column of dates is read: ISO unless other forms are declared, and nothing that could be two days. */
import { parseDay } from "../../core/calendar.ts";
import type { Pointer } from "../source-tree.ts";
import type { CellObject } from "./cell-schema.ts";
import type { SourcesContext } from "./context.ts";
import { type DateFormat, LOOKALIKES, RELATIVE_FORMATS } from "./date-formats.ts";
import { sourcesMessages } from "./messages.ts";
import type { DateRule } from "./model.ts";

export interface RowStyle {
  readonly context: SourcesContext;
  readonly hundredYearsFrom: number | undefined;
}

export function dateRule(
  { date, time, origin, zone, partial }: CellObject,
  dayOnly: boolean,
  pointer: Pointer,
  { context, hundredYearsFrom }: RowStyle,
): DateRule {
  const formats = date ?? ["iso"];
  checkFormats(formats, `${pointer}/date`, context);
  return {
    formats,
    time,
    origin: originDay(formats, origin, pointer, context),
    zone: zone === undefined ? undefined : zoneMinutes(zone),
    hundredYearsFrom,
    partial,
    dayOnly,
  };
}

function checkFormats(formats: readonly DateFormat[], pointer: Pointer, context: SourcesContext): void {
  const both = LOOKALIKES.find((pair) => pair.every((format) => formats.includes(format)));
  if (both !== undefined) context.diagnostics.push(sourcesMessages.lookalikes(context.place(pointer), both));
  const isCounted = (format: DateFormat) => RELATIVE_FORMATS.has(format) || format.startsWith("excel");
  const counted = formats.filter(isCounted);
  // A number of eight digits is a date in ymd and a count in the others.
  if (counted.length > 1 || (counted.length === 1 && formats.includes("ymd")))
    context.diagnostics.push(sourcesMessages.lookalikes(context.place(pointer), [...counted, "ymd"].slice(0, 2)));
}

function originDay(
  formats: readonly DateFormat[],
  origin: string | undefined,
  pointer: Pointer,
  context: SourcesContext,
): number | undefined {
  const where = context.place(origin === undefined ? pointer : `${pointer}/origin`);
  const relative = formats.find((format) => RELATIVE_FORMATS.has(format));
  if (origin === undefined) {
    if (relative !== undefined) context.diagnostics.push(sourcesMessages.originMissing(where, relative));
    return undefined;
  }
  if (relative === undefined) {
    context.diagnostics.push(sourcesMessages.originUnused(where, formats.join(", ")));
    return undefined;
  }
  const day = parseDay(origin);
  if (day === undefined) context.diagnostics.push(sourcesMessages.badOrigin(where, origin));
  return day;
}

/** `+08:00` as 480. */
function zoneMinutes(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
