/** A stage decision of a two-stage design without the participants: they stand under `participantLevel.places`. */
import type { StageCount, StageGate } from "../../analysis/decisions/stage-gate.ts";

export interface DecisionFacts {
  readonly name: string;
  readonly endpoint: string;
  readonly paramcd: string;
  readonly word: StageGate["word"];
  readonly design: { readonly r1: number; readonly n1: number; readonly r: number; readonly n: number };
  readonly rule: string;
  /** `optimal design for p0 0.5, …`; null where nothing of the grid gives it. */
  readonly recognised: string | null;
  readonly assumptions: {
    readonly p0: number;
    readonly p1: number;
    readonly alpha: number;
    readonly power: number;
    readonly basis: "registered" | "reconstructed";
  } | null;
  readonly characteristics: {
    readonly p0: number;
    readonly p1: number;
    readonly EN0: number;
    readonly PET0: number;
    readonly EN1: number;
    readonly PET1: number;
    readonly alpha: number;
    readonly power: number;
  } | null;
  readonly stage1: StageCount;
  readonly final: StageCount;
  readonly replaced: number;
  /** When a participant counts, where the study file says it; the others are replaced. */
  readonly countsWhen: string | null;
  readonly certain: { readonly word: string; readonly since: string | null } | null;
  /** Responders among the first k participants counted, k = 1, 2, 3 …, in the order of enrolment; stops at the first pending place. */
  readonly path: readonly number[];
  readonly inference: DecisionInference | null;
}

/** Inference that respects the two stages, once the trial stopped or ended. */
export interface DecisionInference {
  readonly stage: 1 | 2;
  readonly participants: number;
  readonly responses: number;
  readonly estimates: readonly { readonly name: string; readonly value: number | null; readonly why: string }[];
  readonly pValues: readonly { readonly name: string; readonly value: number | null; readonly why: string }[];
  readonly intervals: readonly {
    readonly name: string;
    readonly level: number;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly why: string;
  }[];
}
