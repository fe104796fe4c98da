/** What each dose of an intervention must fit, in the model. */
import type { Analyte } from "../../core/analyte.ts";
import type { Unit } from "../../core/unit.ts";
import type { Condition } from "./condition.ts";
import type { RecordSelector } from "./record-selector.ts";

/** What a dose may be while the last result of an analyte is as stated. */
export interface DoseRule {
  readonly analyte: Analyte;
  readonly is: Condition;
  readonly dose: Condition;
  /** UCUM; the doses of the export are converted to it. */
  readonly doseUnit: Unit;
}

export interface EachDoseRule {
  readonly selector: RecordSelector;
  readonly fits: readonly DoseRule[];
  /** No dose after the first day on which this result is as stated. */
  readonly stopsAfter: { readonly analyte: Analyte; readonly is: Condition } | undefined;
}
