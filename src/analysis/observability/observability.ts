/** Can the sampling show an endpoint at all? Asked of every participant before anybody looks at a result. */
import type { Participant } from "../../core/participant.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Context } from "../../derivation/context.ts";
import { participantContext } from "../../derivation/derive.ts";
import { isMissing } from "../robustness/missing-bounds.ts";
import { type Requirement, requirementsOf, type Shortfall } from "./sampling.ts";

export interface ParticipantObservability {
  readonly participant: string;
  /** `open`: the window reaches beyond the data cut-off. `outside`: not in the population. */
  readonly status: "evaluable" | "not-evaluable" | "cannot-show" | "open" | "outside";
  /** A reason of the closed list; empty where evaluable. */
  readonly reason: string;
  readonly detail: string;
  /** How far from evaluable: what each unmet requirement lacks. */
  readonly lacks: readonly {
    readonly name: string;
    readonly requirement: string;
    readonly missing: number | undefined;
    readonly unit: string;
  }[];
}

export interface RequirementCount {
  readonly requirement: string;
  /** Of the participants of the population who had the chance. */
  readonly met: number;
  readonly of: number;
}

export interface EndpointObservability {
  readonly endpoint: Endpoint;
  readonly requirements: readonly RequirementCount[];
  readonly participants: readonly ParticipantObservability[];
}

export function observabilityOf(study: Study, participants: readonly Participant[]): readonly EndpointObservability[] {
  const contexts = participants.map((participant) => participantContext(study, participant));
  return [...study.endpoints.values()].map((endpoint) => {
    const requirements = requirementsOf(study, endpoint);
    const seen = contexts.map((context) => ({ context, shown: participantView(context, endpoint, requirements) }));
    const asked = seen.filter(({ shown }) => shown.status !== "outside" && shown.status !== "open");
    return {
      endpoint,
      participants: seen.map(({ shown }) => shown),
      requirements: requirements.map((requirement) => ({
        requirement: requirement.text,
        met: asked.filter(({ context }) => isMet(requirement.check(context))).length,
        of: asked.length,
      })),
    };
  });
}

function isMet(shortfall: Shortfall): boolean {
  return shortfall.kind === "known" && shortfall.missing === 0;
}

function participantView(
  context: Context,
  endpoint: Endpoint,
  requirements: readonly Requirement[],
): ParticipantObservability {
  const derivation = context.endpoint(endpoint.name);
  const { outcome } = derivation;
  const participant = context.participant.id;
  const base = { participant, reason: "", detail: "", lacks: [] };
  if (outcome.kind === "not-evaluable" && outcome.reason === "NOT_IN_POPULATION") return { ...base, status: "outside" };
  if (outcome.kind === "not-evaluable" && outcome.reason === "WINDOW_OPEN")
    return { ...base, status: "open", reason: outcome.reason, detail: outcome.detail };
  const lacks = lacking(context, requirements);
  if (isMissing(derivation)) {
    const reason = outcome.kind === "not-evaluable" || outcome.kind === "verdict" ? (outcome.reason ?? "") : "";
    const detail = outcome.kind === "not-evaluable" ? outcome.detail : outcome.kind === "verdict" ? outcome.event : "";
    return { ...base, status: "not-evaluable", reason, detail, lacks };
  }
  // Censored although no sampled days could have shown the event: the verdict says more of the sampling than of the participant.
  const unseen = outcome.kind === "time" && outcome.cnsr === 1 && lacks.some(({ unit }) => unit === "measured days");
  return unseen ? { ...base, status: "cannot-show", reason: "TOO_FEW_DAYS", lacks } : { ...base, status: "evaluable" };
}

function lacking(context: Context, requirements: readonly Requirement[]): ParticipantObservability["lacks"] {
  return requirements.flatMap(({ name, text, check }): ParticipantObservability["lacks"] => {
    const shortfall = check(context);
    if (shortfall.kind === "no-window")
      return [{ name, requirement: text, missing: undefined, unit: shortfall.detail }];
    return shortfall.missing === 0
      ? []
      : [{ name, requirement: text, missing: shortfall.missing, unit: shortfall.unit }];
  });
}
