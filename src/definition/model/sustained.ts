/** A run of days on which a condition holds, in the model. */
import type { Analyte, DailyReducer } from "../../core/analyte.ts";
import type { Duration } from "../../core/duration.ts";
import type { Condition } from "./condition.ts";

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
