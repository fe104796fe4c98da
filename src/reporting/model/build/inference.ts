/** What follows from a finished two-stage trial. */
import type { gateInference } from "../../../analysis/decisions/design-facts.ts";
import { type InferenceItem, inferenceItems } from "../../../analysis/decisions/inference-items.ts";
import type { DecisionInference } from "../decision-facts.ts";

export function inferenceFacts(
  inference: NonNullable<ReturnType<typeof gateInference>>,
  responses: number,
): DecisionInference {
  const { estimates, pValues, intervals } = inferenceItems(inference);
  return {
    stage: inference.stage,
    participants: inference.participants,
    responses,
    estimates: estimates.map(plain),
    pValues: pValues.map(plain),
    intervals: intervals.map(({ lower, upper, ...interval }) => ({
      ...interval,
      lower: lower ?? null,
      upper: upper ?? null,
    })),
  };
}

function plain({ name, value, why }: InferenceItem) {
  return { name, value: value ?? null, why };
}
