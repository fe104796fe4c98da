/** Every name a study uses must be declared, once, and nothing may refer to itself. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { suggestion } from "../../core/suggest.ts";
import { messages } from "../messages.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Study } from "../model/study.ts";
import { criteriaOf, criterionNodes } from "../walk/criterion-nodes.ts";
import { circles } from "./circles.ts";
import { checkEpisodes } from "./episodes.ts";
import { allUses, type NameUse } from "./name-uses.ts";
import type { Place } from "./place.ts";

export function checkNames(study: Study): readonly Diagnostic[] {
  const place: Place = (pointer) => ({ file: study.file, ...study.positionOf(pointer) });
  return [
    ...unknownNames(study, place),
    ...duplicates(study, place),
    ...daylessReferences(study, place),
    ...circles(study, place),
    ...changesOfDifferentThings(study, place),
    ...checkEpisodes(study, place),
  ];
}

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
