/**
 * The laboratory analytes nadir knows: canonical name, canonical unit, codes, plausible range, and the reduction of several values
 * a day to one. Codes: LOINC and CDISC LBTESTCD pairs as in CDISC COSMoS; ranges and unit equivalences as in docs/clinical-rulings.md.
 */
import { ANALYTE_ROWS, type AnalyteName, type AnalyteRow, type DailyReducer } from "./analyte-table.ts";
import { compare, divide, type Exact, exact, multiply } from "./exact.ts";
import { conversionFactor, parseUnit, sameDimension, type Unit } from "./unit.ts";

export type { AnalyteName, DailyReducer };

export interface Analyte {
  readonly name: AnalyteName;
  readonly label: string;
  /** Canonical unit: every value is converted to it, exactly. */
  readonly unit: Unit;
  /** Values outside are set aside as implausible, bounds included in the plausible. In the canonical unit. */
  readonly plausible: { readonly low: Exact; readonly high: Exact };
  /** Several values a day become one: the least for counts (a recovery must hold all day), the mean for concentrations. */
  readonly daily: DailyReducer;
  /** Undefined where CDISC COSMoS pairs none. */
  readonly lbtestcd: string | undefined;
  readonly loinc: string | undefined;
  /** One `unit` is `times` `of`: carries a conversion between mass and substance concentrations. */
  readonly equivalence?: { readonly unit: Unit; readonly times: Exact; readonly of: Unit };
}

function unit(code: string): Unit {
  const parsed = parseUnit(code);
  if (parsed === undefined) throw new RangeError(`not a UCUM code: ${code}`);
  return parsed;
}

export const ANALYTE_NAMES = Object.keys(ANALYTE_ROWS) as readonly AnalyteName[];

const ANALYTES: ReadonlyMap<string, Analyte> = new Map(
  ANALYTE_NAMES.map((name) => [name, analyteFromRow(name, ANALYTE_ROWS[name])]),
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

/** What one mole of haemoglobin is: the monomer with one iron, or the tetramer of four. */
export type HaemoglobinForm = "monomer" | "tetramer";

/** Four monomers of 16.114 g per mmol. */
const TETRAMER = exact("64.456");

/** The analyte with its molar conversion for the declared form of haemoglobin; any other analyte as it is. */
export function withHaemoglobinForm(analyte: Analyte, form: HaemoglobinForm): Analyte {
  const { equivalence } = analyte;
  if (form === "monomer" || analyte.name !== "hemoglobin" || equivalence === undefined) return analyte;
  return { ...analyte, equivalence: { ...equivalence, times: TETRAMER } };
}
