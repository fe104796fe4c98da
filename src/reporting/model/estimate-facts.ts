/** A row of estimates.csv. */
export interface EstimateFacts {
  readonly paramcd: string;
  readonly label: string;
  /** An arm, or `Total`; arms compared are joined: `A vs B`. */
  readonly group: string;
  readonly statistic: string;
  readonly timepoint: string;
  readonly category: string;
  /** Null where it cannot be computed; `method` then says why. Limits may be infinite. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
  readonly method: string;
  readonly n: number;
  readonly events: number | null;
  /** Null where the row describes one group. */
  readonly comparison: { readonly arms: readonly string[]; readonly randomised: boolean } | null;
}
