/**
 * What the results of a group of patients are like, and the units in which laboratories report them. Conventions of this project, with
 * their reasons in docs/terminology.md: of the results of any site, whatever its patients suffer from, more than a tenth lie in the
 * usual range, so a group of which nearly none does was measured in another unit than it says.
 */
import { type Analyte, factorToCanonical } from "../../core/analyte.ts";
import type { AnalyteName } from "../../core/analyte-table.ts";
import { parseUnit } from "../../core/unit.ts";

interface UsualResults {
  /** In the canonical unit, both limits included. */
  readonly usual: readonly [low: number, high: number];
  /** UCUM codes, one per size, in the order in which they are proposed. */
  readonly units: readonly string[];
}

const COUNT_UNITS = ["10*9/L", "/uL", "10*10/L", "10*12/L"];
const BILIRUBIN_UNITS = ["umol/L", "mg/dL", "mg/L"];

const USUAL: Readonly<Record<AnalyteName, UsualResults>> = {
  hemoglobin: { usual: [45, 190], units: ["g/L", "g/dL", "mmol/L"] },
  neutrophils: { usual: [0.02, 60], units: COUNT_UNITS },
  platelets: { usual: [2, 1500], units: COUNT_UNITS },
  leukocytes: { usual: [0.05, 300], units: COUNT_UNITS },
  lymphocytes: { usual: [0.02, 200], units: COUNT_UNITS },
  reticulocytes: { usual: [2, 600], units: COUNT_UNITS },
  "neutrophils-percent": { usual: [2, 100], units: ["%", "1"] },
  "lymphocytes-percent": { usual: [2, 100], units: ["%", "1"] },
  "reticulocytes-percent": { usual: [0.1, 30], units: ["%", "1"] },
  ferritin: { usual: [5, 20_000], units: ["ug/L", "mg/L", "ng/L"] },
  alt: { usual: [4, 3000], units: ["U/L", "ukat/L"] },
  ast: { usual: [4, 3000], units: ["U/L", "ukat/L"] },
  bilirubin: { usual: [2.5, 80], units: BILIRUBIN_UNITS },
  "bilirubin-direct": { usual: [0.5, 60], units: BILIRUBIN_UNITS },
  creatinine: { usual: [20, 600], units: ["umol/L", "mg/dL", "mg/L"] },
  "creatinine-clearance": { usual: [8, 250], units: ["mL/min", "mL/s"] },
  glucose: { usual: [2.5, 25], units: ["mmol/L", "mg/dL", "g/L"] },
  cyclosporine: { usual: [10, 2000], units: ["ug/L", "mg/L"] },
};

/** A unit in which a group may have been measured in truth. */
export interface UnitChoice {
  readonly unit: string;
  /** How many canonical units one is. */
  readonly factor: number;
}

export function usualRange({ name }: Analyte): readonly [low: number, high: number] {
  return USUAL[name].usual;
}

/** Units nearer to each other than this cannot be told apart by a distribution. */
const TELLABLE = 4;

/** The other units of the analyte that a distribution can tell from one of `factor` canonical units. */
export function otherUnits(analyte: Analyte, factor: number): readonly UnitChoice[] {
  return USUAL[analyte.name].units.flatMap((code) => {
    const unit = parseUnit(code);
    const other = unit === undefined ? undefined : factorToCanonical(analyte, unit)?.valueOf();
    if (other === undefined) return [];
    const ratio = other > factor ? other / factor : factor / other;
    return ratio < TELLABLE ? [] : [{ unit: code, factor: other }];
  });
}
