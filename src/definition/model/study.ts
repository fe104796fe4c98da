/**
 * A study file after normalising: readings resolved, defaults filled in, conditions parsed and in canonical units, names checked.
 * Derivation, analysis, prose and the JSON all read this one form. Every node keeps the pointer of its place in the file.
 */
import type { Analyte, DailyReducer } from "../../core/analyte.ts";
import type { Duration } from "../../core/duration.ts";
import type { Exact } from "../../core/exact.ts";
import type { Interval } from "../../core/interval.ts";
import type { Unit } from "../../core/unit.ts";
import type { Pointer, Position } from "../source-tree.ts";
import type { AdverseEventsRule } from "./adverse-events.ts";
import type { StudyCase } from "./case.ts";
import type { CategoryComparison, ChangeComparison, ResponseComparison, TimeComparison } from "./comparison-methods.ts";
import type { EpisodeCountRule, EpisodeDefinition, EpisodeEvent, EpisodesRule } from "./episodes.ts";
import type { Comparison, DescribeEstimate, ProportionEstimate, TimeEstimate } from "./estimate.ts";
import type { ShiftRule } from "./shift.ts";

/** A condition in the canonical unit of what it is applied to; `text` is as written. */
export interface Condition {
  readonly range: Interval;
  readonly text: string;
}

/** One condition for everybody, or one per sex. */
export type ConditionRule =
  | { readonly by: "everyone"; readonly condition: Condition }
  | { readonly by: "sex"; readonly F: Condition; readonly M: Condition };

/** Selects records by kind, by what other columns say, and by grade. */
export interface RecordSelector {
  readonly table: "interventions" | "events";
  /** One intervention, or the events any of which will do. */
  readonly names: readonly string[];
  /** Column → the texts allowed. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  /** Records whose grade is blank can neither be counted nor ruled out. */
  readonly grade: Condition | undefined;
}

export type SimpleAnchor =
  | {
      readonly kind: "record";
      readonly name: string;
      readonly selector: RecordSelector;
      readonly choose: "first" | "last" | number;
      readonly pointer: Pointer;
    }
  | { readonly kind: "attribute"; readonly name: string; readonly attribute: string; readonly pointer: Pointer };

/** The day depends on what a column of participants.csv says: for controls one date, for the treated another. */
export interface AnchorByColumn {
  readonly kind: "by";
  readonly name: string;
  readonly column: string;
  readonly cases: ReadonlyMap<string, SimpleAnchor>;
  readonly otherwise: SimpleAnchor | undefined;
  readonly pointer: Pointer;
}

export type Anchor = SimpleAnchor | AnchorByColumn;

export interface Window {
  readonly from: Duration | undefined;
  readonly to: Duration | undefined;
  /** An anchor, or a quantity with a day. */
  readonly of: string;
  readonly openFrom: boolean;
  readonly openTo: boolean;
  /** The window ends on the day of this anchor at the latest. */
  readonly notAfter: string | undefined;
}

export interface Target {
  readonly at: Duration;
  readonly of: string;
  readonly within: Duration;
  /** When a value found can no longer be displaced: at the end of the window, or once the target day itself has passed. */
  readonly settled: "window-end" | "at-target";
}

export interface MeasureQuantity {
  readonly kind: "measure";
  readonly name: string;
  readonly analyte: Analyte;
  readonly where:
    | { readonly kind: "window"; readonly window: Window }
    | { readonly kind: "target"; readonly target: Target };
  readonly daily: DailyReducer;
  readonly pick:
    | { readonly kind: "choose"; readonly which: "first" | "last" | "nearest" }
    | { readonly kind: "summarize"; readonly how: "mean" | "min" | "max" };
  readonly requireDays: number;
  readonly exclude: ExcludeAfter | undefined;
  readonly pointer: Pointer;
}

/** Days from an intervention on whose values are left out: within n days after day t is t to t + n − 1. */
export interface ExcludeAfter {
  readonly after: RecordSelector;
  readonly days: number;
}

/** The longest stretch of days without an intervention inside a window. */
export interface LongestFreeQuantity {
  readonly kind: "longest-free";
  readonly name: string;
  readonly selector: RecordSelector;
  readonly window: Window;
  readonly pointer: Pointer;
}

export interface ChangeQuantity {
  readonly kind: "change";
  readonly name: string;
  readonly of: string;
  readonly from: string;
  readonly pointer: Pointer;
}

export interface TotalQuantity {
  readonly kind: "total";
  readonly name: string;
  readonly selector: RecordSelector;
  readonly sum: "dose" | "records";
  readonly whenEmpty: Exact | undefined;
  /** After a death the total stops at the death, or there is none. */
  readonly ifDied: "up-to-death" | "not-evaluable";
  readonly window: Window;
  readonly pointer: Pointer;
}

export interface DurationQuantity {
  readonly kind: "duration";
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly pointer: Pointer;
}

export type Quantity = MeasureQuantity | ChangeQuantity | TotalQuantity | DurationQuantity | LongestFreeQuantity;

export interface WithoutRule {
  readonly intervention: string;
  /** Counted from the first day of the run. */
  readonly from: Duration;
  readonly open: boolean;
}

export interface SustainedRule {
  readonly analyte: Analyte;
  readonly condition: Condition;
  readonly daily: DailyReducer;
  readonly consecutive: "calendar" | "measured";
  /** Days in the run (calendar), or measured days (measured). */
  readonly length: number;
  /** Days from the first to the last measured day of the run, at least. */
  readonly span: number;
  readonly without: WithoutRule | undefined;
}

/** What a dose may be while the last result of an analyte is as stated. */
export interface DoseRule {
  readonly analyte: Analyte;
  readonly is: Condition;
  readonly dose: Condition;
  /** UCUM; the doses of the export are converted to it. */
  readonly doseUnit: Unit;
}

export interface EachDoseRule {
  readonly selector: RecordSelector;
  readonly fits: readonly DoseRule[];
  /** No dose after the first day on which this result is as stated. */
  readonly stopsAfter: { readonly analyte: Analyte; readonly is: Condition } | undefined;
}

interface CriterionNode {
  readonly pointer: Pointer;
  readonly cites: string | undefined;
}

export type Criterion = CriterionNode &
  (
    | { readonly kind: "all"; readonly parts: readonly Criterion[] }
    | { readonly kind: "any"; readonly parts: readonly Criterion[] }
    | { readonly kind: "not"; readonly part: Criterion }
    | { readonly kind: "at-least"; readonly count: number; readonly parts: readonly Criterion[] }
    | { readonly kind: "compare"; readonly quantity: string; readonly is: ConditionRule }
    | {
        readonly kind: "change";
        readonly of: string;
        readonly from: string;
        readonly by: "difference" | "ratio";
        readonly is: Condition;
      }
    | { readonly kind: "sustained"; readonly rule: SustainedRule; readonly window: Window }
    | { readonly kind: "present"; readonly selector: RecordSelector; readonly window: Window | undefined }
    | { readonly kind: "absent"; readonly selector: RecordSelector; readonly window: Window | undefined }
    | { readonly kind: "measured"; readonly quantities: readonly string[] }
    | { readonly kind: "evaluable"; readonly endpoint: string }
    | { readonly kind: "meets"; readonly criterion: string }
    | { readonly kind: "attribute"; readonly attribute: string; readonly allowed: readonly string[] }
    | { readonly kind: "dated"; readonly anchor: string }
    | { readonly kind: "each-dose"; readonly rule: EachDoseRule }
    | { readonly kind: "episodes"; readonly rule: EpisodeCountRule }
  );

export type IntercurrentStrategy =
  | "treatment-policy"
  | "composite"
  | "hypothetical"
  | "while-on-treatment"
  | "principal-stratum"
  | "competing-risk";

export interface IntercurrentEvent {
  readonly events: readonly string[];
  readonly strategy: IntercurrentStrategy;
  /** For a composite event: it counts when it happens before the latest of these days, or before `otherwise` where none exists. */
  readonly before:
    | { readonly latest: readonly string[]; readonly otherwise: { readonly at: Duration; readonly of: string } }
    | undefined;
  readonly why: string;
}

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

export interface SimonDecision {
  readonly name: string;
  readonly endpoint: string;
  /** Most responses at which the trial still stops after stage 1; `r` the most that still do not reject. */
  readonly design: { readonly r1: number; readonly n1: number; readonly r: number; readonly n: number };
  readonly evaluable: Criterion | undefined;
  readonly assumptions:
    | {
        readonly p0: number;
        readonly p1: number;
        readonly alpha: number;
        readonly power: number;
        readonly basis: "registered" | "reconstructed";
      }
    | undefined;
  readonly cites: string | undefined;
  readonly pointer: Pointer;
}

export interface Population {
  readonly name: string;
  /** Undefined for `enrolled`: everybody in participants.csv. */
  readonly criterion: Criterion | undefined;
}

export interface Study {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly status: "registered" | "provisional";
  readonly facts: string | undefined;
  readonly note: string | undefined;
  /** The anchor that study days (ADY) are counted from. */
  readonly reference: string | undefined;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly episodes: ReadonlyMap<string, EpisodeDefinition>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly decisions: ReadonlyMap<string, SimonDecision>;
  readonly cases: readonly StudyCase[];
  /** Where a pointer stands in the file, for messages about data that come from the definition. */
  readonly positionOf: (pointer: Pointer) => Position;
}
