/** A Simon stage decision, in the model. */
import type { Pointer } from "../source-tree.ts";
import type { Criterion } from "./criterion.ts";

export interface SimonDecision {
  readonly name: string;
  readonly endpoint: string;
  /** Most responses at which the trial still stops after stage 1; `r` the most that still do not reject. */
  readonly design: { readonly r1: number; readonly n1: number; readonly r: number; readonly n: number };
  readonly evaluable: Criterion | undefined;
  readonly assumptions:
    | {
        readonly p0: number;
        readonly p1: number;
        readonly alpha: number;
        readonly power: number;
        readonly basis: "registered" | "reconstructed";
      }
    | undefined;
  readonly cites: string | undefined;
  readonly pointer: Pointer;
}
