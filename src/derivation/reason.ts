/** Why there is no verdict, or why one was imputed. A closed list; the words stand in the REASON column. */
export const REASONS = {
  NOT_IN_POPULATION: "not in the population of this endpoint",
  NO_ANCHOR: "the date everything is counted from does not exist",
  NO_VALUE: "nothing was measured in the window",
  TOO_FEW_DAYS: "measured on fewer days than required",
  INTERVAL: "a result known only as below or above a limit leaves it open",
  ZERO_BASELINE: "a ratio to a baseline of zero",
  ATTRIBUTE_MISSING: "a column of participants.csv that decides it is blank",
  NO_COUNTS: "no count on or after the origin",
  NEVER_BELOW: "never met the condition of having dropped, from the origin to the horizon",
  TRANSFUSION_LOG_INCOMPLETE: "the transfusion log does not reach the end of the window",
  GAP: "only missing days prevent the run",
  MISSING_GRADE: "an event without a grade decides it",
  EVENT_BEFORE_ENTRY: "had the event, or one that competes with it, before being at risk",
  NO_DOSE: "a dose is not given",
  MISSING_LIMIT: "the grade depends on a limit of normal that is not given",
  EMPTY_WINDOW: "the window ends before it begins",
  WINDOW_OPEN: "the window was still open at the data cut-off",
  FOLLOW_UP_ENDED: "follow-up ended before the window did",
  DIED: "died before it could be assessed",
  WITHDRAWN: "withdrew before it could be assessed",
  INTERCURRENT_EVENT: "an intercurrent event before the assessment",
} as const;

export type Reason = keyof typeof REASONS;
