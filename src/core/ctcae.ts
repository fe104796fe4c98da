/**
 * The laboratory terms of CTCAE v5.0 and v6.0 for the analytes nadir knows, in canonical units. A grade begins beyond its bound:
 * the bound itself belongs to the better grade (haemoglobin of exactly 80 g/L is grade 2), except where a step says inclusive.
 * Source: the criteria as coded in admiral, data-raw/adlb_grading (ncictcaev5, ncictcaev6). Grade 4 anaemia and grade 5 of every
 * term are clinical and cannot be read off a result. Ferritin has no term. v6 has no term for a decreased lymphocyte count.
 */
import type { AnalyteName } from "./analyte.ts";
import { type Exact, exact } from "./exact.ts";

export const CTCAE_VERSIONS = ["v5", "v6"] as const;
export type CtcaeVersion = (typeof CTCAE_VERSIONS)[number];

/** Which side of normal a term is about. */
export const DIRECTIONS = ["low", "high"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The value beyond which a grade begins. */
export type Bound =
  | { readonly kind: "absolute"; readonly value: Exact }
  | { readonly kind: "lower-limit" }
  | { readonly kind: "upper-limit"; readonly times: Exact; readonly plus: Exact }
  | { readonly kind: "baseline"; readonly times: Exact; readonly inclusive: boolean };

/** A grade is reached when any of its bounds is passed. */
export interface GradeStep {
  readonly grade: number;
  readonly anyOf: readonly Bound[];
}

export interface CtcaeTerm {
  readonly name: string;
  readonly version: CtcaeVersion;
  readonly analyte: AnalyteName;
  readonly direction: Direction;
  readonly steps: readonly GradeStep[];
  /** In place of `steps` when the baseline was above the upper limit of normal. */
  readonly baselineHigh: readonly GradeStep[] | undefined;
  /** In place of `steps` when the baseline was below the lower limit of normal. */
  readonly baselineLow: readonly GradeStep[] | undefined;
}

export function findCtcaeTerm(
  version: CtcaeVersion,
  analyte: AnalyteName,
  direction: Direction,
): CtcaeTerm | undefined {
  return TERMS.find((term) => term.version === version && term.analyte === analyte && term.direction === direction);
}

const absolute = (value: string): Bound => ({ kind: "absolute", value: exact(value) });
const LLN: Bound = { kind: "lower-limit" };
const uln = (times: string, plus = "0"): Bound => ({ kind: "upper-limit", times: exact(times), plus: exact(plus) });
const baseline = (times: string, inclusive = false): Bound => ({ kind: "baseline", times: exact(times), inclusive });

/** Steps of grades 1, 2, 3, 4 in this order; an empty list where a grade has no laboratory criterion. */
function steps(...bounds: readonly (Bound | readonly Bound[])[]): readonly GradeStep[] {
  return bounds
    .map((bound, index) => ({ grade: index + 1, anyOf: "kind" in bound ? [bound] : bound }))
    .filter(({ anyOf }) => anyOf.length > 0);
}

type TermRow = Omit<CtcaeTerm, "version" | "baselineHigh" | "baselineLow"> &
  Partial<Pick<CtcaeTerm, "baselineHigh" | "baselineLow">>;

/** Terms that both versions define alike. */
const SHARED: readonly TermRow[] = [
  { name: "Anemia", analyte: "hemoglobin", direction: "low", steps: steps(LLN, absolute("100"), absolute("80")) },
  {
    name: "Hemoglobin increased",
    analyte: "hemoglobin",
    direction: "high",
    steps: steps(uln("1"), uln("1", "20"), uln("1", "40")),
  },
  {
    name: "White blood cell decreased",
    analyte: "leukocytes",
    direction: "low",
    steps: steps(LLN, absolute("3"), absolute("2"), absolute("1")),
  },
  { name: "Leukocytosis", analyte: "leukocytes", direction: "high", steps: steps([], [], absolute("100")) },
  {
    name: "Lymphocyte count increased",
    analyte: "lymphocytes",
    direction: "high",
    steps: steps([], absolute("4"), absolute("20")),
  },
];

const TRANSAMINASE_STEPS = steps(uln("1"), uln("3"), uln("5"), uln("20"));
const BILIRUBIN_STEPS = steps(uln("1"), uln("1.5"), uln("3"), uln("10"));
const ALT = { name: "Alanine aminotransferase increased", analyte: "alt", direction: "high" } as const;
const AST = { name: "Aspartate aminotransferase increased", analyte: "ast", direction: "high" } as const;
const BILIRUBIN = { name: "Blood bilirubin increased", analyte: "bilirubin", direction: "high" } as const;
const CREATININE = { name: "Creatinine increased", analyte: "creatinine", direction: "high" } as const;
const NEUTROPHILS = { name: "Neutrophil count decreased", analyte: "neutrophils", direction: "low" } as const;

const TRANSAMINASE_V5 = {
  steps: TRANSAMINASE_STEPS,
  baselineHigh: steps(baseline("1.5", true), baseline("3"), baseline("5"), baseline("20")),
};

const ONLY_V5: readonly TermRow[] = [
  { ...NEUTROPHILS, steps: steps(LLN, absolute("1.5"), absolute("1"), absolute("0.5")) },
  {
    name: "Platelet count decreased",
    analyte: "platelets",
    direction: "low",
    steps: steps(LLN, absolute("75"), absolute("50"), absolute("25")),
  },
  {
    name: "Lymphocyte count decreased",
    analyte: "lymphocytes",
    direction: "low",
    steps: steps(LLN, absolute("0.8"), absolute("0.5"), absolute("0.2")),
  },
  { ...ALT, ...TRANSAMINASE_V5 },
  { ...AST, ...TRANSAMINASE_V5 },
  {
    ...BILIRUBIN,
    steps: BILIRUBIN_STEPS,
    baselineHigh: steps(baseline("1"), baseline("1.5"), baseline("3"), baseline("10")),
  },
  { ...CREATININE, steps: steps(uln("1"), [uln("1.5"), baseline("1.5")], [uln("3"), baseline("3")], uln("6")) },
];

const TRANSAMINASE_V6 = {
  steps: TRANSAMINASE_STEPS,
  baselineHigh: steps(baseline("1", true), baseline("1.5"), baseline("2"), baseline("4")),
};

const ONLY_V6: readonly TermRow[] = [
  { ...NEUTROPHILS, steps: steps(absolute("1.5"), absolute("1"), absolute("0.5"), absolute("0.1")) },
  {
    name: "Thrombocytopenia",
    analyte: "platelets",
    direction: "low",
    steps: steps(LLN, absolute("75"), absolute("50"), absolute("10")),
  },
  { ...ALT, ...TRANSAMINASE_V6 },
  { ...AST, ...TRANSAMINASE_V6 },
  {
    ...BILIRUBIN,
    steps: BILIRUBIN_STEPS,
    baselineHigh: steps(baseline("1", true), baseline("1.5"), baseline("2.5"), baseline("10")),
  },
  {
    ...CREATININE,
    steps: steps(uln("1"), uln("1.5"), uln("3"), uln("6")),
    baselineLow: steps(uln("1"), baseline("1.5"), baseline("3"), uln("6")),
  },
];

const TERMS: readonly CtcaeTerm[] = [
  ...[...SHARED, ...ONLY_V5].map((row) => term("v5", row)),
  ...[...SHARED, ...ONLY_V6].map((row) => term("v6", row)),
];

function term(version: CtcaeVersion, row: TermRow): CtcaeTerm {
  return { baselineHigh: undefined, baselineLow: undefined, ...row, version };
}
