/** One participant's result for one endpoint, with why. */
import type { Truth } from "../../core/truth.ts";
import type { Reason } from "../../derivation/reason.ts";

export interface ResultFacts {
  readonly participant: string;
  readonly paramcd: string;
  /** Exactly one per participant and endpoint, as in the counts of states: `Y`, `N (imputed: DIED)`, `CR`, `event`, `NO_VALUE`. */
  readonly state: string;
  /** In the population of the endpoint. */
  readonly inPopulation: boolean;
  /** Counts in the estimates: ANL01FL = Y; of adverse events the whole population. */
  readonly analysed: boolean;
  readonly outcome: OutcomeFacts;
  /** The day of the assessment or of the event: the date, in days from the profile's origin, and as CDISC study day. */
  readonly date: string | null;
  readonly day: number | null;
  readonly studyDay: number | null;
  /** The origin of a time to event. */
  readonly startDate: string | null;
  readonly change: ChangeFacts | null;
  /** Why there is no verdict, or why one was imputed. */
  readonly reason: Reason | null;
  readonly detail: string;
  /** Indexes of the participant's `rows`, the deciding ones. */
  readonly evidence: readonly number[];
  readonly findings: readonly { readonly label: string; readonly finding: FindingFacts }[];
  /** Near misses. */
  readonly notes: readonly string[];
  readonly episodes: readonly EpisodeFacts[];
  readonly adverseEvents: readonly AdverseEventFacts[];
  readonly shift: { readonly baseline: number; readonly worst: number } | null;
}

export type OutcomeFacts =
  | { readonly kind: "verdict"; readonly verdict: "Y" | "N"; readonly imputed: boolean; readonly event: string }
  | { readonly kind: "category"; readonly category: string }
  | { readonly kind: "value"; readonly value: number; readonly text: string; readonly unit: string }
  | {
      readonly kind: "time";
      readonly days: number;
      /** 0 the event, 1 censored, 2 and up the competing events. */
      readonly cnsr: number;
      readonly description: string;
      /** Days from the origin to being at risk; null from the origin on. */
      readonly entry: number | null;
    }
  | { readonly kind: "episodes" }
  | { readonly kind: "not-evaluable" };

export interface ChangeFacts {
  readonly base: ValueFacts;
  readonly change: ValueFacts;
  readonly unit: string;
}

/** A value that may be known only between bounds. */
export interface ValueFacts {
  /** Null where it is known only between bounds. */
  readonly value: number | null;
  /** `66`, or `[0, 0.1)`. */
  readonly text: string;
}

/** A clause of the definition and what was found: a tree. */
export interface FindingFacts {
  readonly truth: Truth;
  readonly reason: Reason | null;
  /** The clause in English. */
  readonly text: string;
  readonly detail: string;
  readonly nearMiss: string;
  /** Indexes of the participant's `rows`. */
  readonly evidence: readonly number[];
  readonly parts: readonly FindingFacts[];
}

export interface EpisodeFacts {
  readonly date: string;
  /** In days from the profile's origin. */
  readonly day: number | null;
  readonly kind: "amount" | "class" | "not-evaluable";
  readonly value: number | null;
  readonly unit: string;
  readonly class: string;
  readonly reason: Reason | null;
  readonly assumed: boolean;
  readonly lines: readonly string[];
  readonly evidence: readonly number[];
}

export interface AdverseEventFacts {
  readonly term: string;
  readonly bodySystem: string;
  readonly grade: number | null;
  readonly date: string;
  readonly day: number | null;
  readonly endDay: number | null;
  readonly related: string;
  readonly serious: string;
  /** Not evaluable where it turns on a grade that is not known. */
  readonly counts: Truth;
  /** `events.csv:7` */
  readonly source: string;
}
