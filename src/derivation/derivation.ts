/** One participant's result for one endpoint. */
import type { Day } from "../core/calendar.ts";
import type { Exact } from "../core/exact.ts";
import type { Participant } from "../core/participant.ts";
import type { Endpoint } from "../definition/model/endpoint.ts";
import { type EpisodeRow, stateOfEpisodes } from "./episodes/result.ts";
import type { Evidence, Finding, ObservedChange } from "./finding.ts";
import type { Reason } from "./reason.ts";
import type { AdverseEventsSeen } from "./safety/adverse-event.ts";
import type { Shift } from "./safety/shift-grades.ts";

/** Exactly one of these holds for every participant and endpoint. */
export type Outcome =
  | {
      readonly kind: "verdict";
      readonly verdict: "Y" | "N";
      /** Filled in by a `missing:` rule or a composite intercurrent event; the reason is kept. */
      readonly imputed: boolean;
      readonly reason: Reason | undefined;
      readonly event: string;
    }
  | { readonly kind: "category"; readonly category: string }
  | { readonly kind: "value"; readonly value: Exact; readonly unit: string }
  | {
      readonly kind: "time";
      /** Days from the origin, which is day 0. */
      readonly days: number;
      /** 0 the event, 1 censored, 2 and up the competing events in the order declared. */
      readonly cnsr: number;
      readonly description: string;
      /** Days from the origin to being at risk, where that is later (delayed entry). */
      readonly entry?: number;
    }
  /** One row per transfusion episode, at least one; each has a value, a class or a reason of its own. */
  | { readonly kind: "episodes"; readonly rows: readonly EpisodeRow[] }
  | { readonly kind: "not-evaluable"; readonly reason: Reason; readonly detail: string };

export interface Derivation {
  readonly participant: Participant;
  readonly endpoint: Endpoint;
  readonly outcome: Outcome;
  /** Counts in the analysis of its population (ANL01FL = Y). */
  readonly analysed: boolean;
  /** The day of the assessment or of the event. */
  readonly day: Day | undefined;
  /** The origin of a time to event; what the study day is counted from. */
  readonly start: Day | undefined;
  /** The day that study days (ADY) are counted from. */
  readonly reference: Day | undefined;
  readonly change: ObservedChange | undefined;
  readonly evidence: readonly Evidence[];
  /** For the explanation: criteria with their findings, in order. */
  readonly findings: readonly { readonly label: string; readonly finding: Finding }[];
  readonly notes: readonly string[];
  /** The events of an adverse-event endpoint, for the tables of terms and grades. */
  readonly adverseEvents?: AdverseEventsSeen;
  /** The grades of a shift endpoint. */
  readonly shift?: Shift;
}

/** What estimates and decisions rest on, without the rows and the findings behind it. */
export function withoutRows(derivation: Derivation): Derivation {
  const { participant, endpoint, outcome, analysed, day, start, reference, change, adverseEvents, shift } = derivation;
  const bare = { participant, endpoint, outcome, analysed, day, start, reference, change, ...NO_ROWS };
  if (adverseEvents !== undefined) return { ...bare, adverseEvents };
  return shift === undefined ? bare : { ...bare, shift };
}

const NO_ROWS = { evidence: [], findings: [], notes: [] } as const;

/** The states that the participants of a population are counted in; each participant is in exactly one per endpoint. */
export function stateOf(derivation: Derivation): string {
  const { outcome } = derivation;
  switch (outcome.kind) {
    case "verdict":
      return outcome.imputed ? `${outcome.verdict} (imputed: ${outcome.reason ?? ""})` : outcome.verdict;
    case "category":
      return outcome.category;
    case "value":
      return "value";
    case "episodes":
      return stateOfEpisodes(outcome.rows);
    case "time":
      return outcome.cnsr === 0 ? "event" : outcome.cnsr === 1 ? "censored" : outcome.description;
    case "not-evaluable":
      return outcome.reason;
  }
}
