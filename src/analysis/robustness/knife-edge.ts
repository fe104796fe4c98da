/** Verdicts that turn on one reporting unit of one value, or on one day of one row. */
import type { Participant } from "../../core/participant.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Context } from "../../derivation/context.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { participantContext } from "../../derivation/derive.ts";
import { type EndpointReads, knifeEdgeRows, readsOf } from "./knife-edge-rows.ts";
import { type Perturbation, perturbationsOf, steadyParticipant } from "./perturbation.ts";
import { shortState, verdictWord } from "./short-state.ts";

export interface KnifeEdge extends Omit<Perturbation, "participant"> {
  readonly derivation: Derivation;
  readonly from: string;
  readonly to: string;
}

/** Derives each participant again for every single change of a row; `endpoints` are those to look at. */
export function findKnifeEdges(
  study: Study,
  participants: readonly Participant[],
  endpoints: readonly string[],
): readonly KnifeEdge[] {
  const reads = new Map(endpoints.map((endpoint) => [endpoint, readsOf(study, endpoint)]));
  return participants.flatMap((participant) =>
    knifeEdgesOf(participantContext(study, steadyParticipant(participant)), reads),
  );
}

function knifeEdgesOf(context: Context, reads: ReadonlyMap<string, EndpointReads>): readonly KnifeEdge[] {
  const changed = perturbedContexts(context.study);
  return [...reads].flatMap(([endpoint, read]) => {
    const derivation = context.endpoint(endpoint);
    if (isOutside(derivation)) return [];
    return knifeEdgeRows(context, derivation, read)
      .flatMap((row) => perturbationsOf(context.participant, row))
      .flatMap((perturbation) => {
        const other = changed(perturbation).endpoint(endpoint);
        return turns(derivation, other, perturbation.kind) ? [edge(derivation, other, perturbation)] : [];
      });
  });
}

/** One context per changed participant, shared by the endpoints that read the row. */
function perturbedContexts(study: Study): (perturbation: Perturbation) => Context {
  const known = new Map<object, Map<string, Context>>();
  return ({ row, kind, instead, participant }) => {
    const ofRow = known.get(row) ?? new Map<string, Context>();
    known.set(row, ofRow);
    const key = `${kind} ${instead}`;
    const context = ofRow.get(key) ?? participantContext(study, participant);
    ofRow.set(key, context);
    return context;
  };
}

function isOutside({ outcome }: Derivation): boolean {
  return outcome.kind === "not-evaluable" && outcome.reason === "NOT_IN_POPULATION";
}

function edge(derivation: Derivation, other: Derivation, { participant: _, ...step }: Perturbation): KnifeEdge {
  return { ...step, derivation, from: verdictWord(derivation), to: verdictWord(other) };
}

/**
 * A verdict turns when its answer changes. A value moves with every digit, so only its being there counts; a time moves with
 * every day of its own row, so a change of a day counts from a difference of two days on. An imputed N is an N.
 */
function turns(a: Derivation, b: Derivation, kind: Perturbation["kind"]): boolean {
  if (a.outcome.kind === "time" && b.outcome.kind === "time") {
    const moved = Math.abs(a.outcome.days - b.outcome.days);
    return a.outcome.cnsr !== b.outcome.cnsr || moved > (kind === "day" ? 1 : 0);
  }
  if (a.outcome.kind !== b.outcome.kind) return true;
  if (a.outcome.kind === "value" || a.outcome.kind === "not-evaluable") return false;
  return shortState(a) !== shortState(b);
}
