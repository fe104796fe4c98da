/**
 * A study file as plain data, with the position of every value and key. A reading (`{ use, or, ref, basis, why }`) is replaced
 * by the value in use and remembered, so that the schema sees only plain values and a reading may stand anywhere.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Diagnostic } from "../core/diagnostic.ts";
import { nearest } from "../core/suggest.ts";
import { messages } from "./messages.ts";

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** A path of keys and list indexes from the root, written `/endpoints/hb-response/criterion/all/0`. */
export type Pointer = string;

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Reading {
  /** Where the parameter stands; several where one YAML anchor is used in several places. */
  readonly pointers: readonly Pointer[];
  readonly use: Plain;
  readonly alternatives: readonly Plain[];
  readonly ref: string;
  readonly basis: string;
  readonly why: string;
  readonly position: Position;
}

export interface SourceTree {
  readonly file: string;
  readonly root: Plain;
  /** Of values; a key that is missing has none. */
  readonly positions: ReadonlyMap<Pointer, Position>;
  readonly keyPositions: ReadonlyMap<Pointer, Position>;
  readonly readings: readonly Reading[];
}

const READING_KEYS: ReadonlySet<string> = new Set(["use", "or", "ref", "basis", "why"]);
const FAULTS_SHOWN = 3;
const BASES: readonly string[] = ["registered", "convention", "engine"];

/** Parses a study file. The tree is undefined where the text is not YAML; every fault found is in the diagnostics. */
export function readSourceTree(
  text: string,
  file: string,
): { tree: SourceTree | undefined; diagnostics: readonly Diagnostic[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const walk = new TreeWalk(file, lines, (node) => (isAlias(node) ? node.resolve(document) : node));
  // One stray bracket upsets everything after it: the first faults tell, the others only follow.
  for (const problem of [...document.errors, ...document.warnings].slice(0, FAULTS_SHOWN)) {
    walk.diagnostics.push(messages.notYaml(walk.at(problem.pos[0]), problem.message));
  }
  if (document.errors.length > 0) return { tree: undefined, diagnostics: walk.diagnostics };
  const root = walk.plain(document.contents, "");
  const tree = {
    file,
    root,
    positions: walk.positions,
    keyPositions: walk.keyPositions,
    readings: [...walk.readings.values()],
  };
  return { tree, diagnostics: walk.diagnostics };
}

/** One pass over the YAML nodes; holds what it has found so far. */
class TreeWalk {
  readonly positions = new Map<Pointer, Position>();
  readonly keyPositions = new Map<Pointer, Position>();
  readonly readings = new Map<unknown, Reading>();
  readonly diagnostics: Diagnostic[] = [];
  /** The nodes that are being walked, outermost first. */
  private readonly open = new Set<unknown>();
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly resolve: (node: unknown) => unknown;

  constructor(file: string, lines: LineCounter, resolve: (node: unknown) => unknown) {
    this.file = file;
    this.lines = lines;
    this.resolve = resolve;
  }

  at(offset: number | undefined): { file: string; line: number; column: number } {
    const { line, col } = this.lines.linePos(offset ?? 0);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  plain(given: unknown, pointer: Pointer, insideReading = false): Plain {
    const node = this.resolve(given);
    if (isAlias(given) && (node === undefined || this.open.has(node))) {
      const what = node === undefined ? "has no anchor" : "stands inside its own anchor";
      this.diagnostics.push(messages.notYaml(this.at(given.range?.[0]), `the alias *${given.source} ${what}`));
      return null;
    }
    this.open.add(node);
    const value = this.plainNode(node, pointer, insideReading);
    this.open.delete(node);
    return value;
  }

  private plainNode(node: unknown, pointer: Pointer, insideReading: boolean): Plain {
    const { line, column } = this.at((node as Node | null | undefined)?.range?.[0]);
    if (!this.positions.has(pointer)) this.positions.set(pointer, { line, column });
    if (isMap(node))
      return isReading(node) ? this.reading(node, pointer, insideReading) : this.map(node, pointer, insideReading);
    if (isSeq(node)) return this.sequence(node, pointer, insideReading);
    return isScalar(node) ? scalarValue(node.value) : null;
  }

  /** A map with `use` beside a key that no reading has is a misspelled reading, unless a standard definition is used. */
  private checkMisspelledReading(node: YAMLMap): void {
    const use = node.get("use");
    if (use === undefined || (typeof use === "string" && use.startsWith("standard/"))) return;
    for (const pair of node.items as Pair<Node, Node>[]) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      const near = nearest(key, READING_KEYS);
      if (READING_KEYS.has(key) || near === undefined) continue;
      this.diagnostics.push(messages.unknownKey(this.at(pair.key.range?.[0]), key, `did you mean "${near}"?`));
    }
  }

  private map(node: YAMLMap, pointer: Pointer, insideReading: boolean): Plain {
    this.checkMisspelledReading(node);
    const entries: [string, Plain][] = [];
    for (const pair of node.items as Pair<Node, Node>[]) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      const child = `${pointer}/${key}`;
      const { line, column } = this.at(pair.key.range?.[0]);
      this.keyPositions.set(child, { line, column });
      entries.push([key, this.plain(pair.value, child, insideReading)]);
    }
    // A key like __proto__ must be data like any other.
    return Object.assign(Object.create(null), Object.fromEntries(entries)) as Plain;
  }

  private sequence(node: YAMLSeq, pointer: Pointer, insideReading: boolean): Plain {
    return node.items.map((item, index) => this.plain(item, `${pointer}/${index}`, insideReading));
  }

  private reading(node: YAMLMap, pointer: Pointer, insideReading: boolean): Plain {
    const where = this.at(node.range?.[0]);
    const { line, column } = where;
    if (insideReading) this.diagnostics.push(messages.nestedReading(where));
    const use = this.plain(node.get("use", true), pointer, true);
    this.positions.set(pointer, this.positions.get(pointer) ?? { line, column });
    const known = this.readings.get(node);
    if (known !== undefined) {
      this.readings.set(node, { ...known, pointers: [...known.pointers, pointer] });
      return use;
    }
    const or = this.resolve(node.get("or", true));
    if (or !== undefined && or !== null && !isSeq(or)) this.diagnostics.push(messages.readingOrNotList(where));
    const alternatives = isSeq(or)
      ? or.items.map((item, index) => this.plain(item, `${pointer}/or/${index}`, true))
      : [];
    const basis = textOf(node.get("basis"));
    if (basis !== "" && !BASES.includes(basis)) this.diagnostics.push(messages.readingBasis(where, basis, BASES));
    const reading = {
      pointers: [pointer],
      use,
      alternatives,
      ref: textOf(node.get("ref")),
      basis,
      why: textOf(node.get("why")),
    };
    this.readings.set(node, { ...reading, position: { line, column } });
    return use;
  }
}

function isReading(node: YAMLMap): boolean {
  const keys = node.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key));
  return keys.includes("use") && keys.length > 1 && keys.every((key) => READING_KEYS.has(key));
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

function scalarValue(value: unknown): Plain {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  return value === undefined ? null : String(value);
}

/** The value at a pointer, or undefined where there is none. */
export function valueAt(root: Plain, pointer: Pointer): Plain | undefined {
  let value: Plain | undefined = root;
  for (const key of pointerKeys(pointer)) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as { readonly [key: string]: Plain })[key];
  }
  return value;
}

/** Every value that is not a map or a list, with its place. */
export function scalarsOf(node: Plain, pointer: Pointer = ""): readonly { pointer: Pointer; value: Plain }[] {
  if (typeof node !== "object" || node === null) return [{ pointer, value: node }];
  return Object.entries(node).flatMap(([key, item]) => scalarsOf(item, `${pointer}/${key}`));
}

/** A copy with the value at each pointer replaced. */
export function replaceAt(root: Plain, pointers: readonly Pointer[], value: Plain): Plain {
  return pointers.reduce((tree, pointer) => replaceOne(tree, pointerKeys(pointer), value), root);
}

function replaceOne(node: Plain, keys: readonly string[], value: Plain): Plain {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    return (node as readonly Plain[]).map((item, index) =>
      String(index) === key ? replaceOne(item, rest, value) : item,
    );
  }
  const object = node as { readonly [key: string]: Plain };
  return Object.assign(Object.create(null), object, { [key]: replaceOne(object[key] ?? null, rest, value) }) as Plain;
}

function pointerKeys(pointer: Pointer): readonly string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/");
}

/** The position of the value at a pointer, or of its nearest ancestor that is in the file. */
export function positionOf(tree: SourceTree, pointer: Pointer): Position {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const position = tree.positions.get(at) ?? tree.keyPositions.get(at);
    if (position !== undefined) return position;
    if (at === "") return { line: 1, column: 1 };
  }
}
