/** What the sampling of an endpoint must offer before anything can be shown, whatever the values: days, runs of days, a log. */
import { dayText } from "../../core/calendar.ts";
import type { DayRange } from "../../core/day-range.ts";
import { inRange } from "../../core/day-range.ts";
import { shift } from "../../core/duration.ts";
import { TRANSFUSIONS } from "../../core/participant.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { MeasureQuantity } from "../../definition/model/quantity.ts";
import type { RecordSelector } from "../../definition/model/record-selector.ts";
import type { Study } from "../../definition/model/study.ts";
import type { SustainedRule } from "../../definition/model/sustained.ts";
import type { Window } from "../../definition/model/window.ts";
import { windowText } from "../../definition/prose/prose.ts";
import { reachedFrom } from "../../definition/walk/reached.ts";
import type { Context } from "../../derivation/context.ts";
import { dayOf, resolveWindow } from "../../derivation/window.ts";

/** One thing that an endpoint needs of the sampling. */
export interface Requirement {
  /** `hb-baseline`, `rbc-transfusion log` */
  readonly name: string;
  /** `hemoglobin on 2 days from 3 days before first-dose to 1 day before first-dose` */
  readonly text: string;
  readonly check: (context: Context) => Shortfall;
}

/** `missing` counts what is lacking: measured days, or days of the log; 0 where the requirement is met. */
export type Shortfall =
  | {
      readonly kind: "known";
      readonly missing: number;
      readonly unit: "measured days" | "days of log";
      readonly detail: string;
    }
  /** There is no day to count from. */
  | { readonly kind: "no-window"; readonly detail: string };

export function requirementsOf(study: Study, endpoint: Endpoint): readonly Requirement[] {
  const { objects } = reachedFrom(study, endpoint);
  const found = objects.flatMap(requirementOf);
  return [...eventRequirement(endpoint), ...found].filter(
    ({ text }, index, all) => all.findIndex((other) => other.text === text) === index,
  );
}

function requirementOf(item: object): readonly Requirement[] {
  const { kind } = item as { kind?: unknown };
  if (kind === "measure" && "requireDays" in item) return [measureRequirement(item as MeasureQuantity)];
  const placed = item as { selector?: RecordSelector; window?: Window; rule?: SustainedRule };
  const { selector, window, rule } = placed;
  if (kind === "sustained" && rule !== undefined && window !== undefined) return [runRequirement(rule, window)];
  const isTransfusion = selector?.names.some((name) => TRANSFUSIONS.includes(name)) === true;
  return isTransfusion && window !== undefined ? [logRequirement(selector, window)] : [];
}

function measureRequirement({ analyte, where, requireDays, name }: MeasureQuantity): Requirement {
  const place =
    where.kind === "window"
      ? windowText(where.window)
      : `within ${where.target.within.text} of ${where.target.at.text} after ${where.target.of}`;
  return {
    name,
    text: `${name}: ${analyte.name} on ${requireDays === 1 ? "a day" : `${requireDays} days`} ${place}`,
    check: (context) => {
      const range = where.kind === "window" ? rangeOf(context, where.window) : targetRange(context, where.target);
      if (typeof range === "string") return { kind: "no-window", detail: range };
      const days = measuredDays(context, analyte.name, range);
      const detail = `${days.length} of ${requireDays} measured`;
      return { kind: "known", missing: Math.max(0, requireDays - days.length), unit: "measured days", detail };
    },
  };
}

function runRequirement(rule: SustainedRule, window: Window): Requirement {
  return {
    name: `the run of ${rule.analyte.name}`,
    text: `${runText(rule)} ${windowText(window)}`,
    check: (context) => {
      const range = rangeOf(context, window);
      return typeof range === "string" ? { kind: "no-window", detail: range } : runShortfall(context, rule, range);
    },
  };
}

/** A run starts on or after the origin, on the horizon at the latest; it may end after it. */
function eventRequirement(endpoint: Endpoint): readonly Requirement[] {
  if (endpoint.kind !== "time-to-event" || endpoint.event.kind !== "sustained") return [];
  const { origin, horizon } = endpoint;
  const { rule } = endpoint.event;
  const check = (context: Context): Shortfall => {
    const start = context.anchor(origin);
    if (start.status === "none") return { kind: "no-window", detail: start.detail };
    const last = horizon === undefined ? undefined : shift(start.day, horizon) + Math.max(rule.length - 1, rule.span);
    return runShortfall(context, rule, { first: start.day, last });
  };
  const name = `the run of ${rule.analyte.name}`;
  return [{ name, text: `${runText(rule)} from ${origin} to ${horizon?.text ?? "the end of follow-up"}`, check }];
}

function runText({ analyte, length, span, consecutive }: SustainedRule): string {
  const days = consecutive === "calendar" ? "calendar days in a row" : "measured days in a row";
  if (span > 0) return `${analyte.name} measured ${span} days apart`;
  return `${analyte.name} on ${length === 1 ? "a day" : `${length} ${days}`}`;
}

/** The fewest days that would have to be measured in addition for a run to be possible at all. */
function runShortfall(context: Context, rule: SustainedRule, range: DayRange): Shortfall {
  const days = measuredDays(context, rule.analyte.name, range);
  const best = rule.consecutive === "calendar" ? mostInAStretch(days, rule.length) : days.length;
  const spanned = (days.at(-1) ?? 0) - (days[0] ?? 0) >= rule.span;
  const missing = Math.max(0, rule.length - best, spanned ? 0 : 1);
  const detail =
    rule.consecutive === "calendar" ? `at most ${best} within ${rule.length} days` : `${days.length} days measured`;
  return { kind: "known", missing, unit: "measured days", detail };
}

/** The most measured days in any stretch of so many calendar days. */
function mostInAStretch(days: readonly number[], length: number): number {
  return days.reduce(
    (most, day) => Math.max(most, days.filter((other) => other >= day && other < day + length).length),
    0,
  );
}

function logRequirement(selector: RecordSelector, window: Window): Requirement {
  return {
    name: `the ${selector.names.join(" or ")} log`,
    text: `${selector.names.join(" or ")} log ${windowText(window)}`,
    check: (context) => {
      const range = rangeOf(context, window);
      if (typeof range === "string") return { kind: "no-window", detail: range };
      const { followUp, transfusionsCompleteThrough: through } = context.participant;
      const needed = Math.min(range.last ?? followUp.end, followUp.death?.day ?? Number.POSITIVE_INFINITY);
      const from = Math.max(through ?? Number.NEGATIVE_INFINITY, (range.first ?? followUp.end) - 1);
      const detail =
        through === undefined ? "nobody says how far the log is complete" : `complete through ${dayText(through)}`;
      return { kind: "known", missing: Math.max(0, needed - from), unit: "days of log", detail };
    },
  };
}

function measuredDays(
  context: Context,
  analyte: MeasureQuantity["analyte"]["name"],
  range: DayRange,
): readonly number[] {
  const observed = context.participant.observations(analyte).map(({ day }) => day);
  return [...new Set(observed)].filter((day) => inRange(day, range));
}

/** The days of a window, or why there are none. */
function rangeOf(context: Context, window: Window): DayRange | string {
  const result = resolveWindow(context, window);
  return result.status === "none" ? result.detail : result.range;
}

function targetRange(context: Context, { of, at, within }: (MeasureQuantity["where"] & { kind: "target" })["target"]) {
  const start = dayOf(context, of);
  if (start.status === "none") return start.detail;
  const target = shift(start.day, at);
  return { first: target - within.count, last: target + within.count };
}
