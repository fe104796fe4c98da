/**
 * How laboratories write units, and the UCUM code each spelling stands for. Case is kept throughout: `G/L` is 10*9/L
 * (a count) and `g/L` grams per litre. Nothing is guessed: a spelling that is neither here nor valid UCUM is unknown, and so is one
 * that means two things in two countries (`mil/uL`: million in English, thousand in Spanish).
 * Source of the list: spellings in published laboratory exports and CDISC COSMoS; every code is valid in UCUM 2.1.
 */

import { remembered } from "./remembered.ts";
import { parseUnit, type Unit } from "./unit.ts";
import { countUnitCode } from "./unit-count-spelling.ts";

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  (
    [
      ["10*11", ["10^11", "10e11", "10E11"]],
      ["g/dL", ["g/dl", "G/DL", "gm/dL", "gm/dl", "GM/DL", "gr/dL", "g%", "gm%", "g/100mL", "g/100 mL", "g/100ml"]],
      ["g/L", ["g/l", "gm/L", "gr/L", "g/liter", "g/litre", "克/升"]],
      ["mg/dL", ["mg/dl", "MG/DL", "mg%", "mg/100mL", "mg/100 mL"]],
      ["mg/L", ["mg/l", "MG/L"]],
      ["mmol/L", ["mmol/l", "MMOL/L", "mmol/liter", "mmol/litre", "mM", "mmol.L-1", "毫摩尔/升"]],
      ["umol/L", ["umol/l", "UMOL/L", "mcmol/L", "umol.L-1", "uM", "微摩尔/升"]],
      ["nmol/L", ["nmol/l", "NMOL/L"]],
      ["pmol/L", ["pmol/l", "PMOL/L"]],
      ["meq/L", ["mEq/L", "mEq/l", "MEQ/L", "meq/l"]],
      ["ng/mL", ["ng/ml", "NG/ML"]],
      ["pg/mL", ["pg/ml", "PG/ML"]],
      ["ug/L", ["ug/l", "mcg/L", "UG/L", "mcg/l"]],
      ["ug/mL", ["ug/ml", "mcg/mL", "mcg/ml", "UG/ML"]],
      ["ug/dL", ["ug/dl", "mcg/dL", "mcg/dl", "UG/DL"]],
      ["U/L", ["u/L", "u/l", "IU/L", "IU/l", "iu/L", "U/l", "[iU]/L", "[IU]/L", "units/L", "Units/L"]],
      ["ukat/L", ["ukat/l", "mckat/L"]],
      ["nkat/L", ["nkat/l"]],
      ["%", ["percent", "PERCENT", "Percent", "pct"]],
      ["1", ["FRACTION", "fraction", "Fraction", "ratio", "RATIO", "proportion of 1"]],
      ["mL/min", ["ml/min", "ML/MIN", "mL/min."]],
      ["mL", ["ml", "ML", "cc"]],
      ["kg", ["Kg", "KG", "kgs", "公斤", "千克"]],
      ["cm", ["CM", "厘米", "公分"]],
      ["[lb_av]", ["lb", "lbs", "LB", "LBS", "pound", "pounds"]],
      ["[oz_av]", ["oz", "ounce", "ounces"]],
      ["[in_i]", ["in", "IN", "inch", "inches", "Inch", "Inches", "INCHES"]],
      ["[ft_i]", ["ft", "foot", "feet"]],
      ["m2", ["m^2", "m*2", "sqm"]],
      ["mg", ["MG"]],
      ["fL", ["fl", "FL"]],
      ["pg", ["PG"]],
    ] as const
  ).flatMap(([code, spellings]) => spellings.map((spelling) => [spelling as string, code as string] as const)),
);

/** A listed code or spelling is at most this long; a longer text is not a unit. */
const LONGEST = 80;

/** The unit a printed unit text stands for: UCUM as it is, else a listed local spelling; undefined where unknown. */
export function readUnit(text: string): Unit | undefined {
  return text.length > LONGEST ? undefined : unitOfText(text);
}

const unitOfText = remembered((text): Unit | undefined => {
  const normalized = normalizeUnitText(text);
  const code = SPELLINGS.get(normalized) ?? countUnitCode(normalized);
  return parseUnit(code ?? (ODD_FACTOR.test(normalized) ? "" : normalized));
});

/** Valid in UCUM and never meant in a laboratory: `107/L` and `10.9/L` are powers of ten that lost their sign; `100/uL` is a factor. */
const ODD_FACTOR = /^(?!10*(?:$|[^\d.*^]))(?!10[*^])\d/;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Unicode variants made plain and white space around a solidus removed; letters keep their case. */
function normalizeUnitText(text: string): string {
  return text
    .replace(/[\s\u00a0\u2000-\u200b\u202f\ufeff]+/g, " ")
    .trim()
    .replace(/[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscriptText)
    .replace(/[μµ]/g, "u")
    .replace(/㎕/g, "uL")
    .replace(/㎖/g, "mL")
    .replace(/㎗/g, "dL")
    .replace(/㎎/g, "mg")
    .replace(/㎏/g, "kg")
    .replace(/ℓ/g, "L")
    .replace(/[×✕✖]/g, "x")
    .replace(/[·⋅∙]/g, ".")
    .replace(/[−‐‑–]/g, "-")
    .replace(/[∕⁄]/g, "/")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s*\/\s*/g, "/");
}

/** A superscript after ten is a power (`10⁹` is 10^9); after a unit it is that unit's exponent, as UCUM writes it (`mm³` is mm3). */
function superscriptText(digits: string, at: number, whole: string): string {
  const plain = [...digits].map((digit) => (digit === "⁻" ? "-" : digit === "⁺" ? "" : SUPERSCRIPTS.indexOf(digit)));
  const isPower = /10\s*$/.test(whole.slice(0, at));
  return `${isPower ? "^" : ""}${plain.join("")}`;
}
