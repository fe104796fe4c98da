/** decisions.json: every stage decision with its design, operating characteristics, participants in order, and what is certain. */
import { designFacts, gateInference } from "../analysis/decisions/design-facts.ts";
import type { StageGate } from "../analysis/decisions/stage-gate.ts";
import { sourceText } from "../core/source-reference.ts";

export function decisionsJson(studyId: string, gates: readonly StageGate[]): string {
  return `${JSON.stringify({ study: studyId, decisions: gates.map(decisionObject) }, null, 2)}\n`;
}

export function decisionObject(gate: StageGate): Readonly<Record<string, unknown>> {
  const { decision, word, places, stage1, final, certain } = gate;
  const facts = designFacts(decision.design, decision.assumptions);
  return {
    name: decision.name,
    endpoint: decision.endpoint,
    decision: word,
    design: decision.design,
    rule: facts.rule,
    recognised: facts.recognised,
    assumptions: decision.assumptions ?? null,
    operatingCharacteristics: facts.operatingCharacteristics ?? null,
    stage1,
    final,
    certain: certain === undefined ? null : { decision: certain.word, since: certain.since ?? null },
    counted: places.filter(({ place }) => place !== undefined).map(placeObject),
    replaced: places
      .filter(({ standing }) => standing === "replaced")
      .map(({ participant, enrolledOn, why }) => ({ participant, enrolledOn, why })),
    beyond: places
      .filter(({ standing }) => standing === "beyond")
      .map(({ participant, enrolledOn, response, why }) => ({
        participant,
        enrolledOn,
        response: response ?? null,
        ...(why === "" ? {} : { why }),
      })),
    inference: gateInference(gate) ?? null,
  };
}

function placeObject({ place, participant, enrolledOn, standing, response, why, source }: StageGate["places"][number]) {
  return {
    place,
    participant,
    enrolledOn,
    standing,
    response: response ?? null,
    ...(why === "" ? {} : { why }),
    source: sourceText(source),
  };
}
