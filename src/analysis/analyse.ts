/** Derivations of all participants into the estimates of every endpoint and the decisions of the study. */
import { assertNever } from "../core/assert-never.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { Endpoint, Study } from "../definition/model.ts";
import type { Derivation } from "../derivation/derivation.ts";
import { adverseEventEstimates } from "./adverse-event-estimates.ts";
import { changeEstimates } from "./change-estimates.ts";
import { comparisonEstimates } from "./compare-arms.ts";
import { episodeEstimates } from "./episode-estimates.ts";
import type { Estimate } from "./estimate.ts";
import { estimateDiagnostics } from "./estimate-diagnostics.ts";
import { gateTipping } from "./gate-tipping.ts";
import { type Group, groupsOf } from "./grouping.ts";
import { missingBounds } from "./missing-bounds.ts";
import { categoryEstimates, responseEstimates } from "./response-estimates.ts";
import { shiftEstimates } from "./shift-estimates.ts";
import { decideStageGate, type OrderUnknown, type StageGate } from "./stage-gate.ts";
import { stateCounts } from "./state-counts.ts";
import { timeEstimates } from "./time-estimates.ts";

export interface Analysis {
  readonly estimates: readonly Estimate[];
  readonly decisions: readonly StageGate[];
  readonly undecided: readonly OrderUnknown[];
  /** What the estimates and comparisons asked for give cause to say. */
  readonly diagnostics: readonly Diagnostic[];
}

export type DerivationsOf = (endpoint: string) => readonly Derivation[];

/** `study` has the endpoints asked for; `whole` also those that a stage decision may ask about. */
export function analyse(study: Study, derivationsOf: DerivationsOf, whole: Study = study): Analysis {
  const estimates = [...study.endpoints.values()].flatMap((endpoint) => {
    const derivations = derivationsOf(endpoint.name);
    const groups = groupsOf(derivations);
    return [
      ...stateCounts(groups),
      ...endpointEstimates(endpoint, groups),
      ...missingBounds(endpoint, groups),
      ...comparisonEstimates(endpoint, derivations),
    ];
  });
  const gates = [...study.decisions.values()].map((decision) =>
    decideStageGate(whole, decision, derivationsOf(decision.endpoint)),
  );
  const decisions = gates.filter((gate): gate is StageGate => !("kind" in gate));
  const tipping = decisions.flatMap((gate) => gateTipping(gate, derivationsOf(gate.decision.endpoint)));
  return {
    estimates: [...estimates, ...tipping],
    decisions,
    undecided: gates.filter((gate): gate is OrderUnknown => "kind" in gate),
    diagnostics: [...study.endpoints.values()].flatMap((endpoint) =>
      estimateDiagnostics(study, endpoint, derivationsOf(endpoint.name)),
    ),
  };
}

/** The statistics that the study file asks for, without the counts of states. */
export function endpointEstimates(endpoint: Endpoint, groups: readonly Group[]): readonly Estimate[] {
  switch (endpoint.kind) {
    case "response":
      return responseEstimates(endpoint, groups);
    case "category":
      return categoryEstimates(endpoint, groups);
    case "change":
      return changeEstimates(endpoint, groups);
    case "time-to-event":
      return timeEstimates(endpoint, groups);
    case "adverse-events":
      return adverseEventEstimates(endpoint, groups);
    case "shift":
      return shiftEstimates(endpoint, groups);
    case "episodes":
      return episodeEstimates(endpoint, groups);
    default:
      return assertNever(endpoint);
  }
}
