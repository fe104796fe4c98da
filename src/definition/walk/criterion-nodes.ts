/** Going over the criteria of a study: every tree of criteria, and every node of a tree. */
import type { Criterion } from "../model/criterion.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Study } from "../model/study.ts";

/** The criterion itself and all its parts, outermost first. */
export function criterionNodes(criterion: Criterion): readonly Criterion[] {
  return [criterion, ...partsOf(criterion).flatMap(criterionNodes)];
}

export function partsOf(criterion: Criterion): readonly Criterion[] {
  if (criterion.kind === "all" || criterion.kind === "any" || criterion.kind === "at-least") return criterion.parts;
  return criterion.kind === "not" ? [criterion.part] : [];
}

/** Every criterion at the root of a tree: populations, named criteria, endpoints, decisions. */
export function criteriaOf(study: Study): readonly Criterion[] {
  return [
    ...[...study.populations.values()].flatMap(({ criterion }) => (criterion === undefined ? [] : [criterion])),
    ...study.criteria.values(),
    ...[...study.endpoints.values()].flatMap(criteriaOfEndpoint),
    ...[...study.decisions.values()].flatMap(({ evaluable }) => (evaluable === undefined ? [] : [evaluable])),
  ];
}

export function criteriaOfEndpoint(endpoint: Endpoint): readonly Criterion[] {
  if (endpoint.kind === "response") return [endpoint.criterion];
  return endpoint.kind === "category" ? endpoint.categories.map((category) => category.criterion) : [];
}
