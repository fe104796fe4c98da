/** What can be said of a two-stage design and of a finished stage: the rule in words, where it comes from, what it does, what follows. */
import type { SimonDecision } from "../../definition/model/decision.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { inferSimonOutcome, type SimonInference } from "../../statistics/simon/simon-inference.ts";
import { explainSimonDesign } from "../../statistics/simon/simon-notation.ts";
import {
  computeSimonOperatingCharacteristics,
  type SimonOperatingCharacteristics,
} from "../../statistics/simon/simon-operating-characteristics.ts";
import { recognizeSimonDesign } from "../../statistics/simon/simon-recognition.ts";
import type { StageGate } from "./stage-gate.ts";

/** Inputs that make the bounds a published design; a reconstruction, not a fact of the record. */
export interface RecognisedDesign {
  readonly criteria: readonly string[];
  readonly p0: number;
  readonly p1: number;
  readonly alpha: number;
  readonly power: number;
  readonly basis: "reconstructed";
}

export interface DesignFacts {
  readonly rule: string;
  readonly recognised: readonly RecognisedDesign[];
  /** At the stated assumptions, else at the recognised inputs where they are unique. */
  readonly operatingCharacteristics:
    | (SimonOperatingCharacteristics & { readonly p0: number; readonly p1: number })
    | undefined;
}

export function designFacts(design: SimonDecision["design"], assumptions: SimonDecision["assumptions"]): DesignFacts {
  const found = recognizeSimonDesign(design);
  const recognised = isNotComputable(found)
    ? []
    : found.map(({ criteria, p0, p1, alpha, power }) => ({
        criteria,
        p0,
        p1,
        alpha,
        power,
        basis: "reconstructed" as const,
      }));
  const rates = assumptions ?? (recognised.length === 1 ? recognised[0] : undefined);
  const characteristics = rates === undefined ? undefined : computeSimonOperatingCharacteristics(design, rates);
  return {
    rule: explainSimonDesign(design),
    recognised,
    operatingCharacteristics:
      rates === undefined || characteristics === undefined || isNotComputable(characteristics)
        ? undefined
        : { p0: rates.p0, p1: rates.p1, ...characteristics },
  };
}

/** `optimal design for p0 0.5, p1 0.7, alpha 0.05, power 0.8 (reconstructed)`, or undefined where no inputs of the grid give it. */
export function recognitionText(recognised: readonly RecognisedDesign[]): string | undefined {
  const [only, ...others] = recognised;
  if (only === undefined) return undefined;
  const text = `${only.criteria.join(" and ")} design for p0 ${only.p0}, p1 ${only.p1}, alpha ${only.alpha}, power ${only.power} (reconstructed)`;
  return others.length === 0
    ? text
    : `${text}, and ${others.length} other ${others.length === 1 ? "set" : "sets"} of inputs`;
}

/** Inference that respects the design, once the trial has stopped or ended. Undefined before, or without a null rate. */
export function gateInference(gate: StageGate): SimonInference | undefined {
  const { decision, word, stage1, final } = gate;
  const p0 = decision.assumptions?.p0;
  if (p0 === undefined || (word !== "stop" && word !== "reject" && word !== "do-not-reject")) return undefined;
  const responses = word === "stop" ? stage1.responders : final.responders;
  const inference = inferSimonOutcome({ design: decision.design, responses }, { p0 });
  return isNotComputable(inference) ? undefined : inference;
}
