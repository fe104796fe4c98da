/** Windows that hold no day, more measured days than a window has, and a baseline that may lie after the assessment. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Duration } from "../../core/duration.ts";
import type { MeasureQuantity } from "../model/quantity.ts";
import type { Study } from "../model/study.ts";
import type { Target, Window } from "../model/window.ts";
import type { Pointer } from "../source-tree.ts";
import { reachedFrom } from "../walk/reached.ts";
import { allCriteria, type LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintWindows(context: LintContext): readonly Diagnostic[] {
  return [
    ...windowsOf(context.study).flatMap((placed) => emptyWindow(context, placed)),
    ...[...context.study.quantities.values()].flatMap((quantity) =>
      quantity.kind === "measure" ? tooManyDays(context, quantity) : [],
    ),
    ...distinctPairs(changesOf(context.study)).flatMap((change) => baselineAfter(context, change)),
  ];
}

interface PlacedWindow {
  readonly window: Window;
  readonly pointer: Pointer;
}

/** Every node with a window, whatever its kind. */
function windowsOf(study: Study): readonly PlacedWindow[] {
  const { objects } = reachedFrom(
    study,
    study.populations,
    study.quantities,
    study.criteria,
    study.endpoints,
    study.decisions,
  );
  return objects.flatMap((item) => {
    const { window, where, pointer } = item as { window?: unknown; where?: { window?: unknown }; pointer?: unknown };
    const found = window ?? where?.window;
    return typeof pointer === "string" && isWindow(found) ? [{ window: found, pointer: `${pointer}/window` }] : [];
  });
}

function isWindow(value: unknown): value is Window {
  return typeof value === "object" && value !== null && "openFrom" in value && "openTo" in value;
}

function emptyWindow(context: LintContext, { window, pointer }: PlacedWindow): readonly Diagnostic[] {
  const days = dayCount(window);
  if (days === undefined || days.most >= 1) return [];
  const open = window.openFrom && window.openTo ? ", both ends open" : window.openFrom || window.openTo ? ", open" : "";
  return [lintMessages.emptyWindow(context.place(pointer), `${window.from?.text} to ${window.to?.text}${open}`)];
}

/** The most days a window can have; undefined where it has no limit on one side. */
function dayCount({ from, to, openFrom, openTo }: Window): { readonly most: number } | undefined {
  if (from === undefined || to === undefined) return undefined;
  const most = daysBounds(to).most - daysBounds(from).least + 1 - Number(openFrom) - Number(openTo);
  return { most };
}

/** A calendar month is 28 to 31 days. */
function daysBounds({ unit, count }: Duration): { readonly least: number; readonly most: number } {
  if (unit === "days") return { least: count, most: count };
  const bounds = [count * 28, count * 31];
  return { least: Math.min(...bounds), most: Math.max(...bounds) };
}

function tooManyDays(context: LintContext, quantity: MeasureQuantity): readonly Diagnostic[] {
  const { where, requireDays, pointer } = quantity;
  const most = where.kind === "window" ? dayCount(where.window)?.most : 2 * daysBounds(where.target.within).most + 1;
  if (most === undefined || most < 1 || requireDays <= most) return [];
  return [lintMessages.tooManyDays(context.place(`${pointer}/require/days`), requireDays, most)];
}

interface ChangePair {
  readonly of: string;
  readonly from: string;
  readonly pointer: Pointer;
}

function changesOf(study: Study): readonly ChangePair[] {
  const quantities = [...study.quantities.values()].flatMap((quantity) =>
    quantity.kind === "change" ? [quantity] : [],
  );
  return [...quantities, ...allCriteria(study).flatMap((node) => (node.kind === "change" ? [node] : []))];
}

/** Each pair of a baseline and an assessment at its first place. */
function distinctPairs(changes: readonly ChangePair[]): readonly ChangePair[] {
  return changes.filter(
    ({ of, from }, index) => changes.findIndex((other) => other.of === of && other.from === from) === index,
  );
}

/** Only where both count from the same anchor: then one window can be said to end after the other starts. */
function baselineAfter(context: LintContext, { of, from, pointer }: ChangePair): readonly Diagnostic[] {
  const [assessment, baseline] = [spanOf(context.study, of), spanOf(context.study, from)];
  if (assessment === undefined || baseline === undefined || assessment.anchor !== baseline.anchor) return [];
  if (baseline.latest <= assessment.earliest) return [];
  return [lintMessages.baselineLate(context.place(`${pointer}/from`), from, of)];
}

interface AnchoredSpan {
  readonly anchor: string;
  /** The first day the value can have, and the last, counted from the anchor. */
  readonly earliest: number;
  readonly latest: number;
}

function spanOf(study: Study, name: string): AnchoredSpan | undefined {
  const quantity = study.quantities.get(name);
  if (quantity?.kind !== "measure") return undefined;
  const { where } = quantity;
  return where.kind === "window" ? windowSpan(study, where.window) : targetSpan(study, where.target);
}

function windowSpan(study: Study, window: Window): AnchoredSpan | undefined {
  const start = startOf(study, window.of);
  if (start === undefined) return undefined;
  const earliest =
    window.from === undefined ? Number.NEGATIVE_INFINITY : daysBounds(window.from).most + Number(window.openFrom);
  const latest =
    window.to === undefined ? Number.POSITIVE_INFINITY : daysBounds(window.to).least - Number(window.openTo);
  return { anchor: start.anchor, earliest: start.earliest + earliest, latest: start.latest + latest };
}

function targetSpan(study: Study, { at, of, within }: Target): AnchoredSpan | undefined {
  const start = startOf(study, of);
  if (start === undefined) return undefined;
  const [centre, around] = [daysBounds(at), daysBounds(within).least];
  return {
    anchor: start.anchor,
    earliest: start.earliest + centre.most - around,
    latest: start.latest + centre.least + around,
  };
}

/** An anchor is its own day 0; a quantity has the days of its own window. */
function startOf(study: Study, name: string): AnchoredSpan | undefined {
  return study.anchors.has(name) ? { anchor: name, earliest: 0, latest: 0 } : spanOf(study, name);
}
