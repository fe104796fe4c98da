/** Reads a canonical column of a mapped row: its text, the text as printed, and the column of the file where it stands. */
import { CANONICAL_TEXTS, UNIT_OF_COLUMN } from "../../definition/sources/canonical-columns.ts";
import type { CellRule, FileMapping } from "../../definition/sources/model.ts";
import { dateReader } from "./date-cell.ts";
import type { Header } from "./header.ts";
import type { Lookups } from "./lookups.ts";
import { convertedNumber, isNumberColumn, plainNumber } from "./number-columns.ts";
import { printedReader } from "./printed-cell.ts";

export interface MappedCell {
  readonly text: string;
  readonly raw: string;
  /** As the header prints it; the first where the text is joined of several; empty for a constant. */
  readonly column: string;
  /** What was done to it, as it is counted: `AESTDTC as d.m.y`; undefined where it stands as printed. */
  readonly rule: string | undefined;
  /** A date of no declared form, a text that neither lookup nor map has, a unit of another kind. */
  readonly fault: "bad-date" | "unmapped" | "bad-unit" | undefined;
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
  const printed = printedReader(rule, context.header);
  const change = textChange(column, rule, context);
  if (rule.date !== undefined) return dateReader(rule.date, printed, change, context.header);
  const label = ruleLabel(rule);
  const convert = unitChange(column, rule, context);
  return (cells) => {
    const { text: raw, column: name } = printed(cells);
    const { text: changed, isUnmapped } = change(raw, cells);
    const text = changed === "" ? "" : convert(changed, cells);
    const fault = text === undefined ? "bad-unit" : isUnmapped ? "unmapped" : undefined;
    return {
      text: text ?? changed,
      raw,
      column: name,
      rule: text === raw ? undefined : `${name} ${label}`,
      fault,
      imputed: false,
    };
  };
}

export interface TextChanged {
  readonly text: string;
  readonly isUnmapped: boolean;
}

export type TextChange = (text: string, cells: Cells) => TextChanged;

const BLANK: TextChanged = { text: "", isUnmapped: false };

/** Prefix taken off, letters made one case, looked up, mapped, prefix put on; numbers made plain. A blank cell stays blank. */
function textChange(column: string, rule: CellRule, { mapping, lookups, header }: CellContext): TextChange {
  const { strip, lookup, map, otherwise, prefix, constant } = rule;
  const values = new Set([...(map?.values() ?? []), ...(CANONICAL_TEXTS.get(column) ?? [])]);
  const find = lookup === undefined ? undefined : lookups.finder(lookup, rule.columns, header);
  const plain = isNumberColumn(column) ? (text: string) => plainNumber(text, mapping.numbers) : (text: string) => text;
  const cased = caseChange(rule.case);
  const before = prefixReader(prefix, header);
  if (constant !== undefined) return () => ({ text: constant, isUnmapped: false });
  return (text, cells) => {
    if (text === "") return map?.has("") === true ? { text: map.get("") ?? "", isUnmapped: false } : BLANK;
    const bare = cased(strip !== "" && text.startsWith(strip) ? text.slice(strip.length) : text);
    const found = find === undefined ? bare : find(cells, bare);
    const mapped = map === undefined || found === undefined ? found : map.get(found);
    // A text that is itself what others are mapped to needs no entry of its own.
    const isUnmapped = mapped === undefined && otherwise === undefined && !values.has(found ?? "");
    const final = plain(mapped ?? otherwise ?? found ?? bare);
    return { text: final === "" ? "" : `${before(cells)}${final}`, isUnmapped };
  };
}

/** A text of another column that its map does not have must not become part of a number: it stands in brackets, and the result is no number. */
function prefixReader(prefix: CellRule["prefix"], header: Header): (cells: Cells) => string {
  if (typeof prefix === "string") return () => prefix;
  const position = header.positionOf(prefix.column) ?? -1;
  return (cells) => {
    const printed = cells[position] ?? "";
    return prefix.map.get(printed) ?? `[${printed}] `;
  };
}

function caseChange(to: CellRule["case"]): (text: string) => string {
  if (to === undefined) return (text) => text;
  return to === "lower" ? (text) => text.toLowerCase() : (text) => text.toUpperCase();
}

/** Undefined where the unit of the row does not fit the column. */
function unitChange(
  column: string,
  { unit }: CellRule,
  { header }: CellContext,
): (text: string, cells: Cells) => string | undefined {
  const wanted = UNIT_OF_COLUMN.get(column);
  if (unit === undefined || wanted === undefined) return (text) => text;
  if (unit.kind === "constant") return (text) => convertedNumber(text, unit.unit, wanted);
  const position = header.positionOf(unit.column) ?? -1;
  return (text, cells) => {
    const printed = cells[position] ?? "";
    return convertedNumber(text, unit.map.get(printed) ?? printed, wanted);
  };
}

function ruleLabel({ lookup, map, strip, prefix, unit, case: letters }: CellRule): string {
  const steps = [
    ...(strip === "" ? [] : [`without ${strip}`]),
    ...(letters === undefined ? [] : [`in ${letters} case`]),
    ...(lookup === undefined ? [] : [`looked up in ${lookup.file}`]),
    ...(map === undefined ? [] : ["mapped"]),
    ...(prefix === "" ? [] : [`with ${typeof prefix === "string" ? prefix : prefix.column} before it`]),
    ...(unit === undefined ? [] : ["converted"]),
  ];
  return steps.length === 0 ? "as a plain number" : steps.join(", ");
}
