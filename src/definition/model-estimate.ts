/** What to estimate of an endpoint, in the model. */
import type { Duration } from "../core/duration.ts";

export interface ProportionEstimate {
  readonly kind: "proportion";
  readonly interval: "clopper-pearson";
  readonly level: number;
}

export interface IncidenceEstimate {
  readonly kind: "cumulative-incidence" | "kaplan-meier";
  readonly at: readonly Duration[];
  readonly level: number;
}

export interface DescribeEstimate {
  readonly kind: "describe";
  readonly quantile: "type-2" | "type-6" | "type-7";
  readonly level: number;
}
