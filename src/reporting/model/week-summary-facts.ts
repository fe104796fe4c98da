/** The values of an analyte in one week of the study, over participants: each with the measured day nearest to the week's day. */
export interface WeekSummaryFacts {
  readonly analyte: string;
  readonly group: string;
  /** Week k is day 7k after the reference day, three days to either side; 0 is the baseline: the last value at or before it, at most 7 days. */
  readonly week: number;
  /** Participants with a value known exactly. */
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Change from baseline among those with both values. */
  readonly change: {
    readonly n: number;
    readonly mean: number | null;
    readonly sd: number | null;
    readonly median: number | null;
    readonly q1: number | null;
    readonly q3: number | null;
  };
}
