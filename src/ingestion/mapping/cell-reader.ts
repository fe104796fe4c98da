/** Reads a canonical column of a mapped row: its text, the text as printed, and the column of the file where it stands. */
import type { CellRule, FileMapping } from "../../definition/sources/model.ts";
import { dateText, middleOfMonth } from "./date-text.ts";
import type { Header } from "./header.ts";
import type { Lookups } from "./lookups.ts";
import { isNumberColumn, plainNumber } from "./number-columns.ts";

export interface MappedCell {
  readonly text: string;
  readonly raw: string;
  /** As the header prints it; the first where the text is joined of several; empty for a constant. */
  readonly column: string;
  /** What was done to it, as it is counted: `AESTDTC as d.m.y`; undefined where it stands as printed. */
  readonly rule: string | undefined;
  readonly fault: "bad-date" | undefined;
  /** Only the month is printed, and its middle stands in place of the day. */
  readonly imputed: boolean;
}

/** The cells of a row by position, trimmed, with null words made empty and blank cells filled down. */
export type Cells = readonly string[];

export type CellReader = (cells: Cells) => MappedCell;

export interface CellContext {
  readonly mapping: FileMapping;
  readonly header: Header;
  readonly lookups: Lookups;
}

export function cellReader(column: string, rule: CellRule, context: CellContext): CellReader {
  const printed = printedText(rule, context);
  const name = rule.columns[0] ?? "";
  const change = changedText(column, rule, context);
  const label = ruleLabel(name, rule);
  if (rule.date !== undefined) return dateReader(rule, printed, name, context);
  return (cells) => {
    const raw = printed(cells);
    const text = change(raw);
    return { text, raw, column: name, rule: text === raw ? undefined : label, fault: undefined, imputed: false };
  };
}

function printedText({ columns, separator, constant }: CellRule, { header }: CellContext): (cells: Cells) => string {
  if (constant !== undefined) return () => constant;
  const positions = columns.map((column) => header.positionOf(column) ?? -1);
  const [only = -1, ...others] = positions;
  if (others.length === 0) return (cells) => cells[only] ?? "";
  return (cells) =>
    positions
      .map((position) => cells[position] ?? "")
      .filter((text) => text !== "")
      .join(separator);
}

/** Prefix taken off, looked up, mapped, prefix put on; numbers made plain. A blank cell stays blank. */
function changedText(column: string, rule: CellRule, { mapping, lookups }: CellContext): (text: string) => string {
  const { strip, lookup, map, otherwise, prefix } = rule;
  return (text) => {
    if (text === "") return map?.get("") ?? "";
    const bare = strip !== "" && text.startsWith(strip) ? text.slice(strip.length) : text;
    const found = lookup === undefined ? bare : (lookups.find(lookup, bare) ?? bare);
    const mapped = map === undefined ? found : (map.get(found) ?? otherwise ?? found);
    const plain = isNumberColumn(column) ? plainNumber(mapped, mapping.numbers) : mapped;
    return plain === "" ? "" : `${prefix}${plain}`;
  };
}

function ruleLabel(name: string, { lookup, map, strip, prefix }: CellRule): string {
  const steps = [
    ...(strip === "" ? [] : [`without ${strip}`]),
    ...(lookup === undefined ? [] : [`looked up in ${lookup.file}`]),
    ...(map === undefined ? [] : ["mapped"]),
    ...(prefix === "" ? [] : [`with ${prefix} before it`]),
  ];
  return `${name} ${steps.length === 0 ? "as a plain number" : steps.join(", ")}`;
}

function dateReader(
  { date }: CellRule,
  printed: (cells: Cells) => string,
  name: string,
  { header }: CellContext,
): CellReader {
  const timePosition = date?.time === undefined ? -1 : (header.positionOf(date.time) ?? -1);
  return (cells) => {
    const [raw, time] = [printed(cells), cells[timePosition] ?? ""];
    const base = { raw: time === "" ? raw : `${raw} ${time}`, column: name, fault: undefined, imputed: false };
    if (raw === "" || date === undefined) return { ...base, text: "", rule: undefined };
    const text = dateText(raw, time, date);
    if (text !== undefined)
      return { ...base, text, rule: isSame(text, base.raw) ? undefined : `${name} as ${date.format}` };
    const middle = date.partial === "middle" ? middleOfMonth(raw) : undefined;
    if (middle !== undefined)
      return { ...base, text: middle, rule: `${name} in the middle of its month`, imputed: true };
    return { ...base, text: raw, rule: undefined, fault: "bad-date" };
  };
}

/** The same instant in ISO with or without seconds, with a space or a T, is not altered. */
function isSame(text: string, raw: string): boolean {
  const iso = raw.replace(" ", "T");
  return text === iso || text === `${iso}:00`;
}
