/** Endpoints about adverse events: one answer per participant, with the events for the tables of terms and grades. */
import { dayText } from "../../core/calendar.ts";
import type { FollowUp } from "../../core/participant.ts";
import type { AdverseEventsEndpoint } from "../../definition/model/endpoint.ts";
import type { Context } from "../context.ts";
import type { Derivation, Outcome } from "../derivation.ts";
import { dayCount, rangeText } from "../display.ts";
import type { Reason } from "../reason.ts";
import {
  type AdverseEvent,
  type AdverseEventsSeen,
  adverseEventsIn,
  adverseEventsOutside,
  type OnsetDays,
  worstBelow,
} from "./adverse-event.ts";
import { openAtCutoff, resolveSpan } from "./span.ts";

type Body = Omit<Derivation, "participant" | "endpoint" | "reference">;

/**
 * Yes with an event that counts. A window open at the cut-off is pending either way: early yeses without early noes would bias
 * the proportion. Without an event: not evaluable when only a missing grade prevents one, or when follow-up ended early with the
 * participant alive; no when the window was followed to its end or to death.
 */
export function deriveAdverseEvents(context: Context, endpoint: AdverseEventsEndpoint): Body {
  const span = resolveSpan(context, endpoint.onset);
  if (span.status === "none") return body(notEvaluable(span.reason, span.detail), undefined, []);
  const window = { first: span.first ?? Number.NEGATIVE_INFINITY, last: span.last };
  if (window.last < window.first) return body(notEvaluable("EMPTY_WINDOW", emptyText(window)), undefined, []);
  const { followUp } = context.participant;
  const events = adverseEventsIn(context.participant, endpoint, window);
  const seen = { events, atRisk: daysAtRisk(window, followUp, events) };
  const open = openAtCutoff(followUp, span.closing);
  if (open !== undefined) return body(notEvaluable("WINDOW_OPEN", open), seen, []);
  const outcome = judge(events, window, followUp);
  const isNo = outcome.kind === "verdict" && outcome.verdict === "N";
  return body(outcome, seen, isNo ? nearMisses(context, endpoint, window) : []);
}

function judge(events: readonly AdverseEvent[], window: OnsetDays, followUp: FollowUp): Outcome {
  if (events.some(({ counts }) => counts === "met")) return verdict("Y");
  if (events.length > 0)
    return notEvaluable("MISSING_GRADE", events.map((event) => `${nameOf(event)}: a grade is missing`).join("; "));
  if (followUp.death === undefined && followUp.end < window.last)
    return notEvaluable(
      "FOLLOW_UP_ENDED",
      `no event ${rangeText(window)}, but followed only to ${dayText(followUp.end)}`,
    );
  return verdict("N");
}

/** A recorded event is a contact, so the days at risk reach at least to the last one. */
function daysAtRisk(window: OnsetDays, followUp: FollowUp, events: readonly AdverseEvent[]): OnsetDays | undefined {
  const last = Math.min(window.last, Math.max(followUp.end, ...events.map(({ day }) => day)));
  return last < window.first ? undefined : { first: window.first, last };
}

function body(outcome: Outcome, seen: AdverseEventsSeen | undefined, notes: readonly string[]): Body {
  const deciding = (seen?.events ?? []).filter(({ counts }) => outcome.kind !== "verdict" || counts === "met");
  return {
    outcome,
    analysed: outcome.kind === "verdict",
    day: outcome.kind === "verdict" ? deciding[0]?.day : undefined,
    start: undefined,
    change: undefined,
    evidence: deciding.map(({ record }) => record),
    findings: [],
    notes,
    ...(seen === undefined ? {} : { adverseEvents: seen }),
  };
}

function verdict(answer: "Y" | "N"): Outcome {
  return { kind: "verdict", verdict: answer, imputed: false, reason: undefined, event: "" };
}

function notEvaluable(reason: Reason, detail: string): Outcome {
  return { kind: "not-evaluable", reason, detail };
}

function emptyText({ first, last }: OnsetDays): string {
  return `it would begin on ${dayText(first)} and end on ${dayText(last)}`;
}

/** What would have made it a yes: an event at most three days outside the window, or the worst grade inside it. */
function nearMisses(context: Context, endpoint: AdverseEventsEndpoint, window: OnsetDays): readonly string[] {
  const { participant } = context;
  const [close] = adverseEventsOutside(participant, endpoint, window).filter(({ day }) => distance(day, window) <= 3);
  if (close !== undefined) {
    const side = close.day < window.first ? "before" : "after";
    return [`${nameOf(close)} begins ${dayCount(distance(close.day, window))} ${side} the window`];
  }
  const worst = endpoint.grade === undefined ? undefined : worstBelow(participant, endpoint, window);
  return worst === undefined ? [] : [`the worst grade in the window is ${worst.grade} (${nameOf(worst)})`];
}

function distance(day: number, { first, last }: OnsetDays): number {
  return day < first ? first - day : Math.max(day - last, 0);
}

function nameOf({ term, record }: AdverseEvent): string {
  return `${term === "" ? record.name : term} of ${dayText(record.day)}`;
}
