/**
 * Numbers of SAS transport files: IBM System/360 hexadecimal floating point, big-endian, of 2 to 8 bytes.
 * Value = (-1)^sign × 16^(exponent − 64) × fraction / 2^56. Source: SAS Institute, TS-140, "Numeric data fields".
 */

/** The number as a double, rounded to the nearest where 56 bits do not fit; what SAS wrote from doubles comes back exactly. */
export function ibmToDouble(bytes: Uint8Array): number {
  const [first = 0] = bytes;
  let fraction = 0n;
  for (let index = 1; index < 8; index += 1) fraction = (fraction << 8n) | BigInt(bytes[index] ?? 0);
  if (fraction === 0n) return 0;
  const sign = first & 0x80 ? -1 : 1;
  const power = 4 * ((first & 0x7f) - 64) - 56;
  // Number() of a bigint rounds to nearest even; a power of two within the range of doubles (2^-312 … 2^252) does not round.
  return sign * Number(fraction) * 2 ** power;
}

/** `""` for the ordinary missing value, `".A"` … `".Z"`, `"._"` for the special ones; undefined for a number. */
export function sasMissing(bytes: Uint8Array): string | undefined {
  const [first = 0, ...rest] = bytes;
  if (rest.some((byte) => byte !== 0)) return undefined;
  if (first === 0x2e) return "";
  const isSpecial = first === 0x5f || (first >= 0x41 && first <= 0x5a);
  return isSpecial ? `.${String.fromCharCode(first)}` : undefined;
}
