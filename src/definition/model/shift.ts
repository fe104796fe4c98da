/** A shift of laboratory grades from baseline to the worst afterwards, in the model. */
import type { CtcaeTerm } from "../../core/ctcae.ts";
import type { RiskEstimate } from "./adverse-events.ts";
import type { Span } from "./span.ts";

export interface ShiftRule {
  readonly term: CtcaeTerm;
  /** The last measured day in it is the baseline. */
  readonly baseline: Span;
  readonly window: Span;
  readonly baselineMultiples: "when-abnormal" | "never";
  readonly estimate: RiskEstimate;
}
