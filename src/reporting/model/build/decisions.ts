/** Stage decisions, with their participants apart. */
import { designFacts, gateInference, recognitionText } from "../../../analysis/decisions/design-facts.ts";
import type { Place, StageGate } from "../../../analysis/decisions/stage-gate.ts";
import { dayText } from "../../../core/calendar.ts";
import type { Study } from "../../../definition/model/study.ts";
import { criterionLine } from "../../../definition/prose/explain.ts";
import type { DecisionFacts } from "../decision-facts.ts";
import type { PlaceFacts } from "../participant-level.ts";
import { inferenceFacts } from "./inference.ts";

export function decisionFacts(study: Study, gate: StageGate): DecisionFacts {
  const { decision, word, places, stage1, final, certain } = gate;
  const { name, endpoint, design, assumptions, evaluable } = decision;
  const facts = designFacts(design, assumptions);
  const characteristics = facts.operatingCharacteristics;
  const inference = gateInference(gate);
  const { r1, n1, r, n } = design;
  return {
    name,
    endpoint,
    paramcd: study.endpoints.get(endpoint)?.paramcd ?? endpoint,
    word,
    design: { r1, n1, r, n },
    rule: facts.rule,
    recognised: recognitionText(facts.recognised) ?? null,
    assumptions: assumptions ?? null,
    characteristics: characteristics === undefined ? null : characteristicsOf(characteristics),
    stage1,
    final,
    replaced: places.filter(({ standing }) => standing === "replaced").length,
    countsWhen: evaluable === undefined ? null : criterionLine(evaluable),
    certain: certain === undefined ? null : { word: certain.word, since: certain.since ?? null },
    path: pathOf(places),
    inference:
      inference === undefined ? null : inferenceFacts(inference, (word === "stop" ? stage1 : final).responders),
  };
}

function characteristicsOf(found: NonNullable<DecisionFacts["characteristics"]>): DecisionFacts["characteristics"] {
  const { p0, p1, EN0, PET0, EN1, PET1, alpha, power } = found;
  return { p0, p1, EN0, PET0, EN1, PET1, alpha, power };
}

function pathOf(places: readonly Place[]): readonly number[] {
  const held = places.filter(({ place }) => place !== undefined).sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const firstPending = held.findIndex(({ standing }) => standing === "pending");
  let responders = 0;
  return (firstPending < 0 ? held : held.slice(0, firstPending)).map(({ response }) => {
    if (response === "Y") responders += 1;
    return responders;
  });
}

export function placeFacts({ decision, places }: StageGate): readonly PlaceFacts[] {
  return places.map(({ participant, enrolledOn, standing, place, response, why, knownOn }) => ({
    decision: decision.name,
    participant,
    enrolledOn,
    standing,
    place: place ?? null,
    response: response ?? null,
    why,
    knownOn: knownOn === undefined ? null : dayText(knownOn),
  }));
}
