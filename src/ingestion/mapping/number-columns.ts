/** Canonical columns that hold numbers: marks are made plain and declared units converted. Results keep their printed text. */
import { decimalText, type Exact, exactText, multiply, parseExact } from "../../core/exact.ts";
import { conversionFactor, sameDimension } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { NumberStyle } from "../../definition/sources/model.ts";

const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  "age_years",
  "height_cm",
  "weight_kg",
  "dose",
  "lower_limit",
  "upper_limit",
]);

export function isNumberColumn(column: string): boolean {
  return NUMBER_COLUMNS.has(column);
}

/** `1.234,5` as `1234.5`; a text with another pattern is left for the reader of the column to refuse. */
export function plainNumber(text: string, { decimal, thousands }: NumberStyle): string {
  if (decimal === "." && thousands === "") return text;
  const [whole = "", ...fraction] = text.split(decimal);
  if (fraction.length > 1) return text;
  const grouped = thousands !== "" && whole.includes(thousands);
  const plain = grouped && isGrouped(whole, thousands) ? whole.split(thousands).join("") : whole;
  return fraction.length === 0 ? plain : `${plain}.${fraction[0]}`;
}

function isGrouped(whole: string, mark: string): boolean {
  const [first = "", ...groups] = whole.split(mark);
  return /^-?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

/** A number in another unit; the text itself where it is no number, undefined where the unit is none of that kind. */
export function convertedNumber(text: string, from: string, to: string): string | undefined {
  const [printed, wanted] = [readUnit(from), readUnit(to)];
  if (printed === undefined || wanted === undefined || !sameDimension(printed, wanted)) return undefined;
  const number = parseExact(text);
  return number === undefined ? text : shortText(multiply(number, conversionFactor(printed, wanted)));
}

/** In full where the decimals end, else as the nearest double: 17 months are 1.4166666666666667 years. */
function shortText(value: Exact): string {
  let rest = value.abs().d;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  return rest === 1n ? decimalText(value) : exactText(value);
}
