/** An entry of a preset with what the file says over it: keys replaced, columns and filters joined by name, `null` taking a part away. */
import type { Plain } from "../source-tree.ts";

export type PlainMap = { readonly [key: string]: Plain };

/** Maps of an entry whose keys are joined with those of the preset's entry; anything else is replaced. */
const JOINED: ReadonlySet<string> = new Set(["columns", "where", "wide"]);
/** Of a cell, what says where its text comes from. */
const CELL_SOURCES: readonly string[] = ["column", "columns", "first-of", "constant"];

export function changedEntry(base: PlainMap, { change: _, ...own }: PlainMap): Plain {
  const merged = Object.entries(own).map(([key, value]): [string, Plain] => {
    const below = base[key];
    if (!JOINED.has(key) || !isMap(below) || !isMap(value)) return [key, value];
    const changed = Object.entries(value).map(([name, cell]) => [name, changedCell(below[name], cell)] as const);
    return [key, withoutNulls({ ...below, ...Object.fromEntries(changed) })];
  });
  return withoutNulls({ ...base, ...Object.fromEntries(merged) });
}

/** A cell that names no column keeps that of the preset; its map is joined with the preset's. */
function changedCell(base: Plain | undefined, own: Plain): Plain {
  if (!isMap(own) || CELL_SOURCES.some((key) => key in own)) return own;
  if (typeof base === "string") return plainMap({ column: base, ...own });
  if (!isMap(base)) return own;
  const map = isMap(base["map"]) && isMap(own["map"]) ? { map: plainMap({ ...base["map"], ...own["map"] }) } : {};
  // Only one of the two says what becomes of a text that the map does not have.
  const isSaid = "otherwise" in own || "unmapped" in own;
  const kept = Object.entries(base).filter(([key]) => !isSaid || (key !== "otherwise" && key !== "unmapped"));
  return withoutNulls({ ...Object.fromEntries(kept), ...own, ...map });
}

/** `visit: null` takes a part of the preset away. */
function withoutNulls(map: PlainMap): Plain {
  return plainMap(Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null)));
}

export function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key like __proto__ must be data like any other. */
export function plainMap(map: PlainMap): PlainMap {
  return Object.assign(Object.create(null), map) as PlainMap;
}
