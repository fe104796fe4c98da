/** An endpoint under one choice of readings; the participants that turn stand under `participantLevel.flips`. */
import type { EstimateFacts } from "./estimate-facts.ts";

export interface ReadingFacts {
  /** Unique in the run: the PARAMCD and a running number, `HB15W8/0`. Number 0 is the study as written. */
  readonly id: string;
  readonly paramcd: string;
  readonly choices: readonly ReadingChoiceFacts[];
  /** The headline estimate under this choice and under the readings in use. */
  readonly estimate: EstimateFacts | null;
  readonly base: EstimateFacts | null;
  /** How many participants change. */
  readonly flips: number;
  readonly decision: { readonly from: string; readonly to: string } | null;
}

export interface ReadingChoiceFacts {
  readonly ref: string;
  readonly parameter: string;
  readonly use: string;
  readonly instead: string;
  readonly why: string;
}
