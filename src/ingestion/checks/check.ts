/** A check looks at the participants once they are read, and says what is odd. It changes nothing: a row that is doubtful still counts. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { DatedRecord, Observation, Participant } from "../../core/participant.ts";
import type { Series } from "./series-reader.ts";

export type Report = (diagnostic: Diagnostic) => void;

/** Everything the study reads of one participant beside results. */
export interface Records {
  readonly participant: Participant;
  readonly interventions: readonly DatedRecord[];
  readonly events: readonly DatedRecord[];
}

/** The parts are called for every participant: first its series, one analyte after the other, then its records; `finish` comes last. */
export interface Check {
  readonly series?: (series: Series) => void;
  readonly records?: (records: Records) => void;
  readonly finish?: () => void;
}

/** What a result prints, for the question to the site. */
export function printedText({ raw }: Observation): string {
  return `${raw.value} ${raw.unit}`.trim();
}
