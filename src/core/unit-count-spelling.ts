/**
 * Counts of cells per volume as laboratories print them: a power of ten in any of its typings (`10^9/L`, `x10E9/L`, `109/L` where the
 * superscript was lost), a word for it (`K/uL`, `Thou/mm3`, `万/µL`) or none (`/mm3`). Only powers that laboratories use are read:
 * `107/L` is not. The number of a lost superscript is never a plain factor: UCUM would read `109/L` as 109 per litre.
 */

const VOLUMES: ReadonlyMap<string, string> = new Map(
  (
    [
      ["L", ["L", "l", "liter", "litre", "Liter", "升"]],
      ["mL", ["mL", "ml", "毫升"]],
      ["uL", ["uL", "ul", "UL", "mcL", "mcl", "MCL", "mm3", "mm^3", "mm*3", "cu mm", "cumm", "cmm", "c.mm.", "微升"]],
      ["nL", ["nL", "nl"]],
    ] as const
  ).flatMap(([code, spellings]) => spellings.map((spelling) => [spelling as string, code as string] as const)),
);

/** Words before the solidus, and the power of ten each stands for. Case matters: `M` is a million and `m` is not. */
const POWERS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, ["", "cells", "cell", "Cells", "CELLS", "#", "个"]],
      [3, ["K", "k", "Thou", "THOU", "thou", "thousand", "Thousand", "Thousands", "Tsd", "Tsd.", "tsd", "千"]],
      [4, ["万"]],
      [5, ["lakh", "lakhs", "Lakh", "Lakhs", "lac"]],
      [6, ["M", "Mill", "MILL", "mill", "million", "Million", "millions", "Mio", "Mio.", "百万"]],
      [9, ["G", "Giga", "GI", "Gpt", "billion", "Billion", "bil", "Bil", "BIL", "Mrd", "Mrd.", "十亿"]],
      [12, ["T", "Tera", "TI", "Tpt", "trillion"]],
    ] as const
  ).flatMap(([power, words]) => words.map((word) => [word as string, power as number] as const)),
);

/** The powers in which blood cells are counted, as digits after the ten. */
const EXPONENTS: ReadonlySet<number> = new Set([3, 4, 5, 6, 8, 9, 10, 11, 12]);

/** `x10^9`, `10*9`, `10e9`, `10E+09`, `10~9`, `10(9)`, `10'9`, `10 9`, `10x9`, `10\S\9` (HL7), `109`; a leading x or *. */
const POWER_OF_TEN = /^(?:[xX*]\s*)?10(?:\s*(?:\^|\*|[eE]\+?|~|'|\\S\\|[xX])\s*|\s+|(?=\d)|(?=\())\(?\+?(\d{1,2})\)?$/;
/** `E9/L`, `e+9/L`, without the ten. */
const BARE_EXPONENT = /^(?:[xX*]\s*)?[eE]\+?(\d{1,2})$/;
const CELLS = /\s*(?:cells?|Cells?|CELLS?|个|\{cells\})$/;
const PER_LITRE = /(?:\.|\s)(L|l|uL|ul|mL|ml)(?:-1|\^-1)$/;

/** The UCUM code of a count per volume, or undefined where the text is none. The text has plain characters and no spaces at the solidus. */
export function countUnitCode(text: string): string | undefined {
  const plain = text.replace(PER_LITRE, "/$1");
  const solidus = plain.lastIndexOf("/");
  const volume = solidus < 0 ? undefined : VOLUMES.get(plain.slice(solidus + 1));
  if (volume === undefined) return undefined;
  const power = powerOf(plain.slice(0, solidus).trim());
  if (power === undefined) return undefined;
  return power === 0 ? `/${volume}` : `10*${power}/${volume}`;
}

function powerOf(count: string): number | undefined {
  const known = POWERS.get(count);
  if (known !== undefined) return known;
  const bare = count.replace(CELLS, "");
  const exponent = Number((POWER_OF_TEN.exec(bare) ?? BARE_EXPONENT.exec(bare))?.[1] ?? Number.NaN);
  if (EXPONENTS.has(exponent)) return exponent;
  return bare === count ? undefined : POWERS.get(bare);
}
