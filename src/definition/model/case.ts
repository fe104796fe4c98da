/** A case in the model: rows of an export, and what must come out. */
import type { Day } from "../../core/calendar.ts";
import type { Pointer } from "../source-tree.ts";

export interface CaseRecord {
  readonly name: string;
  readonly day: Day;
  /** The other columns, as text. */
  readonly columns: ReadonlyMap<string, string>;
}

export interface CaseResult {
  readonly analyte: string;
  readonly unit: string;
  readonly day: Day;
  /** Several results of one day follow each other by the hour: 0, 1, 2 …; undefined where there is one. */
  readonly hour: number | undefined;
  readonly value: string;
}

export interface StudyCase {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly labs: readonly CaseResult[];
  readonly interventions: readonly CaseRecord[];
  readonly events: readonly CaseRecord[];
  readonly through: Day;
  readonly logThrough: Day;
  /** Verdict by PARAMCD. */
  readonly expected: ReadonlyMap<string, string>;
  readonly pointer: Pointer;
}
