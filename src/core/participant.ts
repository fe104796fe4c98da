/**
 * What a derivation sees of one participant: observations in canonical units, dated records, and how long the participant was followed.
 * Ingestion makes it; derivations only read it. Nothing here is dated after the data cut-off.
 */
import type { AnalyteName } from "./analyte.ts";
import type { Day, Instant } from "./calendar.ts";
import type { Exact } from "./exact.ts";
import type { Interval } from "./interval.ts";
import type { ObservationSeries } from "./observation-series.ts";
import type { SourceReference } from "./source-reference.ts";

/** The group of all arms together in every output. */
export const TOTAL = "Total";

/** The group of participants for whom the export names no arm. */
export const NO_ARM = "(no arm)";

const ALL_ARMS = "all arms together";
const WITHOUT_ARM = "participants without an arm";

/** Names that outputs in any language give to groups of their own, and whose results stand under each; no arm may have one of them. */
export const RESERVED_ARMS: ReadonlyMap<string, string> = new Map([
  [TOTAL, ALL_ARMS],
  ["合计", ALL_ARMS],
  [NO_ARM, WITHOUT_ARM],
  ["（未分组）", WITHOUT_ARM],
]);

/** The limits of normal that a result was reported with, in the analyte's canonical unit. */
export interface ReferenceLimits {
  readonly lower: Exact | undefined;
  readonly upper: Exact | undefined;
}

/** One laboratory result. */
export interface Observation extends Instant {
  readonly analyte: AnalyteName;
  /** In the analyte's canonical unit. */
  readonly value: Interval;
  /** Absent where the export gives neither limit. */
  readonly limits?: ReferenceLimits | undefined;
  readonly raw: { readonly value: string; readonly unit: string };
  readonly source: SourceReference;
}

/** The same result with another value or on another day. */
export function changedObservation(
  { analyte, day, second, value, limits, raw, source }: Observation,
  change: Partial<Pick<Observation, "value" | "day">>,
): Observation {
  return { analyte, day, second, value, limits, raw, source, ...change };
}

/** One row of interventions.csv or events.csv. */
export interface DatedRecord extends Instant {
  /** The intervention or the event. */
  readonly name: string;
  readonly end: Instant | undefined;
  readonly dose: Exact | undefined;
  readonly doseUnit: string;
  /** The other columns as printed: product, grade, term, body_system, related, serious, cause, action. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: SourceReference;
}

/** The earliest of death, last contact and data cut-off, and which of them it was. */
export interface FollowUp {
  readonly end: Day;
  readonly endedBy: "death" | "last-contact" | "cut-off";
  readonly death: DatedRecord | undefined;
  readonly withdrawal: DatedRecord | undefined;
  readonly cutoff: Day;
}

export interface Participant {
  readonly id: string;
  readonly arm: string;
  /** Columns of participants.csv as printed; a blank cell is absent. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: SourceReference;
  readonly followUp: FollowUp;
  /** The last day the transfusion log is complete for; undefined where nobody says so. */
  readonly transfusionsCompleteThrough: Day | undefined;
  /** In time order; results without a time of day come first on their day. */
  readonly observations: (analyte: AnalyteName) => readonly Observation[];
  /** The same results, without an object for each. */
  readonly series: (analyte: AnalyteName) => ObservationSeries;
  readonly interventions: (name: string) => readonly DatedRecord[];
  readonly events: (name: string) => readonly DatedRecord[];
}

/** The transfusion interventions: their absence is evidence only as far as the transfusion log is complete. */
export const TRANSFUSIONS: readonly string[] = ["rbc-transfusion", "platelet-transfusion", "plasma-transfusion"];
