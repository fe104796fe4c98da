/** Everything about single participants. An aggregate output leaves all of it out. */
import type { LedgerEntry } from "../../core/accounting.ts";
import type { ResultFacts } from "./result-facts.ts";
import type { RecordFacts, SeriesFacts } from "./series-facts.ts";

export interface ParticipantLevel {
  /** In order of their identifiers. */
  readonly participants: readonly ParticipantFacts[];
  /** Participant by participant, each participant's endpoints in the order of the study file. */
  readonly results: readonly ResultFacts[];
  readonly ledger: readonly LedgerEntry[];
  /** Null where the run did not look for them. */
  readonly knifeEdges: readonly KnifeEdgeFacts[] | null;
  readonly flips: readonly FlipFacts[];
  readonly places: readonly PlaceFacts[];
}

export interface ParticipantFacts {
  readonly id: string;
  /** Empty where the export names none. */
  readonly arm: string;
  /** Columns of participants.csv as printed, in the order of the file; without participant_id and arm. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** `participants.csv:5` */
  readonly source: string;
  readonly followUp: {
    readonly end: string;
    readonly endedBy: "death" | "last-contact" | "cut-off";
    readonly death: string | null;
    readonly withdrawal: string | null;
  };
  /** Day 0 of the profile: the study's reference day, else enrolment, else the first record; null without any date. */
  readonly origin: { readonly is: "reference" | "enrolment" | "first-record"; readonly date: string } | null;
  /** The day each anchor falls on, in days from the origin; anchors that do not exist are absent. */
  readonly anchors: readonly { readonly name: string; readonly day: number; readonly date: string }[];
  /** The last day followed, in days from the origin; null without an origin. */
  readonly lastDay: number | null;
  readonly series: readonly SeriesFacts[];
  /** Doses, transfusions and events that the study reads, in time order. */
  readonly records: readonly RecordFacts[];
  /** The rows that decided anything, each once; results refer to them by index. */
  readonly rows: readonly RowFacts[];
}

/** A row of the export behind a verdict. */
export interface RowFacts {
  readonly file: string;
  readonly line: number;
  /** `YYYY-MM-DD`, or with `Thh:mm:ss` where the time is known. */
  readonly at: string;
  readonly kind: "observation" | "record";
  /** The analyte's label, or the intervention or event. */
  readonly what: string;
  /** As printed: `9.6 g/dL`; for a record the dose and what its other columns say. */
  readonly raw: string;
  /** In the canonical unit where that differs from what is printed: `96 g/L`; else empty. */
  readonly converted: string;
}

export interface KnifeEdgeFacts {
  readonly participant: string;
  readonly paramcd: string;
  /** `labs.csv:14` */
  readonly source: string;
  readonly row: string;
  readonly kind: "value" | "dose" | "day";
  readonly printed: string;
  readonly instead: string;
  readonly from: string;
  readonly to: string;
}

export interface FlipFacts {
  /** The id of the reading. */
  readonly reading: string;
  readonly participant: string;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
}

export interface PlaceFacts {
  readonly decision: string;
  readonly participant: string;
  readonly enrolledOn: string;
  readonly standing: "counted" | "pending" | "replaced" | "beyond";
  readonly place: number | null;
  readonly response: "Y" | "N" | null;
  readonly why: string;
  readonly knownOn: string | null;
}
