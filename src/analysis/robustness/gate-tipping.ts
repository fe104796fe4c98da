/** Whether the places of a stage decision that were filled by imputation could have turned it. */
import { TOTAL } from "../../core/participant.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { StageGate } from "../decisions/stage-gate.ts";
import { type Estimate, NO_INTERVAL } from "../estimates/estimate.ts";
import { isMissing } from "./missing-bounds.ts";
import { tippingOf, tippingText } from "./tipping.ts";

/** A row of estimates.csv for a stage that is decided; nothing while it is pending, or where nobody was imputed. */
export function gateTipping(gate: StageGate, derivations: readonly Derivation[]): readonly Estimate[] {
  const stage = decidedStage(gate);
  const endpoint = derivations[0]?.endpoint;
  if (stage === undefined || endpoint === undefined) return [];
  const missing = imputedPlaces(gate, derivations, stage.size);
  if (missing === 0) return [];
  const holds = (responders: number) => stage.responders + responders > stage.most;
  const tipping = tippingOf({ missing, conclusion: holds, drawn: holds(0) });
  return [
    {
      paramcd: endpoint.paramcd,
      label: endpoint.label,
      group: TOTAL,
      statistic: "tipping-count",
      timepoint: "",
      category: gate.decision.name,
      value: tipping?.count,
      ...NO_INTERVAL,
      method: `${stage.word}: ${tippingText(tipping, missing)}`,
      n: missing,
      events: undefined,
    },
  ];
}

/** The stage that was decided last: its places, its responders and the most responders at which it fails. */
function decidedStage({ decision, word, stage1, final }: StageGate) {
  const { r1, n1, r, n } = decision.design;
  if (word === "reject" || word === "do-not-reject") return { word, size: n, responders: final.responders, most: r };
  if (word === "stage-1-pending") return undefined;
  return { word: word === "stop" ? "stop" : "continue", size: n1, responders: stage1.responders, most: r1 };
}

function imputedPlaces(gate: StageGate, derivations: readonly Derivation[], size: number): number {
  const counted = new Set(
    gate.places.filter(({ place }) => place !== undefined && place <= size).map(({ participant }) => participant),
  );
  return derivations.filter((derivation) => counted.has(derivation.participant.id) && isMissing(derivation)).length;
}
