/** A cell that holds a date, with its time of day in the same column or another. */
import type { DateRule } from "../../definition/sources/model.ts";
import type { CellReader, TextChange } from "./cell-reader.ts";
import { middleOfMonth, readDate } from "./date-text.ts";
import type { Header } from "./header.ts";
import type { PrintedReader } from "./printed-cell.ts";

export function dateReader(date: DateRule, printed: PrintedReader, change: TextChange, header: Header): CellReader {
  const timePosition = date.time === undefined ? -1 : (header.positionOf(date.time) ?? -1);
  return (cells) => {
    const { text: own, column } = printed(cells);
    const time = cells[timePosition] ?? "";
    const raw = time === "" ? own : `${own} ${time}`;
    const { text: changed, isUnmapped } = change(own, cells);
    const base = { raw, column, fault: undefined, imputed: false };
    if (changed === "") return { ...base, text: "", rule: undefined };
    if (isUnmapped && changed === own) return { ...base, text: own, rule: undefined, fault: "unmapped" };
    const read = readDate(changed, time, date);
    if (read !== undefined)
      return { ...base, text: read.text, rule: isSame(read.text, raw) ? undefined : `${column} as ${read.format}` };
    const middle = date.partial === "middle" ? middleOfMonth(changed) : undefined;
    if (middle !== undefined)
      return { ...base, text: middle, rule: `${column} in the middle of its month`, imputed: true };
    return { ...base, text: changed, rule: undefined, fault: "bad-date" };
  };
}

/** The same instant in ISO with or without seconds, with a space or a T, is not altered. */
function isSame(text: string, raw: string): boolean {
  const iso = raw.replace(" ", "T");
  return text === iso || text === `${iso}:00`;
}
