/**
 * What a sources.yaml says over its preset. The entries of a table are those of the preset, changed or left out where the file says so,
 * then the file's own. Other keys: the file's, maps of names joined. Positions move along, so that messages point at what was written.
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { nearest } from "../../core/suggest.ts";
import {
  type Plain,
  type Pointer,
  type Position,
  positionOf,
  readSourceTree,
  type SourceTree,
} from "../source-tree.ts";
import { changedEntry, isMap, type PlainMap, plainMap } from "./changed-entry.ts";
import { sourcesMessages } from "./messages.ts";
import { presetText } from "./presets.ts";

const TABLES = ["participants", "labs", "interventions", "events"] as const;
const WORDS = ["change", "leave-out"] as const;

export function withPreset(tree: SourceTree): { tree: SourceTree; diagnostics: readonly Diagnostic[] } {
  const { root } = tree;
  if (!isMap(root)) return { tree, diagnostics: [] };
  const text = typeof root["preset"] === "string" ? presetText(root["preset"]) : undefined;
  const { "nadir-sources": _, ...base } = text === undefined ? plainMap({}) : presetRoot(text);
  const tables = TABLES.map((table) =>
    mergeTable(table, entriesOf(root[table]), entriesOf(base[table]) as readonly PlainMap[], tree),
  );
  const joined = ["analytes", "results"].flatMap((key) => joinedKey(key, base, root));
  const entries = tables.flatMap(({ table, merged }): [string, Plain][] =>
    isMerged(root[table], merged.length) ? [[table, merged.map(({ entry }) => entry)]] : [],
  );
  return {
    tree: {
      ...tree,
      root: plainMap({ ...base, ...root, ...Object.fromEntries([...joined, ...entries]) }),
      positions: moved(tree.positions, tables, positionOf(tree, "/preset")),
      keyPositions: moved(tree.keyPositions, tables, undefined),
    },
    diagnostics: tables.flatMap(({ diagnostics }) => diagnostics),
  };
}

function entriesOf(table: Plain | undefined): readonly Plain[] {
  return Array.isArray(table) ? (table as readonly Plain[]) : [];
}

/** A table that is no list is left for the schema to refuse. */
function isMerged(table: Plain | undefined, entries: number): boolean {
  return Array.isArray(table) || (table === undefined && entries > 0);
}

function presetRoot(text: string): PlainMap {
  const { tree } = readSourceTree(text, "preset");
  if (tree === undefined || !isMap(tree.root)) throw new Error("a preset is not valid YAML");
  return tree.root;
}

function joinedKey(key: string, base: PlainMap, own: PlainMap): readonly [string, Plain][] {
  const [below, above] = [base[key], own[key]];
  return isMap(below) && isMap(above) ? [[key, plainMap({ ...below, ...above })]] : [];
}

/** An entry, and its number among those of the file; undefined where it is the preset's. */
interface Merged {
  readonly entry: Plain;
  readonly from: number | undefined;
}

interface MergedTable {
  readonly table: string;
  readonly merged: readonly Merged[];
  readonly diagnostics: readonly Diagnostic[];
}

function mergeTable(table: string, own: readonly Plain[], base: readonly PlainMap[], tree: SourceTree): MergedTable {
  const names = base.map(nameOf);
  const merged = new Map<string, Merged>(base.map((entry) => [nameOf(entry), { entry, from: undefined }]));
  const added: Merged[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [from, entry] of own.entries()) {
    const word = isMap(entry) ? WORDS.find((key) => key in entry) : undefined;
    if (word === undefined || !isMap(entry)) {
      added.push({ entry, from });
      continue;
    }
    const name = String(entry[word]);
    const meant = base.find((other) => nameOf(other) === name);
    const where = { file: tree.file, ...positionOf(tree, `/${table}/${from}/${word}`) };
    if (meant === undefined) diagnostics.push(sourcesMessages.noSuchEntry(where, name, hintOf(name, names)));
    else if (word === "leave-out") merged.delete(name);
    else merged.set(name, { entry: changedEntry(meant, entry), from });
  }
  return { table, merged: [...merged.values(), ...added], diagnostics };
}

function nameOf(entry: PlainMap): string {
  return String(entry["name"]);
}

function hintOf(name: string, names: readonly string[]): string {
  if (names.length === 0) return "the preset has no entry here, or none is named: write file: and columns:";
  const near = nearest(name, names);
  return near === undefined ? `the preset has ${names.join(", ")}` : `did you mean "${near}"?`;
}

/** What stands below `/labs/0` of the file stands below the entry's new number; the preset's entries stand where it is named. */
function moved(
  positions: ReadonlyMap<Pointer, Position>,
  tables: readonly MergedTable[],
  ofPreset: Position | undefined,
): ReadonlyMap<Pointer, Position> {
  const numbers = new Map<string, string>(
    tables.flatMap(({ table, merged }) =>
      merged.flatMap(({ from }, to) => (from === undefined ? [] : [[`${table}/${from}`, `${table}/${to}`] as const])),
    ),
  );
  const result = new Map<Pointer, Position>();
  for (const [pointer, position] of positions) {
    const [, table = "", number, ...rest] = pointer.split("/");
    const isEntry = number !== undefined && tables.some((other) => other.table === table);
    const to = isEntry ? numbers.get(`${table}/${number}`) : undefined;
    if (!isEntry) result.set(pointer, position);
    else if (to !== undefined) result.set(["", to, ...rest].join("/"), position);
  }
  if (ofPreset !== undefined)
    for (const { table, merged } of tables)
      for (const [to, { from }] of merged.entries()) if (from === undefined) result.set(`/${table}/${to}`, ofPreset);
  return result;
}
