/**
 * The names of the methods that `estimate:` takes. The same names stand in the METHOD column and in docs/statistics.md.
 * The statistics offer exactly these; a test compares the lists, because definition imports no statistics.
 */
export const PROPORTION_INTERVALS = [
  "clopper-pearson",
  "wilson",
  "wilson-cc",
  "wilson-cc-r",
  "agresti-coull",
  "agresti-coull-raw",
  "jeffreys",
  "jeffreys-one-sided-at-boundary",
  "mid-p",
  "blaker",
  "wald",
] as const;
export type ProportionInterval = (typeof PROPORTION_INTERVALS)[number];

export const PROPORTION_TESTS = ["binomial", "binomial-central", "blaker", "mid-p", "score", "score-cc"] as const;
export type ProportionTest = (typeof PROPORTION_TESTS)[number];

/** Their definitions have no one-sided form. */
export const TWO_SIDED_TESTS: readonly ProportionTest[] = ["binomial-central", "blaker"];

export const ALTERNATIVES = ["two-sided", "less", "greater"] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

export const QUANTILE_TYPES = [
  "type-1",
  "type-2",
  "type-3",
  "type-4",
  "type-5",
  "type-6",
  "type-7",
  "type-8",
  "type-9",
] as const;
export type QuantileType = (typeof QUANTILE_TYPES)[number];

export const LOCATION_TESTS = ["one-sample-t", "signed-rank"] as const;
export type LocationTest = (typeof LOCATION_TESTS)[number];

export const INCIDENCE_VARIANCES = ["aalen", "delta"] as const;
export type IncidenceVariance = (typeof INCIDENCE_VARIANCES)[number];

export const INCIDENCE_INTERVALS = ["log-log", "plain", "log", "complementary-log-log"] as const;
export type IncidenceInterval = (typeof INCIDENCE_INTERVALS)[number];

export const SURVIVAL_INTERVALS = ["log-log", "log", "plain", "logit", "arcsin"] as const;
export type SurvivalInterval = (typeof SURVIVAL_INTERVALS)[number];

export const SURVIVAL_QUANTILE_RULES = ["sas", "r", "first"] as const;
export type SurvivalQuantileRule = (typeof SURVIVAL_QUANTILE_RULES)[number];
