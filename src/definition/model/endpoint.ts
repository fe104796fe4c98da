/** An endpoint of each kind, in the model. */
import type { Duration } from "../../core/duration.ts";
import type { Pointer } from "../source-tree.ts";
import type { AdverseEventsRule } from "./adverse-events.ts";
import type { CategoryComparison, ChangeComparison, ResponseComparison, TimeComparison } from "./comparison-methods.ts";
import type { Criterion } from "./criterion.ts";
import type { EpisodeEvent, EpisodesRule } from "./episodes.ts";
import type { Comparison, DescribeEstimate, ProportionEstimate, TimeEstimate } from "./estimate.ts";
import type { IntercurrentEvent } from "./intercurrent.ts";
import type { RecordSelector } from "./record-selector.ts";
import type { ShiftRule } from "./shift.ts";
import type { SustainedRule } from "./sustained.ts";

interface EndpointCommon {
  readonly name: string;
  readonly paramcd: string;
  readonly label: string;
  readonly role: string;
  readonly population: string;
  readonly intercurrent: readonly IntercurrentEvent[];
  readonly summary: string | undefined;
  readonly cites: string | undefined;
  readonly pointer: Pointer;
}

export interface ResponseEndpoint extends EndpointCommon {
  readonly kind: "response";
  readonly criterion: Criterion;
  readonly missing: "non-response" | "not-evaluable";
  readonly estimate: ProportionEstimate;
  readonly compare: Comparison<ResponseComparison> | undefined;
}

export interface CategoryEndpoint extends EndpointCommon {
  readonly kind: "category";
  /** In order: the first that is met is the participant's, provided none before it is undecided. */
  readonly categories: readonly { readonly category: string; readonly label: string; readonly criterion: Criterion }[];
  readonly estimate: ProportionEstimate;
  readonly compare: Comparison<CategoryComparison> | undefined;
}

export interface ChangeEndpoint extends EndpointCommon {
  readonly kind: "change";
  readonly value: string;
  readonly estimate: DescribeEstimate;
  readonly compare: Comparison<ChangeComparison> | undefined;
}

export type TimeToEventEvent =
  | { readonly kind: "sustained"; readonly rule: SustainedRule; readonly startAfter: "first-drop" | "origin" }
  | { readonly kind: "record"; readonly selector: RecordSelector }
  | EpisodeEvent;

export interface TimeToEventEndpoint extends EndpointCommon {
  readonly kind: "time-to-event";
  readonly origin: string;
  /** The anchor from which the participant is at risk, where that is later than the origin. */
  readonly entry: string | undefined;
  readonly event: TimeToEventEvent;
  /** Each group is one competing event with one CNSR number, 2 and up in this order. */
  readonly competing: readonly (readonly string[])[];
  readonly horizon: Duration | undefined;
  readonly estimate: TimeEstimate;
  readonly compare: Comparison<TimeComparison> | undefined;
}

/** Did a participant have an adverse event of this kind in the window? Terms and grades are counted in the estimates. */
export interface AdverseEventsEndpoint extends EndpointCommon, AdverseEventsRule {
  readonly kind: "adverse-events";
}

export interface ShiftEndpoint extends EndpointCommon, ShiftRule {
  readonly kind: "shift";
}

/** One row per transfusion episode of a participant. */
export interface EpisodesEndpoint extends EndpointCommon, EpisodesRule {
  readonly kind: "episodes";
}

export type Endpoint =
  | ResponseEndpoint
  | CategoryEndpoint
  | ChangeEndpoint
  | TimeToEventEndpoint
  | AdverseEventsEndpoint
  | ShiftEndpoint
  | EpisodesEndpoint;
