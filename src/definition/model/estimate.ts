/** What to estimate of an endpoint and how to compare its arms, in the model. */
import type { Duration } from "../../core/duration.ts";
import type { Pointer } from "../source-tree.ts";
import type {
  Alternative,
  IncidenceInterval,
  IncidenceVariance,
  LocationTest,
  ProportionInterval,
  ProportionTest,
  QuantileType,
  SurvivalInterval,
  SurvivalQuantileRule,
} from "./estimate-methods.ts";

export interface ProportionEstimate {
  readonly kind: "proportion";
  readonly interval: ProportionInterval;
  readonly level: number;
  readonly test:
    | { readonly name: ProportionTest; readonly against: number; readonly alternative: Alternative }
    | undefined;
}

export interface DescribeEstimate {
  readonly kind: "describe";
  readonly quantile: QuantileType;
  readonly level: number;
  /** Against 0. */
  readonly test: { readonly name: LocationTest; readonly alternative: Alternative } | undefined;
  readonly geometric: boolean;
}

export interface IncidenceEstimate {
  readonly kind: "cumulative-incidence";
  readonly at: readonly Duration[];
  readonly level: number;
  /** Undefined: Aalen's, and with delayed entry, where that is not defined, the delta variance. */
  readonly variance: IncidenceVariance | undefined;
  readonly interval: IncidenceInterval;
}

export interface SurvivalEstimate {
  readonly kind: "kaplan-meier";
  readonly at: readonly Duration[];
  readonly level: number;
  readonly interval: SurvivalInterval;
  readonly quantileRule: SurvivalQuantileRule;
  /** The horizon of the restricted mean. */
  readonly restrictedMean: Duration | undefined;
  /** Whether the median follow-up is asked for. */
  readonly followUp: boolean;
}

export type TimeEstimate = IncidenceEstimate | SurvivalEstimate;

export interface Comparison<Method extends string = string> {
  /** Each list of arms is one comparison; the first arm is the one that differences and ratios are of. */
  readonly between: "every-pair" | "all-arms" | readonly (readonly string[])[];
  readonly randomised: boolean;
  /** A column of participants.csv. */
  readonly stratifyBy: string | undefined;
  readonly level: number;
  readonly methods: readonly Method[];
  readonly pointer: Pointer;
}
