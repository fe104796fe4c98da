/** What a rule may ask about the participant it is applied to. Answers are worked out once and remembered. */
import type { Participant } from "../core/participant.ts";
import type { Criterion } from "../definition/model/criterion.ts";
import type { Study } from "../definition/model/study.ts";
import type { Derivation } from "./derivation.ts";
import type { Episode } from "./episodes/episodes.ts";
import type { AnchorResult, Finding, QuantityResult } from "./finding.ts";

export interface Context {
  readonly study: Study;
  readonly participant: Participant;
  readonly anchor: (name: string) => AnchorResult;
  readonly quantity: (name: string) => QuantityResult;
  readonly criterion: (criterion: Criterion) => Finding;
  readonly endpoint: (name: string) => Derivation;
  readonly episodes: (name: string) => readonly Episode[];
}
