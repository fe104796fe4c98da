/** A statistic of a group: one row of estimates.csv. */
export interface Estimate {
  readonly paramcd: string;
  readonly label: string;
  /** An arm, or `Total`; arms compared are joined: `A vs B`. */
  readonly group: string;
  readonly statistic: string;
  /** As written in the study file: `28 d`; empty where there is none. */
  readonly timepoint: string;
  /** A category, an event or a state; empty where there is none. */
  readonly category: string;
  /** Undefined where it cannot be computed; `method` then says why. */
  readonly value: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly level: number | undefined;
  readonly method: string;
  /** The denominator: participants analysed, or in the population for counts of states. */
  readonly n: number;
  readonly events: number | undefined;
  /** The arms compared, in order; absent where the row describes one group. */
  readonly comparison?: { readonly arms: readonly string[]; readonly randomised: boolean };
}

/** What is left to say where most fields do not apply. */
export const NO_INTERVAL = { lower: undefined, upper: undefined, level: undefined } as const;
