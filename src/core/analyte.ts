/**
 * The laboratory analytes nadir knows: canonical name, canonical unit, codes, plausible range, and the reduction of several values
 * a day to one. Codes: LOINC and CDISC LBTESTCD pairs as in CDISC COSMoS; ranges and unit equivalences as in docs/clinical-rulings.md.
 */
import { compare, divide, type Exact, exact, multiply } from "./exact.ts";
import { conversionFactor, parseUnit, sameDimension, type Unit } from "./unit.ts";

export type AnalyteName =
  | "hemoglobin"
  | "neutrophils"
  | "platelets"
  | "leukocytes"
  | "lymphocytes"
  | "reticulocytes"
  | "ferritin"
  | "alt"
  | "ast"
  | "bilirubin"
  | "creatinine"
  | "glucose";

export type DailyReducer = "min" | "max" | "mean" | "first" | "last";

export interface Analyte {
  readonly name: AnalyteName;
  readonly label: string;
  /** Canonical unit: every value is converted to it, exactly. */
  readonly unit: Unit;
  /** Values outside are set aside as implausible, bounds included in the plausible. In the canonical unit. */
  readonly plausible: { readonly low: Exact; readonly high: Exact };
  /** Several values a day become one: the least for counts (a recovery must hold all day), the mean for concentrations. */
  readonly daily: DailyReducer;
  readonly lbtestcd: string;
  readonly loinc: string;
  /** One `unit` is `times` `of`: carries a conversion between mass and substance concentrations. */
  readonly equivalence?: { readonly unit: Unit; readonly times: Exact; readonly of: Unit };
}

function unit(code: string): Unit {
  const parsed = parseUnit(code);
  if (parsed === undefined) throw new RangeError(`not a UCUM code: ${code}`);
  return parsed;
}

interface AnalyteRow {
  readonly label: string;
  readonly unit: string;
  readonly plausible: readonly [string, string];
  readonly daily: DailyReducer;
  readonly codes: readonly [lbtestcd: string, loinc: string];
  readonly equivalence?: readonly [unit: string, times: string, of: string];
}

const ROWS: Readonly<Record<AnalyteName, AnalyteRow>> = {
  // Monomer (one iron): 16.114 g per mmol. Tetramer mmol/L (64.46) has to be declared by the owner of the data.
  hemoglobin: {
    label: "Haemoglobin",
    unit: "g/L",
    plausible: ["20", "250"],
    daily: "mean",
    codes: ["HGB", "718-7"],
    equivalence: ["mmol/L", "16.114", "g/L"],
  },
  neutrophils: {
    label: "Neutrophils",
    unit: "10*9/L",
    plausible: ["0", "100"],
    daily: "min",
    codes: ["NEUT", "26499-4"],
  },
  platelets: { label: "Platelets", unit: "10*9/L", plausible: ["0", "3000"], daily: "min", codes: ["PLAT", "26515-7"] },
  leukocytes: {
    label: "Leukocytes",
    unit: "10*9/L",
    plausible: ["0", "1000"],
    daily: "min",
    codes: ["WBC", "26464-8"],
  },
  lymphocytes: {
    label: "Lymphocytes",
    unit: "10*9/L",
    plausible: ["0", "1000"],
    daily: "min",
    codes: ["LYM", "26474-7"],
  },
  reticulocytes: {
    label: "Reticulocytes",
    unit: "10*9/L",
    plausible: ["0", "2000"],
    daily: "min",
    codes: ["RETI", "14196-0"],
  },
  ferritin: {
    label: "Ferritin",
    unit: "ug/L",
    plausible: ["1", "100000"],
    daily: "mean",
    codes: ["FERRITIN", "2276-4"],
  },
  alt: {
    label: "Alanine aminotransferase",
    unit: "U/L",
    plausible: ["0", "20000"],
    daily: "max",
    codes: ["ALT", "1742-6"],
  },
  ast: {
    label: "Aspartate aminotransferase",
    unit: "U/L",
    plausible: ["0", "20000"],
    daily: "max",
    codes: ["AST", "1920-8"],
  },
  bilirubin: {
    label: "Bilirubin, total",
    unit: "umol/L",
    plausible: ["0", "2000"],
    daily: "max",
    codes: ["BILI", "1975-2"],
    equivalence: ["mg/dL", "17.104", "umol/L"],
  },
  creatinine: {
    label: "Creatinine",
    unit: "umol/L",
    plausible: ["5", "5000"],
    daily: "max",
    codes: ["CREAT", "2160-0"],
    equivalence: ["mg/dL", "88.4", "umol/L"],
  },
  glucose: {
    label: "Glucose",
    unit: "mmol/L",
    plausible: ["0.2", "100"],
    daily: "mean",
    codes: ["GLUC", "2345-7"],
    equivalence: ["mmol/L", "18.016", "mg/dL"],
  },
};

export const ANALYTE_NAMES = Object.keys(ROWS) as readonly AnalyteName[];

const ANALYTES: ReadonlyMap<string, Analyte> = new Map(
  ANALYTE_NAMES.map((name) => [name, analyteFromRow(name, ROWS[name])]),
);

function analyteFromRow(name: AnalyteName, row: AnalyteRow): Analyte {
  const [low, high] = row.plausible;
  const analyte = {
    name,
    label: row.label,
    unit: unit(row.unit),
    plausible: { low: exact(low), high: exact(high) },
    daily: row.daily,
    lbtestcd: row.codes[0],
    loinc: row.codes[1],
  };
  if (row.equivalence === undefined) return analyte;
  const [one, times, of] = row.equivalence;
  return { ...analyte, equivalence: { unit: unit(one), times: exact(times), of: unit(of) } };
}

export function findAnalyte(name: string): Analyte | undefined {
  return ANALYTES.get(name);
}

/** The analyte of a name that is known to exist. */
export function analyteOf(name: AnalyteName): Analyte {
  const analyte = ANALYTES.get(name);
  if (analyte === undefined) throw new RangeError(`not an analyte: ${name}`);
  return analyte;
}

/** How many canonical units one `from` is for this analyte; undefined where the two measure different things. */
export function factorToCanonical(analyte: Analyte, from: Unit): Exact | undefined {
  if (sameDimension(from, analyte.unit)) return conversionFactor(from, analyte.unit);
  const { equivalence } = analyte;
  if (equivalence === undefined) return undefined;
  const { unit: one, times, of } = equivalence;
  if (sameDimension(from, one) && sameDimension(of, analyte.unit)) {
    return multiply(multiply(conversionFactor(from, one), times), conversionFactor(of, analyte.unit));
  }
  if (sameDimension(from, of) && sameDimension(one, analyte.unit)) {
    return multiply(divide(conversionFactor(from, of), times), conversionFactor(one, analyte.unit));
  }
  return undefined;
}

export function isPlausible(analyte: Analyte, value: Exact): boolean {
  return compare(value, analyte.plausible.low) >= 0 && compare(value, analyte.plausible.high) <= 0;
}
