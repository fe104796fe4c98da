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

/** Texts in these fields name nothing. */
const PROSE: ReadonlySet<string> = new Set(["pointer", "cites", "label", "why", "summary", "text"]);

export function reachedFrom(study: Study, ...starts: readonly unknown[]): Reached {
  const objects = new Set<object>();
  const names = new Set<string>();
  const waiting: unknown[] = [...starts];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") waiting.push(...namedItems(study, value, names));
    else if (typeof value === "object" && value !== null && !objects.has(value)) {
      objects.add(value);
      waiting.push(...insideOf(value));
    }
  }
  const pointers = [...objects].flatMap((item) => {
    const { pointer } = item as { pointer?: unknown };
    return typeof pointer === "string" ? [pointer] : [];
  });
  return { objects: [...objects], pointers, names };
}

function insideOf(value: object): readonly unknown[] {
  if (value instanceof Map || Array.isArray(value)) return [...value.values()];
  return Object.entries(value).flatMap(([key, item]) => (PROSE.has(key) ? [] : [item]));
}

function namedItems(study: Study, name: string, names: Set<string>): readonly unknown[] {
  return Object.entries(namedTables(study)).flatMap(([kind, table]) => {
    const item: unknown = table.get(name);
    if (item === undefined) return [];
    names.add(`${kind} ${name}`);
    return [item];
  });
}

/** What a study file names and refers to by name. */
export function namedTables(study: Study): Readonly<Record<string, ReadonlyMap<string, unknown>>> {
  const { anchors, populations, quantities, criteria, endpoints } = study;
  return { anchor: anchors, population: populations, quantity: quantities, criterion: criteria, endpoint: endpoints };
}
