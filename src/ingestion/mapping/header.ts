/** The header of a mapped file: where each column stands, and which of those the mapping names are missing. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { suggestion } from "../../core/suggest.ts";
import type { CellRule, FileMapping } from "../../definition/sources/model.ts";
import { messages } from "./messages.ts";

export interface Header {
  readonly names: readonly string[];
  /** By the name as printed; else by a name that differs in case, width or white space only, where one column alone has such a name. */
  readonly positionOf: (column: string) => number | undefined;
}

export function readHeader(fields: readonly string[]): Header {
  const names = fields.map((name) => name.trim());
  const exact = positionsBy(names, (name) => name);
  const loose = positionsBy(names, looseName);
  return {
    names,
    positionOf: (column) => {
      const [position] = exact.get(column) ?? loose.get(looseName(column)) ?? [];
      return position;
    },
  };
}

function positionsBy(names: readonly string[], key: (name: string) => string): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, name] of names.entries()) {
    const known = positions.get(key(name)) ?? [];
    positions.set(key(name), known);
    known.push(position);
  }
  return positions;
}

/** Full-width forms and line breaks inside a header are the work of the program that printed it. */
function looseName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

export function headerFaults(header: Header, mapping: FileMapping): readonly Diagnostic[] {
  const optional = optionalColumns(mapping);
  return columnsNamed(mapping).flatMap((column) => {
    const count = countOf(header.names, column);
    if (count === 1 || (count === 0 && optional.has(column))) return [];
    if (count > 1) return [messages.columnTwice(mapping.file, column)];
    const hint = hintFor(column, header.names);
    return [messages.columnMissing(mapping.file, column, fillsResult(mapping, column) ? `${hint}; ${WIDE}` : hint)];
  });
}

const WIDE = "where every analyte has a column of its own, write wide: instead of analyte, value and unit";

/** Of a table that is taken for a long one, the columns that a wide one does not have. */
function fillsResult({ columns }: FileMapping, column: string): boolean {
  return ["analyte", "value"].some((name) => columns.get(name)?.columns.includes(column) === true);
}

function countOf(names: readonly string[], column: string): number {
  const same = names.filter((name) => name === column).length;
  return same > 0 ? same : names.filter((name) => looseName(name) === looseName(column)).length;
}

export function hintFor(column: string, names: readonly string[]): string {
  if (names.length === 1) return "the header has one column only: declare the delimiter, or the header-line";
  const near = suggestion(column, names);
  return near?.startsWith("did you mean") === true ? near : `the header has ${names.slice(0, 12).join(", ")}`;
}

/** Every column of the file that a mapping reads, each once. */
export function columnsNamed(mapping: FileMapping): readonly string[] {
  const { adds } = mapping;
  const pick = typeof adds === "object" ? [adds.at] : [];
  const cells = [...mapping.columns.values(), ...pick].flatMap(columnsOfCell);
  const wide = mapping.wide.flatMap(({ columns, unit }) => [
    ...columns,
    ...(unit.kind === "column" ? [unit.column] : []),
  ]);
  const filters = [...mapping.where, ...mapping.units.flatMap(({ where }) => where)].map(({ column }) => column);
  return [...new Set([...cells, ...wide, ...filters, ...mapping.fillDown])];
}

/** Columns that only cells and filters name that can do without them. */
function optionalColumns(mapping: FileMapping): ReadonlySet<string> {
  const columns = new Map([...mapping.columns].filter(([, { ifPresent }]) => !ifPresent));
  const where = mapping.where.filter(({ ifPresent }) => !ifPresent);
  const needed = new Set(columnsNamed({ ...mapping, columns, where }));
  return new Set(columnsNamed(mapping).filter((column) => !needed.has(column)));
}

function columnsOfCell({ columns, date, unit, prefix }: CellRule): readonly string[] {
  return [
    ...columns,
    ...(typeof prefix === "string" ? [] : [prefix.column]),
    ...(date?.time === undefined ? [] : [date.time]),
    ...(unit?.kind === "column" ? [unit.column] : []),
  ];
}
