/**
 * The names of the methods that `compare:` takes, for each kind of endpoint, and how many arms each takes:
 * - `two`: exactly two;
 * - `any`: two or more, pair by pair where every pair is asked for;
 * - `together`: two or more, always all that are asked for at once;
 * - `in-order`: as `together`, with the arms listed from the least to the most.
 */
export type ArmsTaken = "two" | "any" | "together" | "in-order";

export const RESPONSE_COMPARISONS = {
  newcombe: "two",
  "newcombe-cc": "two",
  "miettinen-nurminen": "two",
  "agresti-caffo": "two",
  mee: "two",
  "hauck-anderson": "two",
  wald: "two",
  koopman: "two",
  "miettinen-nurminen-ratio": "two",
  katz: "two",
  "conditional-odds-ratio": "two",
  "odds-ratio-score": "two",
  fisher: "two",
  "fisher-mid-p": "two",
  barnard: "two",
  boschloo: "two",
  "chi-square": "two",
  "chi-square-yates": "two",
  "mantel-haenszel": "two",
  "mantel-haenszel-cc": "two",
  "mantel-haenszel-exact": "two",
  "mantel-haenszel-odds-ratio": "two",
  "mantel-haenszel-risk-ratio": "two",
  "peto-odds-ratio": "two",
  "chi-square-table": "together",
  "fisher-table": "together",
  "cochran-armitage": "in-order",
} as const satisfies Readonly<Record<string, ArmsTaken>>;
export type ResponseComparison = keyof typeof RESPONSE_COMPARISONS;

export const CATEGORY_COMPARISONS = {
  "chi-square-table": "together",
  "fisher-table": "together",
} as const satisfies Readonly<Record<string, ArmsTaken>>;
export type CategoryComparison = keyof typeof CATEGORY_COMPARISONS;

export const CHANGE_COMPARISONS = {
  "welch-t": "two",
  "pooled-t": "two",
  "rank-sum": "two",
  "hodges-lehmann": "two",
  "kruskal-wallis": "together",
  anova: "together",
  "welch-anova": "together",
} as const satisfies Readonly<Record<string, ArmsTaken>>;
export type ChangeComparison = keyof typeof CHANGE_COMPARISONS;

export const TIME_COMPARISONS = {
  "log-rank": "any",
  "gehan-wilcoxon": "any",
  "tarone-ware": "any",
  "peto-peto": "any",
  "modified-peto-peto": "any",
  "log-rank-trend": "in-order",
  gray: "any",
  cox: "two",
  "cox-breslow": "two",
  "cox-exact": "two",
  "fine-gray": "two",
} as const satisfies Readonly<Record<string, ArmsTaken>>;
export type TimeComparison = keyof typeof TIME_COMPARISONS;

/** Methods that pool over strata and so say nothing without them. */
const NEED_STRATA: readonly string[] = [
  "mantel-haenszel",
  "mantel-haenszel-cc",
  "mantel-haenszel-exact",
  "mantel-haenszel-odds-ratio",
  "mantel-haenszel-risk-ratio",
  "peto-odds-ratio",
];
const TAKE_STRATA: readonly string[] = [
  ...NEED_STRATA,
  "log-rank",
  "gehan-wilcoxon",
  "tarone-ware",
  "peto-peto",
  "modified-peto-peto",
  "log-rank-trend",
  "gray",
  "cox",
  "cox-breslow",
  "cox-exact",
];

export function needsStrata(method: string): boolean {
  return NEED_STRATA.includes(method);
}

/** Whether a method uses the strata of `stratify-by`; the others compare everybody and say so. */
export function takesStrata(method: string): boolean {
  return TAKE_STRATA.includes(method);
}
