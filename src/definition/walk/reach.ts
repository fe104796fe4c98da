/** What an endpoint rests on: two forms of a study give an endpoint the same results when this text is the same. */
import type { Exact } from "../../core/exact.ts";
import type { Study } from "../model/study.ts";
import { episodesReached } from "./reach-episodes.ts";

/** Canonical text of an endpoint with everything it refers to, directly or not. Places, citations and prose do not matter. */
export function reachOf(study: Study, endpoint: string): string {
  const found = new Map<string, string>();
  const waiting = [endpoint];
  const tables = tablesOf(study, endpoint);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const [kind, table] of Object.entries(tables)) {
      const key = `${kind} ${name}`;
      const item: unknown = table.get(name);
      if (item === undefined || found.has(key)) continue;
      found.set(key, JSON.stringify(item, plain));
      waiting.push(...textsIn(item));
    }
  }
  for (const decision of study.decisions.values()) {
    if (decision.endpoint === endpoint) found.set(`decision ${decision.name}`, JSON.stringify(decision, plain));
  }
  return [...found]
    .map(([key, text]) => `${key}=${text}`)
    .sort()
    .join("\n");
}

/** Every text inside a value; those that are names of the study lead on, the others name nothing. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value instanceof Map) return [...value.values()].flatMap(textsIn);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (PROSE.has(key) ? [] : textsIn(item)));
}

const PROSE: ReadonlySet<string> = new Set(["pointer", "cites", "label", "why", "summary", "text"]);

function tablesOf(study: Study, endpoint: string): Readonly<Record<string, ReadonlyMap<string, unknown>>> {
  const { anchors, populations, quantities, criteria, endpoints } = study;
  return {
    anchor: anchors,
    population: populations,
    episodes: episodesReached(study, study.endpoints.get(endpoint)),
    quantity: quantities,
    criterion: criteria,
    endpoint: endpoints,
  };
}

function plain(key: string, value: unknown): unknown {
  if (key === "pointer" || key === "cites" || key === "why") return undefined;
  if (value instanceof Map) return [...value];
  const isExact = typeof value === "object" && value !== null && "toFraction" in value;
  return isExact ? (value as Exact).toFraction() : value;
}
