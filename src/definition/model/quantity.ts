/** Named values of a participant, in the model. */
import type { Analyte, DailyReducer } from "../../core/analyte.ts";
import type { Exact } from "../../core/exact.ts";
import type { Pointer } from "../source-tree.ts";
import type { RecordSelector } from "./record-selector.ts";
import type { Target, Window } from "./window.ts";

/** Days from an intervention on whose values are left out: within n days after day t is t to t + n − 1. */
export interface ExcludeAfter {
  readonly after: RecordSelector;
  readonly days: number;
}

export interface MeasureQuantity {
  readonly kind: "measure";
  readonly name: string;
  readonly analyte: Analyte;
  readonly where:
    | { readonly kind: "window"; readonly window: Window }
    | { readonly kind: "target"; readonly target: Target };
  readonly daily: DailyReducer;
  readonly pick:
    | { readonly kind: "choose"; readonly which: "first" | "last" | "nearest" }
    | { readonly kind: "summarize"; readonly how: "mean" | "min" | "max" };
  readonly requireDays: number;
  readonly exclude: ExcludeAfter | undefined;
  readonly pointer: Pointer;
}

/** The longest stretch of days without an intervention inside a window. */
export interface LongestFreeQuantity {
  readonly kind: "longest-free";
  readonly name: string;
  readonly selector: RecordSelector;
  readonly window: Window;
  readonly pointer: Pointer;
}

export interface ChangeQuantity {
  readonly kind: "change";
  readonly name: string;
  readonly of: string;
  readonly from: string;
  readonly pointer: Pointer;
}

export interface TotalQuantity {
  readonly kind: "total";
  readonly name: string;
  readonly selector: RecordSelector;
  readonly sum: "dose" | "records";
  readonly whenEmpty: Exact | undefined;
  /** After a death the total stops at the death, or there is none. */
  readonly ifDied: "up-to-death" | "not-evaluable";
  readonly window: Window;
  readonly pointer: Pointer;
}

export interface DurationQuantity {
  readonly kind: "duration";
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly pointer: Pointer;
}

export type Quantity = MeasureQuantity | ChangeQuantity | TotalQuantity | DurationQuantity | LongestFreeQuantity;
