/** The unit cases of admiral whose rule is not one of this language, and why. */

/** Names `file#first` to `file#last`, with one reason. */
function span(file: string, numbers: readonly number[], why: string): readonly (readonly [string, string])[] {
  return numbers.map((number) => [`${file}#${number}`, why] as const);
}

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

const PARTIAL =
  "a partial or missing date is an error here, never completed; complete dates are compared in other cases";
const ROWS = "adds rows or columns to a dataset; the language has values per participant";

export const NOT_RUN: ReadonlyMap<string, string> = new Map([
  ...span("compute_age_years", upTo(2), "the age is a column of participants.csv, not derived"),
  ...span(
    "compute_bsa",
    [2, 3],
    "Boyd and Takahira are not among the formulas (Mosteller, DuBois, Haycock, Stevenson)",
  ),
  ...span("compute_dtf", upTo(1), PARTIAL),
  ...span("compute_duration", [1, 2, 7, 8], "durations are whole days; there are none in months or years"),
  ...span(
    "compute_duration",
    [4, 5, 6],
    "durations are whole days; hours and minutes exist in windows of episodes only",
  ),
  ...span("compute_duration", [9], "the case has no expected value"),
  ...span("compute_tmf", upTo(1), PARTIAL),
  ...span("convert_date_to_dtm", [1], "a time of day is never added to a date"),
  ...span("convert_dtc_to_dtm", upTo(1), "fractions of a second are not read"),
  ...span("derive_expected_records", upTo(2), ROWS),
  ...span("derive_extreme_event", [2], "the case does not carry its records (mydata)"),
  ...span("derive_locf_records", upTo(4), "a value is never carried forward"),
  ...span(
    "derive_param_bsa",
    [2, 3],
    "Boyd and Takahira are not among the formulas (Mosteller, DuBois, Haycock, Stevenson)",
  ),
  ...span("derive_param_tte", upTo(1), "the case does not carry its assessments (adqs)"),
  ...span("derive_param_wbc_abs", upTo(2), "a count is measured; none is the product of two analytes"),
  ...span(
    "derive_var_anrind",
    upTo(4),
    "limits of normal are used in CTCAE grades only; there is no class low, normal, high",
  ),
  ...span(
    "derive_var_extreme_flag",
    [1, 2],
    "flags one row of several analytes of one instant; a value here has one analyte",
  ),
  ...span("derive_var_extreme_flag", [3], PARTIAL),
  ...span("derive_var_joined_exist_flag", [1], "counts the records between two others"),
  ...span("derive_var_joined_exist_flag", [3], "joins two datasets by a record number"),
  ...span("derive_var_ontrtfl", [1, 4], PARTIAL),
  ...span(
    "derive_var_ontrtfl",
    [6],
    "an event that began before the window does not belong to it, however long it lasts",
  ),
  ...span("derive_var_shift", upTo(2), "shifts are between CTCAE grades, not between low, normal and high"),
  ...span(
    "derive_vars_cat",
    upTo(3),
    "no criterion compares a number in a column of participants.csv (height, weight)",
  ),
  ...span("derive_vars_dt", [1, 2, 3, 4, 5], PARTIAL),
  ...span("derive_vars_dtm", upTo(5), PARTIAL),
  ...span(
    "derive_vars_dtm_to_dt",
    upTo(1),
    "an export column has a date with or without its time; no date is derived of it",
  ),
  ...span("derive_vars_joined", [3], "the last dose before each adverse event: an anchor is one date per participant"),
  ...span("derive_vars_joined", [5], "joins two datasets by a record number"),
  ...span("derive_vars_joined", [6], "the first value that meets a condition: a quantity takes no condition on values"),
  ...span("filter_joined", [1], "counts the records between two others"),
  ...span("impute_dtc_dt", [1, 2, 3, 4], PARTIAL),
  ...span("impute_dtc_dtm", upTo(6), PARTIAL),
]);
