/** Where a study uses names, and what kind of thing each must name. */

import type { Criterion } from "../model/criterion.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Span } from "../model/span.ts";
import type { Study } from "../model/study.ts";
import type { Window } from "../model/window.ts";
import type { Pointer } from "../source-tree.ts";
import { criteriaOf, criterionNodes } from "../walk/criterion-nodes.ts";

/** A use of a name: where it stands and what kind of thing it must name. */
export interface NameUse {
  readonly name: string;
  readonly kind:
    | "anchor or quantity"
    | "quantity"
    | "anchor"
    | "criterion"
    | "endpoint"
    | "population"
    | "definition of episodes";
  readonly pointer: Pointer;
}

export function allUses(study: Study): readonly NameUse[] {
  const reference: readonly NameUse[] =
    study.reference === undefined ? [] : [{ name: study.reference, kind: "anchor", pointer: "/study/reference" }];
  return [
    ...reference,
    ...[...study.quantities.values()].flatMap(usesOfQuantity),
    ...criteriaOf(study).flatMap(criterionNodes).flatMap(usesOfCriterion),
    ...[...study.endpoints.values()].flatMap(usesOfEndpoint),
    ...[...study.decisions.values()].map(
      (decision): NameUse => ({ name: decision.endpoint, kind: "endpoint", pointer: `${decision.pointer}/endpoint` }),
    ),
  ];
}

function windowUse(window: Window | undefined, pointer: Pointer): readonly NameUse[] {
  if (window === undefined) return [];
  const of: NameUse = { name: window.of, kind: "anchor or quantity", pointer: `${pointer}/window/of` };
  if (window.notAfter === undefined) return [of];
  return [of, { name: window.notAfter, kind: "anchor", pointer: `${pointer}/window/not-after` }];
}

export function usesOfQuantity(quantity: Quantity): readonly NameUse[] {
  const { pointer } = quantity;
  switch (quantity.kind) {
    case "measure":
      return quantity.where.kind === "window"
        ? windowUse(quantity.where.window, pointer)
        : [{ name: quantity.where.target.of, kind: "anchor or quantity", pointer: `${pointer}/target/of` }];
    case "change":
      return [
        { name: quantity.of, kind: "quantity", pointer: `${pointer}/change` },
        { name: quantity.from, kind: "quantity", pointer: `${pointer}/from` },
      ];
    case "total":
    case "longest-free":
      return windowUse(quantity.window, pointer);
    case "duration":
      return [
        { name: quantity.from, kind: "anchor or quantity", pointer: `${pointer}/duration/from` },
        { name: quantity.to, kind: "anchor or quantity", pointer: `${pointer}/duration/to` },
      ];
  }
}

export function usesOfCriterion(criterion: Criterion): readonly NameUse[] {
  const { pointer } = criterion;
  switch (criterion.kind) {
    case "all":
    case "any":
    case "at-least":
    case "not":
    case "attribute":
    case "each-dose":
      return [];
    case "episodes":
      return [episodesUse(criterion.rule.episodes, pointer), ...windowUse(criterion.rule.window, pointer)];
    case "dated":
      return [{ name: criterion.anchor, kind: "anchor", pointer: `${pointer}/dated` }];
    case "compare":
      return [{ name: criterion.quantity, kind: "quantity", pointer: `${pointer}/compare` }];
    case "change":
      return [
        { name: criterion.of, kind: "quantity", pointer: `${pointer}/change` },
        { name: criterion.from, kind: "quantity", pointer: `${pointer}/from` },
      ];
    case "sustained":
    case "present":
    case "absent":
      return windowUse(criterion.window, pointer);
    case "measured":
      return criterion.quantities.map((name, index) => ({
        name,
        kind: "quantity",
        pointer: `${pointer}/measured/${index}`,
      }));
    case "evaluable":
      return [{ name: criterion.endpoint, kind: "endpoint", pointer: `${pointer}/evaluable` }];
    case "meets":
      return [{ name: criterion.criterion, kind: "criterion", pointer: `${pointer}/meets` }];
  }
}

function episodesUse(name: string, pointer: Pointer): NameUse {
  return { name, kind: "definition of episodes", pointer: `${pointer}/episodes` };
}

function episodesOfEndpoint(endpoint: Endpoint): readonly NameUse[] {
  const { pointer } = endpoint;
  if (endpoint.kind === "episodes") return [episodesUse(endpoint.episodes, pointer)];
  if (endpoint.kind !== "time-to-event" || endpoint.event.kind !== "episodes") return [];
  return [episodesUse(endpoint.event.episodes, `${pointer}/event`)];
}

function usesOfEndpoint(endpoint: Endpoint): readonly NameUse[] {
  const { pointer } = endpoint;
  const population: NameUse = { name: endpoint.population, kind: "population", pointer: `${pointer}/population` };
  const before = endpoint.intercurrent.flatMap((event, index): readonly NameUse[] => {
    const at = `${pointer}/intercurrent/${index}/before`;
    if (event.before === undefined) return [];
    return [
      ...event.before.latest.map(
        (name, item): NameUse => ({ name, kind: "quantity", pointer: `${at}/latest/${item}` }),
      ),
      { name: event.before.otherwise.of, kind: "anchor or quantity", pointer: `${at}/else/of` },
    ];
  });
  const own: readonly NameUse[] =
    endpoint.kind === "change"
      ? [{ name: endpoint.value, kind: "quantity", pointer: `${pointer}/value` }]
      : endpoint.kind === "time-to-event"
        ? [
            { name: endpoint.origin, kind: "anchor", pointer: `${pointer}/origin` },
            ...(endpoint.entry === undefined
              ? []
              : [{ name: endpoint.entry, kind: "anchor" as const, pointer: `${pointer}/entry` }]),
          ]
        : spansOf(endpoint).flatMap(usesOfSpan);
  return [population, ...before, ...own, ...episodesOfEndpoint(endpoint)];
}

function spansOf(endpoint: Endpoint): readonly Span[] {
  if (endpoint.kind === "adverse-events") return [endpoint.onset];
  return endpoint.kind === "shift" ? [endpoint.baseline, endpoint.window] : [];
}

function usesOfSpan({ from, to, pointer }: Span): readonly NameUse[] {
  const kind = "anchor or quantity";
  const end: NameUse = { name: to.of, kind, pointer: `${pointer}/to` };
  return from === undefined ? [end] : [{ name: from.of, kind, pointer: `${pointer}/from` }, end];
}
