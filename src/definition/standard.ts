/**
 * The library of standard definitions: `use: standard/neutrophil-engraftment@1`, `with: { threshold: … }` stands for the body of that
 * definition with its parameters filled in. Keys beside `use` and `with` are set over those of the body. Expansion happens on plain
 * data, before the schema is checked, so that a study with standards is a study like any other; readings keep working in both.
 */
import type { Diagnostic } from "../core/diagnostic.ts";
import { suggestion } from "../core/suggest.ts";
import { messages } from "./messages.ts";
import {
  type Plain,
  type Pointer,
  type Position,
  positionOf,
  type Reading,
  readSourceTree,
  type SourceTree,
} from "./source-tree.ts";

/** The text of a standard definition by its reference without the leading `standard/`: `neutrophil-engraftment@1`. */
export interface StandardLibrary {
  readonly names: readonly string[];
  readonly textOf: (name: string) => string | undefined;
}

export const NO_STANDARDS: StandardLibrary = { names: [], textOf: () => undefined };

type PlainMap = { readonly [key: string]: Plain };

interface Standard {
  readonly name: string;
  readonly parameters: PlainMap;
  readonly body: Plain;
  readonly readings: readonly Reading[];
}

/** Where a parameter of a standard was put, in the pointers of the study. */
interface Placement {
  readonly parameter: string;
  readonly pointer: Pointer;
}

/** The tree with every `use: standard/…` replaced by what it stands for. */
export function expandStandards(
  tree: SourceTree,
  library: StandardLibrary,
): { tree: SourceTree; diagnostics: readonly Diagnostic[] } {
  const expansion = new Expansion(tree, library);
  const root = expansion.visit(tree.root, "");
  const expanded = { ...tree, root, readings: expansion.readings() };
  const included = mergeIncludes(expanded);
  return { tree: included.tree, diagnostics: [...expansion.diagnostics, ...included.diagnostics] };
}

/** `include:` lists standards that bring whole sections; a name that is already there is refused. What the study declares comes first. */
function mergeIncludes(tree: SourceTree): { tree: SourceTree; diagnostics: readonly Diagnostic[] } {
  if (!isMap(tree.root) || !Array.isArray(tree.root["include"])) return { tree, diagnostics: [] };
  const { include, ...rest } = tree.root;
  const merge = new Merge(tree, rest);
  for (const [index, sections] of (include as readonly Plain[]).entries()) merge.add(sections, index);
  const readings = tree.readings.map((reading) => ({
    ...reading,
    pointers: reading.pointers.map((at) => at.replace(/^\/include\/\d+\//, "/")),
  }));
  return { tree: { ...tree, root: merge.root, positions: merge.positions, readings }, diagnostics: merge.diagnostics };
}

/** The sections of a study as includes are added to them; what an include brings stands where it is included. */
class Merge {
  readonly root: Record<string, Plain>;
  readonly positions: Map<Pointer, Position>;
  readonly diagnostics: Diagnostic[] = [];
  private readonly tree: SourceTree;

  constructor(tree: SourceTree, own: PlainMap) {
    this.tree = tree;
    this.root = Object.assign(Object.create(null), own);
    this.positions = new Map(tree.positions);
  }

  add(sections: Plain, index: number): void {
    const where = { file: this.tree.file, ...positionOf(this.tree, `/include/${index}`) };
    if (!isMap(sections)) {
      this.diagnostics.push(
        messages.invalidValue(where, "an include is a standard definition", "- use: standard/camitta-bsh-nsaa@1"),
      );
      return;
    }
    for (const [section, entries] of Object.entries(sections)) {
      const present = isMap(this.root[section] ?? null) ? (this.root[section] as PlainMap) : {};
      const added = isMap(entries) ? entries : {};
      for (const name of Object.keys(added)) this.place(`/${section}/${name}`, name in present, index);
      this.root[section] = Object.assign(Object.create(null), present, added) as Plain;
    }
  }

  private place(pointer: Pointer, taken: boolean, index: number): void {
    const position = positionOf(this.tree, `/include/${index}`);
    if (!taken) {
      this.positions.set(pointer, position);
      return;
    }
    const [, section = "", name = ""] = pointer.split("/");
    const where = { file: this.tree.file, ...(this.tree.keyPositions.get(pointer) ?? position) };
    this.diagnostics.push(
      messages.duplicateName(where, name, `something in ${section} that include number ${index + 1} brings`),
    );
  }
}

/** One pass over a study; holds the readings that moved with what was expanded. */
class Expansion {
  readonly diagnostics: Diagnostic[] = [];
  private readonly tree: SourceTree;
  private readonly library: StandardLibrary;
  private readonly moved: Reading[] = [];
  /** Prefixes of `with:` values that were put elsewhere, with where they went. */
  private readonly relocations: { readonly from: Pointer; readonly to: readonly Pointer[] }[] = [];

  constructor(tree: SourceTree, library: StandardLibrary) {
    this.tree = tree;
    this.library = library;
  }

  visit(value: Plain, pointer: Pointer): Plain {
    if (Array.isArray(value))
      return (value as readonly Plain[]).map((item, index) => this.visit(item, `${pointer}/${index}`));
    if (!isMap(value)) return value;
    const use = value["use"];
    if (typeof use === "string" && use.startsWith("standard/"))
      return this.expand(value, use.slice("standard/".length), pointer);
    return mapValues(value, (item, key) => this.visit(item, `${pointer}/${key}`));
  }

  /** The readings of the study, those inside `with:` moved to where their value went, and those of the standards used. */
  readings(): readonly Reading[] {
    return [
      ...this.tree.readings.map((reading) => ({
        ...reading,
        pointers: reading.pointers.flatMap((at) => this.relocate(at)),
      })),
      ...this.moved,
    ];
  }

  private relocate(pointer: Pointer): readonly Pointer[] {
    const found = this.relocations.find(({ from }) => pointer === from || pointer.startsWith(`${from}/`));
    return found === undefined ? [pointer] : found.to.map((to) => to + pointer.slice(found.from.length));
  }

  private expand(source: PlainMap, name: string, pointer: Pointer): Plain {
    const standard = this.load(name, pointer);
    if (standard === undefined) return {};
    const given = isMap(source["with"] ?? null) ? (source["with"] as PlainMap) : {};
    this.checkParameters(standard, given, pointer);
    const { use: _use, with: _with, ...over } = source;
    const placements: Placement[] = [];
    const body = fill(standard, given, standard.body, { pointer, placements });
    this.moveReadings(standard, given, { pointer, placements, over: Object.keys(over) });
    return isMap(body) ? { ...body, ...mapValues(over, (item, key) => this.visit(item, `${pointer}/${key}`)) } : body;
  }

  private load(name: string, pointer: Pointer): Standard | undefined {
    const text = this.library.textOf(name);
    const where = this.place(pointer);
    if (text === undefined) {
      this.diagnostics.push(
        messages.unknownName(where, "standard definition", name, suggestion(name, this.library.names)),
      );
      return undefined;
    }
    const { tree, diagnostics } = readSourceTree(text, `standard/${name}`);
    this.diagnostics.push(...diagnostics);
    if (tree === undefined || !isMap(tree.root)) return undefined;
    const parameters = isMap(tree.root["parameters"] ?? null) ? (tree.root["parameters"] as PlainMap) : {};
    return { name, parameters, body: tree.root["body"] ?? null, readings: tree.readings };
  }

  private checkParameters(standard: Standard, given: PlainMap, pointer: Pointer): void {
    const known = Object.keys(standard.parameters);
    for (const name of Object.keys(given)) {
      if (known.includes(name)) continue;
      const hint = suggestion(name, known);
      this.diagnostics.push(
        messages.unknownName(this.place(`${pointer}/with/${name}`), `parameter of ${standard.name}`, name, hint),
      );
    }
    for (const name of known) {
      const hasDefault =
        isMap(standard.parameters[name] ?? null) && "default" in (standard.parameters[name] as PlainMap);
      if (!hasDefault && !(name in given))
        this.diagnostics.push(messages.missingKey(this.place(pointer), name, `the parameter of ${standard.name}`));
    }
  }

  /** A reading of what a key beside `use` is set over is none any more. */
  private moveReadings(
    standard: Standard,
    given: PlainMap,
    { pointer, placements, over }: Filling & { readonly over: readonly string[] },
  ): void {
    const stands = (at: Pointer) =>
      !over.some((key) => at === `${pointer}/${key}` || at.startsWith(`${pointer}/${key}/`));
    const placesOf = (parameter: string) =>
      placements
        .filter((placement) => placement.parameter === parameter && stands(placement.pointer))
        .map((placement) => placement.pointer);
    for (const name of Object.keys(given))
      this.relocations.push({ from: `${pointer}/with/${name}`, to: placesOf(name) });
    for (const reading of standard.readings) {
      const pointers = reading.pointers
        .flatMap((at) => movedPointers(at, pointer, (name) => (name in given ? [] : placesOf(name))))
        .filter(stands);
      if (pointers.length > 0) this.moved.push({ ...reading, pointers, position: this.position(pointer) });
    }
  }

  private position(pointer: Pointer): Position {
    return positionOf(this.tree, pointer);
  }

  private place(pointer: Pointer): { file: string } & Position {
    return { file: this.tree.file, ...this.position(pointer) };
  }
}

/** A pointer inside a standard as pointers of the study: in its body at the place of use, in a default wherever the parameter went. */
function movedPointers(
  at: Pointer,
  use: Pointer,
  placesOf: (parameter: string) => readonly Pointer[],
): readonly Pointer[] {
  if (at.startsWith("/body/")) return [use + at.slice("/body".length)];
  const match = /^\/parameters\/([^/]+)\/default(.*)$/.exec(at);
  return match === null ? [] : placesOf(match[1] ?? "").map((place) => place + (match[2] ?? ""));
}

interface Filling {
  readonly pointer: Pointer;
  readonly placements: Placement[];
}

/** The body with every `{ parameter: name }` replaced by the value given, else by its default; a key whose value comes to null is left out. */
function fill(standard: Standard, given: PlainMap, value: Plain, filling: Filling): Plain {
  const { pointer, placements } = filling;
  if (Array.isArray(value))
    return (value as readonly Plain[]).map((item, index) =>
      fill(standard, given, item, { pointer: `${pointer}/${index}`, placements }),
    );
  if (!isMap(value)) return value;
  const parameter = value["parameter"];
  if (typeof parameter !== "string" || Object.keys(value).length !== 1) {
    const filled = mapValues(value, (item, key) =>
      fill(standard, given, item, { pointer: `${pointer}/${key}`, placements }),
    );
    return Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(filled).filter(([, item]) => item !== null)),
    ) as Plain;
  }
  placements.push({ parameter, pointer });
  const declared = standard.parameters[parameter];
  const fallback = isMap(declared ?? null) ? (declared as PlainMap)["default"] : undefined;
  return given[parameter] ?? fallback ?? null;
}

function isMap(value: Plain): value is PlainMap {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function mapValues(map: PlainMap, change: (value: Plain, key: string) => Plain): PlainMap {
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)])),
  ) as PlainMap;
}
