/**
 * Numbers as a table prints them: rounded half away from zero on the exact decimal, never `-0.0`. The sign is the hyphen of
 * plain text here; writers for people turn it into U+2212.
 */
import { type Exact, exact, numberText } from "../../core/exact.ts";

/** What stands where a number cannot be computed; distinct from 0. */
export const NOT_ESTIMABLE = "NE";

/** A limit that is known to have no bound, as that of an odds ratio with an empty cell; distinct from NE. */
const INFINITE = "\u221e";

/** `1.005` with 2 decimals is `1.01`: the decimal that is printed is rounded, not the double nearest to it. */
export function roundedText(value: Exact, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  // Half away from zero in integers: floor(2 × |value| × scale + 1, 2).
  const rounded = (2n * value.n * scale + value.d) / (2n * value.d);
  const digits = rounded.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? digits : `${whole}.${digits.slice(digits.length - decimals)}`;
  return value.s < 0n && rounded > 0n ? `-${text}` : text;
}

/** A statistic held in a double is rounded from its shortest decimal text, which is what every other output of nadir prints. */
export function fixedText(value: number | undefined, decimals: number): string {
  return isNumber(value) ? roundedText(exact(numberText(value)), decimals) : unboundedText(value);
}

/** A proportion held in a double, as a percentage without its sign: 0.3253 is `32.5`. */
export function percentText(proportion: number | undefined, decimals = 1): string {
  return isNumber(proportion)
    ? roundedText(exact(numberText(proportion)).mul(100), decimals)
    : unboundedText(proportion);
}

/** x of n as a percentage from the two integers. Some but few are `<0.1`, nearly all `>99.9`; nobody of nobody is NE. */
export function percentOf(count: number, total: number, decimals = 1): string {
  if (!(total > 0)) return NOT_ESTIMABLE;
  const text = roundedText(exact(count).mul(100).div(exact(total)), decimals);
  const [zero, whole] = [roundedText(exact(0), decimals), roundedText(exact(100), decimals)];
  const step = exact(1).div(exact(10 ** decimals));
  if (text === zero && count > 0) return `<${roundedText(step, decimals)}`;
  if (text === whole && count < total) return `>${roundedText(exact(100).sub(step), decimals)}`;
  return text;
}

/** Three decimals; `<0.001` below, `>0.999` above. */
export function pValueText(value: number | undefined): string {
  if (!isNumber(value)) return NOT_ESTIMABLE;
  if (value < 0.001) return "<0.001";
  return value > 0.999 && value < 1 ? ">0.999" : fixedText(value, 3);
}

/** How many decimals data are printed with, at most `limit`: those of the value that needs most. */
export function decimalsOf(values: readonly (number | undefined)[], limit = 1): number {
  const needed = values.map((value) => {
    if (!isNumber(value)) return 0;
    for (let decimals = 0; decimals < limit; decimals += 1)
      if (Number(fixedText(value, decimals)) === value) return decimals;
    return limit;
  });
  return needed.reduce((most, decimals) => Math.max(most, decimals), 0);
}

function unboundedText(value: number | undefined): string {
  if (!isKnown(value)) return NOT_ESTIMABLE;
  return value > 0 ? INFINITE : `-${INFINITE}`;
}

/** Computed, be it without bound. */
export function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

export function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
