/** What an endpoint rests on: two forms of a study give an endpoint the same results when this text is the same. */
import type { Exact } from "../core/exact.ts";
import type { Study } from "./model.ts";

/** Canonical text of an endpoint with everything it refers to, directly or not. Pointers and citations do not matter. */
export function reachOf(study: Study, endpoint: string): string {
  const seen = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") return visitName(value);
    if (value instanceof Map) for (const item of value.values()) visit(item);
    else if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) for (const [key, item] of Object.entries(value)) if (!PASSIVE.has(key)) visit(item);
  };
  const visitName = (name: string): void => {
    for (const [kind, map] of Object.entries(tablesOf(study))) {
      const key = `${kind} ${name}`;
      const item: unknown = map.get(name);
      if (item === undefined || seen.has(key)) continue;
      seen.set(key, item);
      visit(item);
    }
  };
  visitName(endpoint);
  return [...seen].map(([key, value]) => `${key}=${JSON.stringify(value, plain)}`).sort().join("\n");
}

/** Words of prose and places, which change nothing. Exact numbers are leaves. */
const PASSIVE: ReadonlySet<string> = new Set(["pointer", "cites", "label", "why", "summary", "range", "analyte", "text", "paramcd", "role", "kind"]);

function tablesOf(study: Study): Readonly<Record<string, ReadonlyMap<string, unknown>>> {
  const { anchors, populations, quantities, criteria, endpoints } = study;
  return { anchor: anchors, population: populations, quantity: quantities, criterion: criteria, endpoint: endpoints };
}

function plain(key: string, value: unknown): unknown {
  if (key === "pointer" || key === "cites" || key === "why") return undefined;
  if (value instanceof Map) return [...value];
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "object" && value !== null && "toFraction" in value) return String((value as Exact).toFraction());
  return value;
}
