/**
 * Which of the usual units of an analyte the printed numbers fit. A hint for the owner of the data and never an answer: a column of a very
 * ill group in one unit looks like one of a healthy group in another.
 */
import { type AnalyteName, analyteOf, factorToCanonical } from "../../core/analyte.ts";
import { toNumber } from "../../core/exact.ts";
import { readUnit } from "../../core/unit-spelling.ts";

/** Units in use, and medians that groups of patients have, in the canonical unit; wide enough for the very ill. */
const USUAL: Readonly<
  Partial<Record<AnalyteName, { readonly units: readonly string[]; readonly median: readonly [number, number] }>>
> = {
  hemoglobin: { units: ["g/L", "g/dL", "mmol/L"], median: [50, 180] },
  neutrophils: { units: ["10*9/L", "/uL"], median: [0.05, 20] },
  platelets: { units: ["10*9/L", "/uL"], median: [5, 600] },
  leukocytes: { units: ["10*9/L", "/uL"], median: [0.2, 60] },
  lymphocytes: { units: ["10*9/L", "/uL"], median: [0.05, 20] },
  reticulocytes: { units: ["10*9/L", "10*12/L", "/uL"], median: [3, 200] },
  "neutrophils-percent": { units: ["%", "1"], median: [2, 98] },
  "lymphocytes-percent": { units: ["%", "1"], median: [2, 98] },
  "reticulocytes-percent": { units: ["%", "1"], median: [0.1, 20] },
  ferritin: { units: ["ug/L"], median: [10, 10_000] },
  alt: { units: ["U/L", "ukat/L"], median: [8, 200] },
  ast: { units: ["U/L", "ukat/L"], median: [8, 200] },
  bilirubin: { units: ["umol/L", "mg/dL"], median: [4, 100] },
  "bilirubin-direct": { units: ["umol/L", "mg/dL"], median: [1, 60] },
  creatinine: { units: ["umol/L", "mg/dL"], median: [30, 400] },
  glucose: { units: ["mmol/L", "mg/dL"], median: [3, 15] },
};

export function usualUnits(analyte: AnalyteName): readonly string[] {
  return USUAL[analyte]?.units ?? [analyteOf(analyte).unit.code];
}

/** The usual units in which the median is one that patients have. */
export function fittingUnits(analyte: AnalyteName, numbers: readonly number[]): readonly string[] {
  const usual = USUAL[analyte];
  const median = medianOf(numbers);
  if (usual === undefined || median === undefined) return [];
  const [low, high] = usual.median;
  return usual.units.filter((code) => {
    const unit = readUnit(code);
    const factor = unit === undefined ? undefined : factorToCanonical(analyteOf(analyte), unit);
    const value = factor === undefined ? Number.NaN : median * toNumber(factor);
    return value >= low && value <= high;
  });
}

/** Undefined for none; the upper of the two in the middle, which is enough for a hint. */
export function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
