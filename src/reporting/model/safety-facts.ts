/** Adverse events of a group within a body system or a term; each participant once, at the worst grade. */
export interface SafetyScopeFacts {
  readonly paramcd: string;
  readonly group: string;
  /** `any`, or as printed in the export; `(no body system)` where it is blank. */
  readonly bodySystem: string;
  /** `any` for the whole body system. */
  readonly term: string;
  /** Participants of the population of the endpoint, as in the rows of the estimates. */
  readonly n: number;
  readonly participants: number;
  /** Null where it is suppressed in an aggregate report, as below. */
  readonly events: number | null;
  /** Participants by worst grade, 1 to 5; those with only ungraded events in `ungraded`. */
  readonly byWorstGrade: readonly (number | null)[];
  readonly ungraded: number | null;
}
