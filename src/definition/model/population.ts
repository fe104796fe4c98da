/** Who belongs to an analysis, in the model. */
import type { Criterion } from "./criterion.ts";

export interface Population {
  readonly name: string;
  /** Undefined for `enrolled`: everybody in participants.csv. */
  readonly criterion: Criterion | undefined;
}
