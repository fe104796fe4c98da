/** YAML with comments, written by hand because a reader of the file should learn from it. Texts from files are quoted unless they are plain words. */

/** What stands for nothing. */
export interface YamlNull {
  readonly nothing: true;
}

export type YamlValue = string | number | boolean | YamlNull | readonly YamlValue[] | YamlMap;

export interface YamlEntry {
  readonly key: string;
  readonly value: YamlValue;
  /** Behind the line. */
  readonly comment?: string | undefined;
}

/** A line of its own: a hint, or something that the owner of the data may turn on. */
export interface YamlComment {
  readonly note: string;
}

export interface YamlMap {
  readonly items: readonly (YamlEntry | YamlComment)[];
  /** On one line: `{ column: a, date: iso }`. */
  readonly inline?: boolean;
}

export function entry(key: string, value: YamlValue, comment?: string): YamlEntry {
  return { key, value, comment };
}

export function note(text: string): YamlComment {
  return { note: text };
}

export function block(items: readonly (YamlEntry | YamlComment)[]): YamlMap {
  return { items };
}

export function inline(items: readonly YamlEntry[]): YamlMap {
  return { items, inline: true };
}

/** The lines of a map, each with its indent. */
export function yamlLines({ items }: YamlMap, indent = 0): readonly string[] {
  return items.flatMap((item) => ("note" in item ? commentLines(item.note, indent) : entryLines(item, indent)));
}

function commentLines(text: string, indent: number): readonly string[] {
  return text.split("\n").map((line) => `${spaces(indent)}# ${oneLine(line)}`);
}

function entryLines({ key, value, comment }: YamlEntry, indent: number): readonly string[] {
  const head = `${spaces(indent)}${scalar(key)}:`;
  const behind = comment === undefined ? "" : `   # ${oneLine(comment)}`;
  if (isBlock(value)) return [`${head}${behind}`, ...yamlLines(value, indent + 2)];
  if (isList(value)) return [`${head}${behind}`, ...value.flatMap((item) => itemLines(item, indent + 2))];
  return [`${head} ${flow(value)}${behind}`];
}

function itemLines(item: YamlValue, indent: number): readonly string[] {
  if (!isBlock(item)) return [`${spaces(indent)}- ${flow(item)}`];
  const [first = "", ...rest] = yamlLines(item, indent + 2);
  return [`${spaces(indent)}- ${first.trimStart()}`, ...rest];
}

function isBlock(value: YamlValue): value is YamlMap {
  return typeof value === "object" && "items" in value && value.inline !== true;
}

/** A list of maps takes a line each; a list of texts stands on one. */
function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value) && value.some((item) => typeof item === "object");
}

/** Every text of a map, keys and values. */
export function textsIn(value: YamlValue): readonly string[] {
  if (typeof value !== "object") return [String(value)];
  if ("nothing" in value) return [];
  if (!("items" in value)) return value.flatMap(textsIn);
  return value.items.flatMap((item) => ("note" in item ? [] : [item.key, ...textsIn(item.value)]));
}

/** On one line. */
export function flow(value: YamlValue): string {
  if (typeof value === "string") return scalar(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if ("nothing" in value) return "null";
  if ("items" in value) {
    const parts = value.items.flatMap((item) => ("note" in item ? [] : [`${scalar(item.key)}: ${flow(item.value)}`]));
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return `[${value.map(flow).join(", ")}]`;
}

/** Words that YAML reads as something else than text. */
const OTHER_THINGS = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;
const PLAIN = /^[\p{L}_][\p{L}\p{N}_./*%^ -]*$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const UNIT = /^10\*\d{1,2}\/[A-Za-z]+$/;

function scalar(text: string): string {
  const isPlain = PLAIN.test(text) && text === text.trim() && !OTHER_THINGS.test(text) && !text.includes(" #");
  return isPlain || DATE.test(text) || UNIT.test(text)
    ? text
    : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A comment ends with its line, so nothing of a file may end it sooner. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, " ").trimEnd();
}

function spaces(count: number): string {
  return " ".repeat(count);
}
