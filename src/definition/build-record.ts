/** Anchors, record selectors and windows of the model. */

import { duration } from "./build-context.ts";
import type { Anchor, RecordSelector, Window } from "./model.ts";
import type { AnchorSource } from "./schema-anchor.ts";
import type { SelectorSource, WindowSource } from "./schema-values.ts";
import type { Pointer } from "./source-tree.ts";

export function buildAnchor(name: string, source: AnchorSource, pointer: Pointer): Anchor {
  if ("attribute" in source) return { kind: "attribute", name, attribute: source.attribute, pointer };
  return { kind: "record", name, selector: buildSelector(source), choose: source.choose, pointer };
}

export function buildSelector(source: SelectorSource): RecordSelector {
  const where = new Map(Object.entries(source.where ?? {}).map(([column, texts]) => [column, listOf(texts)]));
  return "event" in source
    ? { table: "events", names: listOf(source.event), where }
    : { table: "interventions", names: [source.intervention], where };
}

export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

export function buildWindow(source: WindowSource): Window {
  return {
    from: source.from === undefined ? undefined : duration(source.from),
    to: source.to === undefined ? undefined : duration(source.to),
    of: source.of,
    openFrom: source.open === "from" || source.open === "both",
    openTo: source.open === "to" || source.open === "both",
  };
}
