/** What a report is built from: a finished run and how it was made. */
import type { Analysis } from "../../../analysis/analyse.ts";
import type { KnifeEdge } from "../../../analysis/robustness/knife-edge.ts";
import type { ReadingResult } from "../../../analysis/robustness/readings.ts";
import type { Accounting, LedgerEntry } from "../../../core/accounting.ts";
import type { Day } from "../../../core/calendar.ts";
import type { Participant } from "../../../core/participant.ts";
import type { Fact } from "../../../definition/facts.ts";
import type { LoadedStudy } from "../../../definition/load.ts";
import type { Study } from "../../../definition/model/study.ts";
import type { Derivation } from "../../../derivation/derivation.ts";
import type { RunFacts } from "../run-facts.ts";

/** A run of a study on an export. */
export interface FinishedRun {
  /** The whole study file. */
  readonly loaded: LoadedStudy;
  /** With the endpoints asked for. */
  readonly study: Study;
  readonly dataset: {
    readonly participants: readonly Participant[];
    readonly cutoff: Day;
    readonly ledger: readonly LedgerEntry[];
    readonly accounting: readonly Accounting[];
  };
  /** Participant by participant. */
  readonly derivations: readonly Derivation[];
  readonly analysis: Analysis;
  readonly readings: readonly ReadingResult[];
  readonly knifeEdges: readonly KnifeEdge[] | undefined;
}

/** The facts of a cited file by id; undefined where there is no such file. */
export type FactsOf = (file: string) => ReadonlyMap<string, Fact> | undefined;

/** How the run was made, and the files that its study cites. */
export interface RunMade {
  readonly run: RunFacts;
  readonly factsOf: FactsOf;
}
