/** Events that come between treatment and outcome, and what each is taken to mean, in the model. */
import type { Duration } from "../../core/duration.ts";

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
