/** What a rule found in one participant's data: truth or value, the rows behind it, and what would have changed it. */
import type { Day } from "../core/calendar.ts";
import type { Interval } from "../core/interval.ts";
import type { DatedRecord, Observation } from "../core/participant.ts";
import type { Truth } from "../core/truth.ts";
import type { Criterion } from "../definition/model/criterion.ts";
import type { Reason } from "./reason.ts";

export type Evidence = Observation | DatedRecord;

/** Until when data still to come could change a result. */
export interface Closing {
  /** The last day of a window, whatever is already known inside it. */
  readonly always: Day | undefined;
  /** The last day of a window that matters only as long as nothing is decided. */
  readonly whileUndecided: Day | undefined;
}

export const CLOSED: Closing = { always: undefined, whileUndecided: undefined };

export function latestClosing(closings: readonly Closing[]): Closing {
  return {
    always: latest(closings.map((closing) => closing.always)),
    whileUndecided: latest(closings.map((closing) => closing.whileUndecided)),
  };
}

function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce<Day | undefined>(
    (a, b) => (a === undefined ? b : b === undefined ? a : Math.max(a, b)),
    undefined,
  );
}

/** The day an anchor falls on for a participant. */
export type AnchorResult =
  | { readonly status: "day"; readonly day: Day; readonly evidence: readonly Evidence[] }
  | { readonly status: "none"; readonly reason: Reason; readonly detail: string };

/** The value of a quantity for a participant, in the canonical unit. */
export type QuantityResult =
  | {
      readonly status: "value";
      readonly value: Interval;
      /** The day it belongs to, where it belongs to one. */
      readonly day: Day | undefined;
      readonly detail: string;
      readonly evidence: readonly Evidence[];
      readonly closing: Closing;
      /** Why the value is only known between bounds, where that is not a laboratory limit. */
      readonly undecided?: Reason;
    }
  | {
      readonly status: "none";
      readonly reason: Reason;
      readonly detail: string;
      readonly evidence: readonly Evidence[];
      readonly closing: Closing;
    };

/** A change that a criterion looked at, for the BASE and CHG columns. */
export interface ObservedChange {
  readonly base: Interval;
  readonly change: Interval;
  readonly unit: string;
}

export interface Finding {
  readonly criterion: Criterion;
  readonly truth: Truth;
  /** Present exactly when the truth is not-evaluable. */
  readonly reason: Reason | undefined;
  /** What was seen, in words: "rise of 14 g/L (66 to 80 g/L)". */
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  readonly parts: readonly Finding[];
  /** How little would have changed the answer, where that can be said. */
  readonly nearMiss: string | undefined;
  readonly closing: Closing;
  /** The day of the value looked at, where there is one. */
  readonly day: Day | undefined;
  readonly change: ObservedChange | undefined;
}

/** What a rule found; what it does not say is nothing. */
export interface Found extends Pick<Finding, "truth" | "detail"> {
  readonly reason: Reason | undefined;
  readonly evidence?: readonly Evidence[];
  readonly parts?: readonly Finding[];
  readonly nearMiss?: string | undefined;
  readonly closing?: Closing;
  readonly day?: Day | undefined;
  readonly change?: ObservedChange | undefined;
}

/** Every finding has all fields in one order: objects of one form are made and read several times faster than a mixture. */
export function findingOf(criterion: Criterion, found: Found): Finding {
  return {
    criterion,
    truth: found.truth,
    reason: found.reason,
    detail: found.detail,
    evidence: found.evidence ?? [],
    parts: found.parts ?? [],
    nearMiss: found.nearMiss,
    closing: found.closing ?? CLOSED,
    day: found.day,
    change: found.change,
  };
}

/** A rule whose window or value there is not. */
export function notEvaluableFinding(
  criterion: Criterion,
  {
    reason,
    detail,
    closing,
    evidence,
  }: Pick<Finding, "detail" | "closing"> & {
    readonly reason: Reason;
    readonly evidence?: readonly Evidence[];
  },
): Finding {
  return findingOf(criterion, { truth: "not-evaluable", reason, detail, closing, evidence: evidence ?? [] });
}

/** The rows that decided: of the parts that carry the answer, not of all that were looked at. */
export function decidingEvidence(finding: Finding): readonly Evidence[] {
  if (finding.parts.length === 0) return finding.evidence;
  return finding.parts.filter((part) => carries(finding, part)).flatMap(decidingEvidence);
}

function carries(whole: Finding, part: Finding): boolean {
  switch (whole.criterion.kind) {
    case "all":
    case "any":
    case "at-least":
      // A met `all` rests on every part, and so does an `any` that is not met; otherwise the parts that share the answer decide.
      return part.truth === whole.truth;
    default:
      return true;
  }
}

/** The first change found in a tree of findings, in the order of the definition. */
export function firstChange(finding: Finding): ObservedChange | undefined {
  return finding.change ?? finding.parts.map(firstChange).find((change) => change !== undefined);
}

/**
 * The latest day among the values looked at. Where the answer is open only the days of changes count: with no later value, the day
 * of a baseline is not the day of an assessment.
 */
export function assessmentDay(finding: Finding): Day | undefined {
  return finding.truth === "not-evaluable" ? latest(daysOfChanges(finding)) : latestDay(finding);
}

function latestDay(finding: Finding): Day | undefined {
  return latest([finding.day, ...finding.parts.map(latestDay)]);
}

function daysOfChanges(finding: Finding): readonly (Day | undefined)[] {
  return [finding.change === undefined ? undefined : finding.day, ...finding.parts.flatMap(daysOfChanges)];
}
