/**
 * Exact numbers. Every value read from a file, every threshold, sum, mean and unit conversion is a ratio of two integers,
 * so a comparison gives the answer of decimal arithmetic on the printed values and never that of binary rounding:
 * 9.6 − 8.1 is 1.5 here, and 1.4999999999999991 in doubles.
 */
import Fraction from "fraction.js";

export type Exact = Fraction;

/** Plain and scientific decimals: `8.1`, `-3`, `.5`, `1.2e3`. No thousands marks, no decimal comma, no repeating decimals. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

export const ZERO: Exact = new Fraction(0);

/** The number a decimal text spells, or undefined where the text is not a decimal. */
export function parseExact(text: string): Exact | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const mark = text.search(/e/i);
  const value = mantissaValue(mark < 0 ? text : text.slice(0, mark));
  return mark < 0 ? value : value.mul(powerOfTen(Number(text.slice(mark + 1))));
}

/** Digits with at most one point among them, as a ratio to a power of ten. */
function mantissaValue(text: string): Exact {
  const point = text.indexOf(".");
  if (point < 0) return new Fraction(BigInt(text));
  const decimals = text.length - point - 1;
  return new Fraction(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(decimals));
}

/** An integer, or a decimal constant written in the source code. Throws on text that is not a decimal: a bug, not data. */
export function exact(value: number | string): Exact {
  if (Number.isSafeInteger(value)) return new Fraction(BigInt(value));
  const parsed = parseExact(String(value));
  if (parsed === undefined) throw new RangeError(`not a decimal number: ${value}`);
  return parsed;
}

export function powerOfTen(exponent: number): Exact {
  const power = new Fraction(10n ** BigInt(Math.abs(exponent)));
  return exponent < 0 ? power.inverse() : power;
}

export function add(a: Exact, b: Exact): Exact {
  return a.add(b);
}

export function subtract(a: Exact, b: Exact): Exact {
  return a.sub(b);
}

export function multiply(a: Exact, b: Exact): Exact {
  return a.mul(b);
}

/** Throws on division by zero: callers decide beforehand what a ratio to zero means. */
export function divide(a: Exact, b: Exact): Exact {
  return a.div(b);
}

/** The base multiplied by itself; the exponent is a whole number of at least 0. */
export function power(base: Exact, exponent: number): Exact {
  return base.pow(exponent);
}

/** The greatest whole number that is not above. */
export function floorOf(value: Exact): bigint {
  const floor = value.floor();
  return floor.s * floor.n;
}

/** All decimals of a number whose decimals end: of sums and products of printed decimals, and of these divided by a power of ten. */
export function decimalText(value: Exact): string {
  let decimals = 0;
  let scaled = value.abs();
  for (; scaled.d !== 1n; decimals += 1) scaled = scaled.mul(10);
  const digits = String(scaled.n).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value.s < 0n ? `-${text}` : text;
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  if (a === b) return 0;
  // As Fraction.compare, without its reading of every kind of argument: thresholds are compared more often than anything else is done.
  const [left, right] = a.d === b.d ? [a.s * a.n, b.s * b.n] : [a.s * a.n * b.d, b.s * b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest double, for statistics and printing only; never for a comparison. */
export function toNumber(value: Exact): number {
  return value.valueOf();
}

/** The shortest decimal text that reads back to the same double; a terminating short decimal prints as itself. */
export function exactText(value: Exact): string {
  return numberText(toNumber(value));
}

/** The shortest text that reads back to the same double; minus zero prints as 0. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}
