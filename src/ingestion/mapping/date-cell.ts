/** A cell that holds a date, with its time of day in the same column or another. */
import type { DateRule } from "../../definition/sources/model.ts";
import type { CellReader, MappedCell, TextChange } from "./cell-reader.ts";
import { middleOfMonth, readDate } from "./date-text.ts";
import type { Header } from "./header.ts";
import type { PrintedReader } from "./printed-cell.ts";

/** A day has many results, and often one hour of it, and they are near each other: so many texts are remembered. */
const REMEMBERED = 1000;

export function dateReader(date: DateRule, printed: PrintedReader, change: TextChange, header: Header): CellReader {
  const timePosition = date.time === undefined ? -1 : (header.positionOf(date.time) ?? -1);
  const known = new Map<string, MappedCell>();
  return (cells) => {
    const { text: own, column } = printed(cells);
    const time = timePosition === -1 ? "" : (cells[timePosition] ?? "");
    const { text: changed, isUnmapped } = change(own, cells);
    // A text that was looked up may stand for another date in another row.
    const isRemembered = changed === own;
    const key = `${column}\u0000${own}\u0000${time}`;
    const before = isRemembered ? known.get(key) : undefined;
    if (before !== undefined) return before;
    const cell = dateCell(date, { own, changed, time, column, isUnmapped });
    if (known.size >= REMEMBERED) known.clear();
    if (isRemembered) known.set(key, cell);
    return cell;
  };
}

interface PrintedDate {
  readonly own: string;
  readonly changed: string;
  readonly time: string;
  readonly column: string;
  readonly isUnmapped: boolean;
}

function dateCell(date: DateRule, { own, changed, time, column, isUnmapped }: PrintedDate): MappedCell {
  const raw = time === "" ? own : `${own} ${time}`;
  const cell = (text: string, rule: string | undefined, fault?: MappedCell["fault"], imputed = false): MappedCell => {
    return { text, raw, column, rule, fault, imputed };
  };
  if (changed === "") return cell("", undefined);
  if (isUnmapped && changed === own) return cell(own, undefined, "unmapped");
  const read = readDate(changed, time, date);
  if (read !== undefined) return cell(read.text, isSame(read.text, raw) ? undefined : `${column} as ${read.format}`);
  const middle = date.partial === "middle" ? middleOfMonth(changed) : undefined;
  if (middle !== undefined) return cell(middle, `${column} in the middle of its month`, undefined, true);
  return cell(changed, undefined, "bad-date");
}

/** The same instant in ISO with or without seconds, with a space or a T, is not altered. */
function isSame(text: string, raw: string): boolean {
  const iso = raw.replace(" ", "T");
  return text === iso || text === `${iso}:00`;
}
