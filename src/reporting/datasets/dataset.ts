/** An analysis data set as all formats write it: variables with their metadata, rows of typed cells, keys in order. */
import type { Cell } from "../csv.ts";

/** Dates are texts `YYYY-MM-DD` in the rows. */
export type VariableType = "text" | "integer" | "float" | "date";

export interface Variable {
  /** At most 8 characters: letters, digits and underscores, beginning with a letter. */
  readonly name: string;
  /** At most 40 characters. */
  readonly label: string;
  readonly type: VariableType;
  /** Position among the keys of the data set, from 1. */
  readonly key?: number;
  /** What the values mean or how they are made, for the define file. */
  readonly derivation: string;
  /** The values allowed and what they stand for. */
  readonly codes?: readonly Code[];
  /** The population that the variable flags. */
  readonly population?: string;
  /** Text that may be cut between items at this mark where a format limits its length. */
  readonly separator?: string;
}

export interface Code {
  readonly value: string;
  readonly meaning: string;
}

export interface AnalysisDataset {
  readonly name: string;
  readonly label: string;
  /** One record per what. */
  readonly structure: string;
  readonly class: "SUBJECT LEVEL ANALYSIS DATASET" | "BASIC DATA STRUCTURE" | "ADAM OTHER";
  readonly variables: readonly Variable[];
  /** One cell per variable; empty text and undefined are missing. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What every data set of a study says of itself. */
export interface DatasetContext {
  readonly studyId: string;
  readonly studyTitle: string;
  readonly version: string;
  /** `YYYY-MM-DD`; stands where a format wants the time of making, so that the same run gives the same bytes. */
  readonly cutoff: string;
}

export function isMissing(cell: Cell): cell is undefined | "" {
  return cell === undefined || cell === "";
}
