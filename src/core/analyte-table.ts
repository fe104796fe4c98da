/**
 * The table of analytes: label, canonical unit, plausible range, daily reduction, codes and the conversion between mass and substance
 * concentrations. Codes: pairs of CDISC COSMoS; ranges and equivalences: docs/clinical-rulings.md.
 */
export type AnalyteName =
  | "hemoglobin"
  | "neutrophils"
  | "platelets"
  | "leukocytes"
  | "lymphocytes"
  | "reticulocytes"
  | "neutrophils-percent"
  | "lymphocytes-percent"
  | "reticulocytes-percent"
  | "ferritin"
  | "alt"
  | "ast"
  | "bilirubin"
  | "bilirubin-direct"
  | "creatinine"
  | "creatinine-clearance"
  | "glucose"
  | "cyclosporine";

export type DailyReducer = "min" | "max" | "mean" | "first" | "last";

/** One line of the table, as written. */
export interface AnalyteRow {
  readonly label: string;
  readonly unit: string;
  readonly plausible: readonly [string, string];
  readonly daily: DailyReducer;
  /** The LBTESTCD and the LOINC of the standard specimen and method; undefined where CDISC COSMoS pairs none. */
  readonly codes: readonly [lbtestcd: string | undefined, loinc: string | undefined];
  readonly equivalence?: readonly [unit: string, times: string, of: string];
}

export const ANALYTE_ROWS: Readonly<Record<AnalyteName, AnalyteRow>> = {
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
  "neutrophils-percent": {
    label: "Neutrophils per 100 leukocytes",
    unit: "%",
    plausible: ["0", "100"],
    daily: "min",
    codes: ["NEUTLE", "26511-6"],
  },
  "lymphocytes-percent": {
    label: "Lymphocytes per 100 leukocytes",
    unit: "%",
    plausible: ["0", "100"],
    daily: "min",
    codes: ["LYMLE", "26478-8"],
  },
  "reticulocytes-percent": {
    label: "Reticulocytes per 100 erythrocytes",
    unit: "%",
    plausible: ["0", "100"],
    daily: "min",
    codes: ["RETIRBC", "17849-1"],
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
  "bilirubin-direct": {
    label: "Bilirubin, direct",
    unit: "umol/L",
    plausible: ["0", "2000"],
    daily: "max",
    codes: ["BILDIR", "1968-7"],
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
  "creatinine-clearance": {
    label: "Creatinine clearance",
    unit: "mL/min",
    plausible: ["0", "400"],
    daily: "min",
    codes: ["CREATCLR", undefined],
  },
  glucose: {
    label: "Glucose",
    unit: "mmol/L",
    plausible: ["0.2", "100"],
    daily: "mean",
    codes: ["GLUC", "2345-7"],
    equivalence: ["mmol/L", "18.016", "mg/dL"],
  },
  cyclosporine: {
    label: "Cyclosporine, trough",
    unit: "ug/L",
    plausible: ["0", "10000"],
    daily: "mean",
    codes: [undefined, "3520-4"],
  },
};
