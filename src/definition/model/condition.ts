/** A condition on a value, in the model. */
import type { Interval } from "../../core/interval.ts";

/** A condition in the canonical unit of what it is applied to; `text` is as written. */
export interface Condition {
  readonly range: Interval;
  readonly text: string;
}

/** One condition for everybody, or one per sex. */
export type ConditionRule =
  | { readonly by: "everyone"; readonly condition: Condition }
  | { readonly by: "sex"; readonly F: Condition; readonly M: Condition };
