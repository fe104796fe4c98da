/** How an export writes its results, as its owner declares it. Nothing of this is guessed: undeclared, `1,2` is not a number. */
import type { AnalyteName, HaemoglobinForm } from "../../core/analyte.ts";
import type { Exact } from "../../core/exact.ts";
import type { MissingReason } from "../../core/missing-reason.ts";

export interface ResultConventions {
  readonly decimal: "." | ",";
  /** The mark between groups of three digits; a value with another grouping is no number. */
  readonly thousands: "" | "," | "." | " " | "'";
  /** Whether `0-1` is a result (microscopy) rather than a range of normal printed in the wrong column. */
  readonly ranges: boolean;
  /** Numbers that stand for "no value": 999, -1. Compared as numbers, so 999.0 is one too. */
  readonly sentinels: readonly Exact[];
  /** Numbers that stand for "no value" of one analyte only: 999 is no platelet count in one laboratory and a ferritin in all. */
  readonly sentinelsOf: ReadonlyMap<AnalyteName, readonly Exact[]>;
  /** Texts of this export and the reason for which the value is missing, as printed. */
  readonly texts: ReadonlyMap<string, MissingReason>;
  /** Analytes whose "not detected" is zero. Blood cells and haemoglobin are never among them: see `isNeverZero`. */
  readonly notDetectedIsZero: ReadonlySet<AnalyteName>;
  /** What one mole of haemoglobin is in mmol/L: the monomer (one iron), unless the laboratory counts tetramers. */
  readonly haemoglobin: HaemoglobinForm;
}

export const PLAIN_CONVENTIONS: ResultConventions = {
  decimal: ".",
  thousands: "",
  ranges: false,
  sentinels: [],
  sentinelsOf: new Map(),
  texts: new Map(),
  notDetectedIsZero: new Set(),
  haemoglobin: "monomer",
};

/** A person has blood cells: "not detected" is never a count of zero, whatever the export declares. */
export function isNeverZero(analyte: AnalyteName): boolean {
  return NEVER_ZERO.has(analyte);
}

const NEVER_ZERO: ReadonlySet<AnalyteName> = new Set<AnalyteName>([
  "hemoglobin",
  "neutrophils",
  "platelets",
  "leukocytes",
  "lymphocytes",
  "reticulocytes",
  "neutrophils-percent",
  "lymphocytes-percent",
  "reticulocytes-percent",
]);
