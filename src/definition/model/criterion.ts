/** A rule that a participant meets, does not meet, or cannot be judged by, in the model. */
import type { Pointer } from "../source-tree.ts";
import type { Condition, ConditionRule } from "./condition.ts";
import type { EachDoseRule } from "./each-dose.ts";
import type { EpisodeCountRule } from "./episodes.ts";
import type { RecordSelector } from "./record-selector.ts";
import type { SustainedRule } from "./sustained.ts";
import type { Window } from "./window.ts";

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
