/** Everything a node of the model leads to: its own parts, and what it refers to by name. */
import type { Study } from "../model/study.ts";
import type { Pointer } from "../source-tree.ts";

export interface Reached {
  readonly objects: readonly object[];
  /** Of the nodes among them. */
  readonly pointers: readonly Pointer[];
  /** Items of the study that were reached by name: `anchor first-dose`. */
  readonly names: ReadonlySet<string>;
}

type Kind = "anchor" | "population" | "quantity" | "criterion" | "endpoint";

const DAYS: readonly Kind[] = ["anchor", "quantity"];

/**
 * The fields of the model whose texts are names, and of what. No other text is one: `kind: response` does not lead to an endpoint
 * called response, nor an analyte to a quantity called hemoglobin.
 */
const NAMED: ReadonlyMap<string, readonly Kind[]> = new Map([
  ["of", DAYS],
  ["from", DAYS],
  ["to", DAYS],
  ["notAfter", DAYS],
  ["latest", DAYS],
  ["origin", DAYS],
  ["entry", DAYS],
  ["anchor", DAYS],
  ["value", ["quantity"]],
  ["quantity", ["quantity"]],
  ["quantities", ["quantity"]],
  ["criterion", ["criterion"]],
  ["endpoint", ["endpoint"]],
  ["population", ["population"]],
]);

/** A value with what it may be the name of. */
type Found = readonly [value: unknown, kinds: readonly Kind[]];

/** A text among the starts may be the name of anything. */
export function reachedFrom(study: Study, ...starts: readonly unknown[]): Reached {
  const objects = new Set<object>();
  const names = new Set<string>();
  const tables = namedTables(study);
  const all = Object.keys(tables) as readonly Kind[];
  const waiting: Found[] = starts.map((start) => [start, all]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, kinds] = next;
    if (typeof value === "string") waiting.push(...namedItems(tables, value, kinds, names));
    else if (typeof value === "object" && value !== null && !objects.has(value)) {
      objects.add(value);
      waiting.push(...insideOf(value, kinds));
    }
  }
  const pointers = [...objects].flatMap((item) => {
    const { pointer } = item as { pointer?: unknown };
    return typeof pointer === "string" ? [pointer] : [];
  });
  return { objects: [...objects], pointers, names };
}

/** The names of a list are of what its field says. */
function insideOf(value: object, kinds: readonly Kind[]): readonly Found[] {
  if (value instanceof Map || Array.isArray(value)) return [...value.values()].map((item): Found => [item, kinds]);
  return Object.entries(value).map(([field, item]): Found => [item, NAMED.get(field) ?? []]);
}

function namedItems(
  tables: ReturnType<typeof namedTables>,
  name: string,
  kinds: readonly Kind[],
  names: Set<string>,
): readonly Found[] {
  return kinds.flatMap((kind): readonly Found[] => {
    const item: unknown = tables[kind].get(name);
    if (item === undefined) return [];
    names.add(`${kind} ${name}`);
    return [[item, []]];
  });
}

/** What a study file names and refers to by name. */
export function namedTables(study: Study): Readonly<Record<Kind, ReadonlyMap<string, unknown>>> {
  const { anchors, populations, quantities, criteria, endpoints } = study;
  return { anchor: anchors, population: populations, quantity: quantities, criterion: criteria, endpoint: endpoints };
}
