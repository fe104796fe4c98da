/** Every name a study uses must be declared, once, and nothing may refer to itself. */
import { compareText, type Diagnostic } from "../../core/diagnostic.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { suggestion } from "../../core/suggest.ts";
import { messages } from "../messages.ts";
import type { Span } from "../model/span.ts";
import type { Criterion, Endpoint, Quantity, Study, Window } from "../model/study.ts";
import type { Pointer } from "../source-tree.ts";
import { criteriaOf, criteriaOfEndpoint, criterionNodes } from "../walk/criterion-nodes.ts";
import { checkEpisodes } from "./episodes.ts";

/** A use of a name: where it stands and what kind of thing it must name. */
interface NameUse {
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

export function checkNames(study: Study): readonly Diagnostic[] {
  const place = (pointer: Pointer): SourceReference => ({ file: study.file, ...study.positionOf(pointer) });
  return [
    ...unknownNames(study, place),
    ...duplicates(study, place),
    ...daylessReferences(study, place),
    ...circles(study, place),
    ...changesOfDifferentThings(study, place),
    ...checkEpisodes(study, place),
  ];
}

type Place = (pointer: Pointer) => SourceReference;

function unknownNames(study: Study, place: Place): readonly Diagnostic[] {
  return allUses(study).flatMap((use) => {
    const known = knownNames(study, use.kind);
    return known.includes(use.name)
      ? []
      : [messages.unknownName(place(use.pointer), use.kind, use.name, suggestion(use.name, known))];
  });
}

function knownNames(study: Study, kind: NameUse["kind"]): readonly string[] {
  switch (kind) {
    case "anchor":
      return [...study.anchors.keys()];
    case "quantity":
      return [...study.quantities.keys()];
    case "anchor or quantity":
      return [...study.anchors.keys(), ...study.quantities.keys()];
    case "criterion":
      return [...study.criteria.keys()];
    case "endpoint":
      return [...study.endpoints.keys()];
    case "population":
      return [...study.populations.keys()];
    case "definition of episodes":
      return [...study.episodes.keys()];
  }
}

function allUses(study: Study): readonly NameUse[] {
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

function usesOfQuantity(quantity: Quantity): readonly NameUse[] {
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

function usesOfCriterion(criterion: Criterion): readonly NameUse[] {
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

function duplicates(study: Study, place: Place): readonly Diagnostic[] {
  const shared = [...study.quantities.keys()].filter((name) => study.anchors.has(name));
  const byCode = new Map<string, Endpoint>();
  const codes = [...study.endpoints.values()].flatMap((endpoint) => {
    const taken = byCode.has(endpoint.paramcd);
    byCode.set(endpoint.paramcd, endpoint);
    return taken ? [messages.duplicateParamcd(place(`${endpoint.pointer}/paramcd`), endpoint.paramcd)] : [];
  });
  return [...shared.map((name) => messages.duplicateName(place(`/quantities/${name}`), name, "an anchor")), ...codes];
}

/** A window can only be counted from something that has one day. */
function daylessReferences(study: Study, place: Place): readonly Diagnostic[] {
  return allUses(study)
    .filter((use) => use.kind === "anchor or quantity")
    .flatMap((use) => {
      const quantity = study.quantities.get(use.name);
      const hasDay = quantity === undefined || (quantity.kind === "measure" && quantity.pick.kind === "choose");
      return hasDay ? [] : [messages.noDay(place(use.pointer), use.name)];
    });
}

/** Names on a path that leads back to itself, each circle once. */
function circles(study: Study, place: Place): readonly Diagnostic[] {
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
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) {
      const circle = path.slice(at);
      found.set([...circle].sort(compareText).join(), [...circle, name]);
      return;
    }
    for (const other of next.get(name) ?? []) visit(other, [...path, name]);
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

function changesOfDifferentThings(study: Study, place: Place): readonly Diagnostic[] {
  const thing = (name: string): string | undefined => {
    const quantity = study.quantities.get(name);
    if (quantity === undefined || quantity.kind === "change") return undefined;
    return quantity.kind === "measure" ? quantity.analyte.name : quantity.kind;
  };
  const pairs = [
    ...[...study.quantities.values()].flatMap((quantity) => (quantity.kind === "change" ? [quantity] : [])),
    ...criteriaOf(study)
      .flatMap(criterionNodes)
      .flatMap((node) => (node.kind === "change" ? [node] : [])),
  ];
  return pairs.flatMap(({ of, from, pointer }) => {
    const [a, b] = [thing(of), thing(from)];
    return a === undefined || b === undefined || a === b ? [] : [messages.differentAnalytes(place(pointer), a, b)];
  });
}
