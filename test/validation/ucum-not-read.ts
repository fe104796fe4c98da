/** The atoms of UCUM that no unit of a laboratory result or a dose needs, and why each is not read. A unit that uses one is not read. */
export const ATOMS_NOT_READ: Readonly<Record<string, readonly string[]>> = {
  "a customary unit; only heights and weights are read in such, in inches, feet, pounds and ounces": [
    ...["[in_i'Hg]", "[sft_i]", "[yd_i]", "[syd_i]", "[mi_us]", "[ly]"],
    ...["[cup_us]", "[tsp_us]", "[tbs_us]", "[foz_br]", "[pt_br]", "[drp]"],
  ],
  "pressure, force, energy, radiation or electricity: no analyte and no dose": [
    ...["m[H2O]", "cm[H2O]", "mm[Hg]", "Pa", "mbar", "dyn", "N", "J", "cal", "kcal", "Gy"],
    ...["V", "mV", "uV", "A", "pA", "C", "C2", "Wb", "Ohm", "S", "[mu_0]"],
  ],
  "angles, and the number pi": ["rad", "deg", "[pi]"],
  "a temperature, whose conversion is no factor": ["Cel"],
  "a count per field of a microscope: no analyte is counted so": ["[HPF]", "[LPF]"],
  "osmolality: not one of the analytes": ["osm", "mosm"],
  "an arbitrary unit of one assay, comparable with no other": ["[MPL'U]", "[ka'U]"],
  "parts per thousand or trillion: laboratories print per cent": ["[ppth]", "[pptr]"],
};

/** Splits a code into its atoms, without exponents, and says which are not read; undefined where all are. */
export function notReadBecause(code: string): string | undefined {
  const atoms = code.replace(/\{[^}]*\}/g, "").match(/(?:[A-Za-z]*\[[^\]]+\](?:'[A-Za-z]+)?|[A-Za-z]+)/g) ?? [];
  const found = Object.entries(ATOMS_NOT_READ).find(([, known]) => atoms.some((atom) => known.includes(atom)));
  return found?.[0];
}
