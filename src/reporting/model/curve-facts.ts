/**
 * A step curve with what stands below it. Parallel columns, one entry per distinct observed time in days from the origin; the curve
 * holds its value from a time up to the next and starts at day 0 with 1 (survival) or 0 (incidence).
 */
export interface CurveFacts {
  readonly paramcd: string;
  readonly group: string;
  readonly estimator: "kaplan-meier" | "cumulative-incidence";
  /** CNSR of the cause the curve is of: 0 the event, 2 and up the competing events. */
  readonly cnsr: number;
  /** `event`, or the competing event. */
  readonly cause: string;
  readonly n: number;
  readonly level: number;
  readonly time: readonly number[];
  readonly value: readonly number[];
  /** Null where no interval is defined. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Under observation just before the time. */
  readonly atRisk: readonly number[];
  /** Events of this cause at the time. */
  readonly events: readonly number[];
  /** Events of all causes at the time. */
  readonly allEvents: readonly number[];
  readonly censored: readonly number[];
  /** Entry times, ascending, where participants came under observation later than the origin; else null. */
  readonly entry: readonly number[] | null;
}
