/** What is wrong with a cell by itself, with what to write into sources.yaml. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { UNIT_OF_COLUMN } from "../../definition/sources/canonical-columns.ts";
import type { CellRule } from "../../definition/sources/model.ts";
import type { CanonicalRow } from "./canonical-row.ts";
import { formatsTaking } from "./date-text.ts";
import { messages } from "./messages.ts";

export function cellFault({ row, cellOf }: CanonicalRow, column: string, rule: CellRule): Diagnostic | undefined {
  const cell = cellOf(column);
  switch (cell?.fault) {
    case "bad-date":
      return messages.badDate(row.at(column), cell.raw, rule.date?.formats ?? ["iso"], dateHint(cell.raw, rule));
    case "bad-unit":
      return messages.badUnit(row.at(column), UNIT_OF_COLUMN.get(column) ?? "");
    case "unmapped":
      return rule.unmapped === "refuse" ? messages.unmapped(row.at(column), cell.raw, column) : undefined;
    default:
      return undefined;
  }
}

/** The forms that would take the text, else what a two-digit year or a time in UTC needs. */
function dateHint(raw: string, { date }: CellRule): string | undefined {
  if (date === undefined) return undefined;
  const fitting = formatsTaking(raw, date);
  if (fitting.length > 0)
    return `as ${fitting.join(" or ")} it would be one: write date: ${fitting[0]}${fitting.length > 1 ? ", whichever is meant" : ""}`;
  const open = { ...date, hundredYearsFrom: date.hundredYearsFrom ?? 1950, zone: date.zone ?? 0 };
  const taking = formatsTaking(raw, open);
  const near = date.formats.find((format) => taking.includes(format)) ?? taking[0];
  if (near === undefined) return undefined;
  if (/Z$/.test(raw)) return "it is a time in UTC: write zone: with the site's clock, like zone: +08:00";
  return `its year has two digits: write date: ${near} and two-digit-years: 1950 (49 is then 2049)`;
}
