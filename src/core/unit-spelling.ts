/**
 * How laboratories write units, and the UCUM code each spelling stands for. Case is kept throughout: `G/L` is 10*9/L
 * (a count) and `g/L` grams per litre. Nothing is guessed: a spelling that is neither here nor valid UCUM is unknown.
 * Source of the list: spellings in published laboratory exports and CDISC COSMoS; every code is valid in UCUM 2.1.
 */
import { parseUnit, type Unit } from "./unit.ts";

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "10*9/L",
        ["10^9/L", "10e9/L", "10E9/L", "10E+9/L", "10^9/l", "G/L", "G/l", "Giga/L", "GI/L", "Gpt/L", "10~9/L"],
      ],
      [
        "10*3/uL",
        [
          "10^3/uL",
          "10e3/uL",
          "10E3/uL",
          "K/uL",
          "K/UL",
          "k/uL",
          "Thou/uL",
          "THOU/uL",
          "10(3)/mcL",
          "K/mcL",
          "10^3/mm3",
          "10*3/mm3",
          "10^3/UL",
          "thousand/uL",
        ],
      ],
      ["10*12/L", ["10^12/L", "10e12/L", "10E12/L", "T/L", "Tera/L", "TI/L", "M/uL", "10^6/uL", "mil/uL"]],
      ["/uL", ["/uL", "cells/uL", "#/uL", "/mm3", "/mm^3", "cells/mm3", "/mcL", "/UL"]],
      ["10*6/L", ["10^6/L", "10e6/L", "10E6/L", "M/L"]],
      ["10*4/uL", ["10^4/uL", "万/uL"]],
      ["10*10/L", ["10^10/L"]],
      ["10*6/mL", ["10^6/mL"]],
      ["10*11", ["10^11", "10e11", "10E11"]],
      ["g/dL", ["g/dl", "G/DL", "gm/dL", "g%", "g/100mL", "g/100 mL"]],
      ["g/L", ["g/l", "gm/L"]],
      ["mg/dL", ["mg/dl", "MG/DL", "mg%"]],
      ["mmol/L", ["mmol/l", "MMOL/L", "mM"]],
      ["umol/L", ["umol/l", "UMOL/L", "mcmol/L", "uM"]],
      ["ng/mL", ["ng/ml", "NG/ML"]],
      ["ug/L", ["ug/l", "mcg/L", "UG/L"]],
      ["ug/mL", ["ug/ml", "mcg/mL"]],
      ["U/L", ["u/L", "IU/L", "U/l", "[iU]/L"]],
      ["%", ["percent", "PERCENT"]],
      ["mL/min", ["ml/min"]],
      ["kg", ["Kg", "KG"]],
      ["cm", ["CM"]],
    ] as const
  ).flatMap(([code, spellings]) => spellings.map((spelling) => [spelling as string, code as string] as const)),
);

/** The unit a printed unit text stands for: UCUM as it is, else a listed local spelling; undefined where unknown. */
export function readUnit(text: string): Unit | undefined {
  const normalized = normalizeUnitText(text);
  const code = SPELLINGS.get(normalized);
  return parseUnit(code ?? normalized);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Unicode variants and a leading multiplication sign made plain; letters keep their case. */
function normalizeUnitText(text: string): string {
  return text
    .trim()
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("")}`)
    .replace(/[μµ]/g, "u")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/^[x×X*]\s*(?=10)/, "")
    .replace(/\s*\/\s*/g, "/");
}
