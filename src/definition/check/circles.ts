/** Nothing may refer to itself, be it through others. */
import { compareText, type Diagnostic } from "../../core/diagnostic.ts";
import { messages } from "../messages.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Study } from "../model/study.ts";
import type { Pointer } from "../source-tree.ts";
import { criteriaOfEndpoint, criterionNodes } from "../walk/criterion-nodes.ts";
import { usesOfCriterion, usesOfQuantity } from "./name-uses.ts";
import type { Place } from "./place.ts";

/** Names on a path that leads back to itself, each circle once. */
export function circles(study: Study, place: Place): readonly Diagnostic[] {
  const next = new Map<string, readonly string[]>();
  for (const [name, quantity] of study.quantities)
    next.set(
      name,
      usesOfQuantity(quantity).map((use) => use.name),
    );
  for (const [name, criterion] of study.criteria) {
    next.set(
      `criterion ${name}`,
      criterionNodes(criterion)
        .flatMap(usesOfCriterion)
        .filter((use) => use.kind === "criterion")
        .map((use) => `criterion ${use.name}`),
    );
  }
  for (const endpoint of study.endpoints.values())
    next.set(`endpoint ${endpoint.name}`, endpointsBehind(study, endpoint));
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    const at = path.indexOf(name);
    if (at >= 0) {
      const circle = path.slice(at);
      found.set([...circle].sort(compareText).join(), [...circle, name]);
      return;
    }
    for (const other of next.get(name) ?? []) visit(other, [...path, name]);
    // Every circle through this name has been seen: names shared by many others are walked once, not once per path.
    done.add(name);
  };
  for (const name of next.keys()) visit(name, []);
  return [...found.values()].map((names) => {
    const first = names[0] ?? "";
    return messages.circular(place(pointerOfNode(first)), names);
  });
}

function pointerOfNode(name: string): Pointer {
  const [kind, rest] = name.split(" ");
  if (rest === undefined) return `/quantities/${name}`;
  return kind === "criterion" ? `/criteria/${rest}` : `/endpoints/${rest}`;
}

/** The endpoints whose verdict an endpoint asks for, in its population, its criteria or the named criteria these use. */
function endpointsBehind(study: Study, endpoint: Endpoint): readonly string[] {
  const population = study.populations.get(endpoint.population)?.criterion;
  const waiting = [...criteriaOfEndpoint(endpoint), ...(population === undefined ? [] : [population])].flatMap(
    criterionNodes,
  );
  const seen = new Set<string>();
  const behind: string[] = [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === "evaluable") behind.push(`endpoint ${node.endpoint}`);
    if (node.kind !== "meets" || seen.has(node.criterion)) continue;
    seen.add(node.criterion);
    const named = study.criteria.get(node.criterion);
    if (named !== undefined) waiting.push(...criterionNodes(named));
  }
  return behind;
}
