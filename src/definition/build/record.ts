/** Anchors, record selectors and windows of the model. */

import type { Anchor, SimpleAnchor } from "../model/anchor.ts";
import type { RecordSelector } from "../model/record-selector.ts";
import type { Window } from "../model/window.ts";
import type { AnchorSource, SimpleAnchorSource } from "../schema/anchor.ts";
import type { SelectorSource, WindowSource } from "../schema/values.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCondition } from "./condition.ts";
import { type Context, duration } from "./context.ts";

export function buildAnchor(context: Context, name: string, source: AnchorSource): Anchor {
  const pointer = `/anchors/${name}`;
  if (!("by" in source)) return buildSimpleAnchor(context, name, source, pointer);
  const cases = Object.entries(source.cases).map(
    ([text, anchor]) => [text, buildSimpleAnchor(context, name, anchor, `${pointer}/cases/${text}`)] as const,
  );
  const otherwise = source.otherwise && buildSimpleAnchor(context, name, source.otherwise, `${pointer}/otherwise`);
  return { kind: "by", name, column: source.by, cases: new Map(cases), otherwise, pointer };
}

function buildSimpleAnchor(context: Context, name: string, source: SimpleAnchorSource, pointer: Pointer): SimpleAnchor {
  if ("attribute" in source) return { kind: "attribute", name, attribute: source.attribute, pointer };
  return { kind: "record", name, selector: buildSelector(context, source, pointer), choose: source.choose, pointer };
}

export function buildSelector(context: Context, source: SelectorSource, pointer: Pointer): RecordSelector {
  const where = new Map(Object.entries(source.where ?? {}).map(([column, texts]) => [column, listOf(texts)]));
  if (!("event" in source)) return { table: "interventions", names: [source.intervention], where, grade: undefined };
  const grade =
    source.grade === undefined
      ? undefined
      : buildCondition(context, source.grade, { kind: "number", what: "a grade" }, `${pointer}/grade`);
  return { table: "events", names: listOf(source.event), where, grade };
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
    notAfter: source["not-after"],
  };
}
