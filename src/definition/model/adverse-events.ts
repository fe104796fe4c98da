/** What counts as an adverse event of an endpoint, in the model. */
import type { Interval } from "../../core/interval.ts";
import type { ProportionInterval } from "./estimate-methods.ts";
import type { Span } from "./span.ts";

export interface AdverseEventsRule {
  /** The events of events.csv that are adverse events. */
  readonly events: readonly string[];
  /** The days on which an event must begin. */
  readonly onset: Span;
  /** Whether a row that continues an event begun before the span counts only when it is worse. */
  readonly emergent: "onset" | "new-or-worse";
  /** Undefined for any grade. */
  readonly grade: { readonly range: Interval; readonly text: string } | undefined;
  readonly related: Relatedness | undefined;
  readonly exclude: Exclusion;
  readonly estimate: RiskEstimate;
}

/** Participants concerned, of the population; the level is also that of the rates. */
export interface RiskEstimate {
  readonly interval: ProportionInterval;
  readonly level: number;
}

export interface Relatedness {
  readonly texts: readonly string[];
  readonly missing: "related" | "unrelated";
}

/** Texts are compared without regard to capital letters. */
export interface Exclusion {
  readonly bodySystems: readonly string[];
  readonly terms: readonly string[];
}
