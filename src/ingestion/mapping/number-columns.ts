/** Canonical columns that hold numbers: a declared decimal comma or thousands mark is made plain. Results keep their printed text. */
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
