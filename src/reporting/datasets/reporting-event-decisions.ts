/** A stage decision as an analysis: responders of the evaluable, and the word decided. It refers to the count of responders it rests on. */
import type { StageGate } from "../../analysis/decisions/stage-gate.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import { analysisId, commonOf, methodId, operationId, type ReportedAnalysis } from "./reporting-event-analyses.ts";

const STATISTIC = "simon-two-stage";
const RELATIONSHIP = "OR.simon-two-stage.responders";

export function stageGateAnalyses(
  endpoint: Endpoint,
  gates: readonly StageGate[],
  dataset: string,
): readonly ReportedAnalysis[] {
  return gates.map((gate) => ({
    analysis: {
      id: analysisId(endpoint.paramcd, gate.decision.name),
      name: `${gate.decision.name}: two-stage decision`,
      ...commonOf(endpoint, dataset),
      methodId: methodId(STATISTIC),
      referencedAnalysisOperations: [
        { referencedOperationRelationshipId: RELATIONSHIP, analysisId: analysisId(endpoint.paramcd, "proportion") },
      ],
      results: [
        count("responders", gate.final.responders),
        count("evaluable", gate.final.evaluable),
        { operationId: operationId(STATISTIC, "decision"), formattedValue: gate.word },
      ],
    },
    method: METHOD,
  }));
}

function count(name: string, value: number) {
  return { operationId: operationId(STATISTIC, name), rawValue: String(value), formattedValue: String(value) };
}

const METHOD: ReportedAnalysis["method"] = {
  id: methodId(STATISTIC),
  name: "Simon two-stage decision",
  operations: [
    {
      id: operationId(STATISTIC, "responders"),
      name: "Responders among the counted",
      order: 1,
      referencedOperationRelationships: [
        {
          id: RELATIONSHIP,
          referencedOperationRole: { controlledTerm: "NUMERATOR" },
          operationId: operationId("proportion", "n"),
        },
      ],
    },
    { id: operationId(STATISTIC, "evaluable"), name: "Evaluable among the counted", order: 2 },
    { id: operationId(STATISTIC, "decision"), name: "Decision", order: 3 },
  ],
};
