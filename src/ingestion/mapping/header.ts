/** The header of a mapped file: where each column stands, and which of those the mapping names are missing. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { suggestion } from "../../core/suggest.ts";
import type { FileMapping } from "../../definition/sources/model.ts";
import { messages } from "./messages.ts";

export interface Header {
  readonly names: readonly string[];
  readonly positionOf: (column: string) => number | undefined;
}

export function readHeader(fields: readonly string[]): Header {
  const names = fields.map((name) => name.trim());
  const positions = new Map<string, number>();
  for (const [position, name] of names.entries()) if (!positions.has(name)) positions.set(name, position);
  return { names, positionOf: (column) => positions.get(column) };
}

export function headerFaults({ names }: Header, mapping: FileMapping): readonly Diagnostic[] {
  return columnsNamed(mapping).flatMap((column) => {
    const count = names.filter((name) => name === column).length;
    if (count === 1) return [];
    if (count > 1) return [messages.columnTwice(mapping.file, column)];
    return [messages.columnMissing(mapping.file, column, hintFor(column, names))];
  });
}

function hintFor(column: string, names: readonly string[]): string {
  if (names.length === 1) return "the header has one column only: declare the delimiter, or the header-line";
  const near = suggestion(column, names);
  return near?.startsWith("did you mean") === true ? near : `the header has ${names.slice(0, 12).join(", ")}`;
}

/** Every column of the file that a mapping reads, each once. */
export function columnsNamed(mapping: FileMapping): readonly string[] {
  const cells = [...mapping.columns.values()].flatMap(({ columns, date }) => [
    ...columns,
    ...(date?.time === undefined ? [] : [date.time]),
  ]);
  const wide = mapping.wide.flatMap(({ columns, unit }) => [
    ...columns,
    ...(unit.kind === "column" ? [unit.column] : []),
  ]);
  const filters = [...mapping.where, ...mapping.units.flatMap(({ where }) => where)].map(({ column }) => column);
  return [...new Set([...cells, ...wide, ...filters, ...mapping.fillDown])];
}
