/** Derivations of all participants into the estimates of every endpoint and the decisions of the study. */
import { assertNever } from "../core/assert-never.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { Endpoint } from "../definition/model/endpoint.ts";
import type { Study } from "../definition/model/study.ts";
import type { Derivation } from "../derivation/derivation.ts";
import { comparisonEstimates } from "./comparisons/compare-arms.ts";
import { decideStageGate, type OrderUnknown, type StageGate } from "./decisions/stage-gate.ts";
import { adverseEventEstimates } from "./estimates/adverse-event-estimates.ts";
import { changeEstimates } from "./estimates/change-estimates.ts";
import { episodeEstimates } from "./estimates/episode-estimates.ts";
import type { Estimate } from "./estimates/estimate.ts";
import { estimateDiagnostics } from "./estimates/estimate-diagnostics.ts";
import { type Group, groupsOf } from "./estimates/grouping.ts";
import { categoryEstimates, responseEstimates } from "./estimates/response-estimates.ts";
import { shiftEstimates } from "./estimates/shift-estimates.ts";
import { stateCounts } from "./estimates/state-counts.ts";
import { timeEstimates } from "./estimates/time-estimates.ts";
import { gateTipping } from "./robustness/gate-tipping.ts";
import { missingBounds } from "./robustness/missing-bounds.ts";

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
