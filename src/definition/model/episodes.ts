/** Transfusion episodes in the model. */
import type { Analyte } from "../../core/analyte.ts";
import type { Exact } from "../../core/exact.ts";
import type { TimeSpan } from "../../core/time-span.ts";
import { parseUnit, type Unit } from "../../core/unit.ts";
import type { Pointer } from "../source-tree.ts";
import type { Condition } from "./condition.ts";
import type { QUANTILE_TYPES } from "./estimate-methods.ts";
import type { Window } from "./window.ts";

export type BodySurfaceFormula = "mosteller" | "dubois" | "haycock" | "stevenson";

/** When after the end of the transfusion a count belongs to a named time; of several, the nearest to `nearest`. */
export interface PostWindow {
  readonly from: TimeSpan;
  readonly to: TimeSpan;
  readonly nearest: TimeSpan;
}

export interface EpisodeDefinition {
  readonly name: string;
  /** The intervention. */
  readonly transfusion: string;
  readonly analyte: Analyte;
  /** A transfusion started less than this after the one before, with no count between, belongs to its episode. */
  readonly mergeWithin: TimeSpan;
  /** The count before may be at most this old. */
  readonly preWithin: TimeSpan;
  /** A count at the very start was taken before it. */
  readonly startIsBefore: boolean;
  /** Another transfusion does not part a count from the episode. */
  readonly othersIgnored: boolean;
  readonly post: ReadonlyMap<string, PostWindow>;
  /** In 10*11; undefined where an empty dose leaves the episode not evaluable. */
  readonly doseWhenEmpty: Exact | undefined;
  readonly bodySurface: BodySurfaceFormula;
  /** In mL/kg, for the percent recovery. */
  readonly bloodVolume: Exact | undefined;
  /** Time after the transfusion → the corrected increments at which the episode is refractory. */
  readonly refractory: ReadonlyMap<string, Condition>;
  readonly cites: string | undefined;
  readonly pointer: Pointer;
}

type QuantileType = (typeof QUANTILE_TYPES)[number];

export type EpisodeClass = "refractory" | "effective";

export type EpisodeReport =
  | { readonly kind: "class" }
  | { readonly kind: "increment" | "cci" | "recovery"; readonly at: string };

/** What an endpoint of kind `episodes` says of each of them. */
export interface EpisodesRule {
  readonly episodes: string;
  readonly report: EpisodeReport;
  readonly estimate: { readonly kind: "describe"; readonly quantile: QuantileType };
}

/** How episodes of a class are counted: wherever they stand in a window, or the longest row of neighbours. */
export type EpisodeCounting = "in-all" | "in-a-row";

/** A number of episodes of one class, held against a condition. */
export interface EpisodeCountRule {
  readonly episodes: string;
  readonly class: EpisodeClass;
  readonly counted: EpisodeCounting;
  /** Episodes without a class: left out of the count, or possibly of the class, so that they can leave the answer open. */
  readonly notEvaluable: "left-out" | "undecided";
  readonly is: Condition;
  /** The days on which the episodes start; any where undefined. */
  readonly window: Window | undefined;
}

/** The start of the nth episode of a class. */
export interface EpisodeEvent {
  readonly kind: "episodes";
  readonly episodes: string;
  readonly class: EpisodeClass;
  /** 1 for the first. */
  readonly choose: number;
}

function unitOf(code: string): Unit {
  const unit = parseUnit(code);
  if (unit === undefined) throw new RangeError(`not a UCUM code: ${code}`);
  return unit;
}

/** The unit of the corrected count increment: per microlitre, times square metres, per 10*11 platelets given. */
export const CCI_UNIT = unitOf("m2/uL/10*11");
export const DOSE_UNIT = unitOf("10*11");
export const BLOOD_VOLUME_UNIT = unitOf("mL/kg");
