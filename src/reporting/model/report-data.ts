/**
 * Everything a finished run has to say, as plain data: what tables, figures and the report are drawn from, and what `nadir report`
 * draws them from again without the export. Every value survives JSON: absent is null, a date is `YYYY-MM-DD`, no maps, no classes.
 * Everything about a single participant stands under `participantLevel`, so that an aggregate output can leave it out whole.
 */
import type { Accounting } from "../../core/accounting.ts";
import type { CurveFacts } from "./curve-facts.ts";
import type { DecisionFacts } from "./decision-facts.ts";
import type { EstimateFacts } from "./estimate-facts.ts";
import type { ParticipantLevel } from "./participant-level.ts";
import type { ReadingFacts } from "./reading-facts.ts";
import type { RunFacts } from "./run-facts.ts";
import type { SafetyScopeFacts } from "./safety-facts.ts";
import type { AnalyteFacts, EndpointFacts, StudyFacts } from "./study-facts.ts";
import type { WeekSummaryFacts } from "./week-summary-facts.ts";

/** Raised whenever a reader of the older form would misread the newer one. */
export const REPORT_DATA_SCHEMA = 1;

export const REPORT_DATA_FILE = "report-data.json";

export interface ReportData {
  readonly schema: number;
  readonly study: StudyFacts;
  readonly run: RunFacts;
  /** `Total` first, then the arms in order of their names; a study with one arm has only `Total`. */
  readonly groups: readonly GroupFacts[];
  /** In the order of the study file. */
  readonly endpoints: readonly EndpointFacts[];
  /** The analytes that the study reads and the export holds, in the order of nadir's list. */
  readonly analytes: readonly AnalyteFacts[];
  /** Every row of estimates.csv, in its order. */
  readonly estimates: readonly EstimateFacts[];
  /** One per time-to-event endpoint, group and, for cumulative incidence, cause. */
  readonly curves: readonly CurveFacts[];
  /** Laboratory values by week from the reference day. */
  readonly weeks: readonly WeekSummaryFacts[];
  /** Adverse events by body system, term and worst grade. */
  readonly safety: readonly SafetyScopeFacts[];
  readonly decisions: readonly DecisionFacts[];
  /** Empty unless the run derived the readings. */
  readonly readings: readonly ReadingFacts[];
  /** What happened to the rows of each input file. */
  readonly rows: readonly Accounting[];
  /** Rows set aside, by file and code. */
  readonly ledgerCounts: readonly LedgerCount[];
  /** Null in an aggregate report. */
  readonly participantLevel: ParticipantLevel | null;
  /**
   * What an aggregate report leaves out; null where everything is shown. Where it is not null, an estimate, a population or a group that
   * is absent is not 0: it is not shown, and nothing may be counted from what is left.
   */
  readonly suppression: Suppression | null;
}

export interface Suppression {
  /** Counts of 1 to one less than this are not shown, nor what would give them away. */
  readonly smallCell: number;
  /** How many estimates, curves, weekly summaries, rows of adverse events, readings and decisions are left out for it. */
  readonly leftOut: Readonly<Record<SuppressedPart, number>>;
}

export type SuppressedPart = "estimates" | "curves" | "weeks" | "safety" | "readings" | "decisions";

export interface GroupFacts {
  readonly name: string;
  /** Participants of the export. */
  readonly participants: number;
  /** Of those, in each population of the study, in the order of the study file. */
  readonly populations: readonly { readonly population: string; readonly participants: number }[];
  /** How follow-up ended; null where it is suppressed in an aggregate report. */
  readonly deaths: number | null;
  readonly withdrawals: number | null;
}

export interface LedgerCount {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly rows: number;
}
