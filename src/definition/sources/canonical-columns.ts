/** The columns of the canonical tables: what a mapping can fill. */

export const PARTICIPANT_COLUMNS: readonly string[] = [
  "participant_id",
  "arm",
  "site",
  "enrolled_on",
  "sex",
  "age_years",
  "born_on",
  "height_cm",
  "weight_kg",
  "last_contact_on",
  "transfusions_complete_through",
];

export const LAB_COLUMNS = [
  "participant_id",
  "analyte",
  "collected_at",
  "value",
  "unit",
  "lower_limit",
  "upper_limit",
  "specimen",
  "comment",
  "visit",
] as const;

export const INTERVENTION_COLUMNS = [
  "participant_id",
  "intervention",
  "started_at",
  "ended_at",
  "dose",
  "dose_unit",
  "product",
] as const;

export const EVENT_COLUMNS = [
  "participant_id",
  "event",
  "occurred_on",
  "ended_on",
  "grade",
  "term",
  "body_system",
  "related",
  "serious",
  "cause",
  "action",
] as const;

/** The date of a row that adds to a participant; no table has such a column. */
export const PICK_DATE = "added_at";

/** Columns that hold a date, or a date and a time. */
export const DATE_COLUMNS: ReadonlySet<string> = new Set([
  "enrolled_on",
  "born_on",
  "last_contact_on",
  "transfusions_complete_through",
  "collected_at",
  "started_at",
  "ended_at",
  "occurred_on",
  "ended_on",
  PICK_DATE,
]);

/** Columns that hold one of a few texts; a map need not name what is already one of them. */
export const CANONICAL_TEXTS: ReadonlyMap<string, readonly string[]> = new Map([["sex", ["F", "M"]]]);

/** Columns of numbers with a unit of their own. */
export const UNIT_OF_COLUMN: ReadonlyMap<string, string> = new Map([
  ["age_years", "a"],
  ["height_cm", "cm"],
  ["weight_kg", "kg"],
]);

/** Columns that hold days, never times. */
export const DAY_COLUMNS: ReadonlySet<string> = new Set([
  "enrolled_on",
  "born_on",
  "last_contact_on",
  "transfusions_complete_through",
]);

export type CanonicalTable = "participants" | "labs" | "interventions" | "events";

export const REQUIRED_COLUMNS: Readonly<Record<CanonicalTable, readonly string[]>> = {
  participants: ["participant_id"],
  labs: ["participant_id", "collected_at"],
  interventions: ["participant_id", "intervention", "started_at"],
  events: ["participant_id", "event", "occurred_on"],
};
