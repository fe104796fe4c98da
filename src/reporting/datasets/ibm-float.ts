/**
 * Doubles as the eight bytes of an IBM hexadecimal float, which SAS transport files hold: sign, excess-64 power of 16, and a
 * fraction of 14 hexadecimal digits. Its 56 bits take every double exactly; its range is narrower.
 * Source: SAS Technical Support note TS-140, "The Record Layout of a Data Set in SAS Transport (XPORT) Format".
 */
const FRACTION_BITS = 52n;
const EXPONENT_BIAS = 1075;
const EXCESS = 64;
const FRACTION_DIGITS = 14;
const LARGEST_POWER = 127;

/** Undefined where the number is not finite or outside 16^-65 to 16^63. */
export function ibmFloat(value: number): Uint8Array | undefined {
  const bytes = new Uint8Array(8);
  if (value === 0) return bytes;
  if (!Number.isFinite(value)) return undefined;
  const view = new DataView(bytes.buffer);
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> FRACTION_BITS) & 0x7ffn);
  // A subnormal double is far below the least IBM float.
  if (exponent === 0) return undefined;
  const mantissa = (bits & ((1n << FRACTION_BITS) - 1n)) | (1n << FRACTION_BITS);
  // The power of two is made a power of 16: the mantissa takes the bits that are left over.
  const shift = (((exponent - EXPONENT_BIAS) % 4) + 4) % 4;
  const power = (exponent - EXPONENT_BIAS - shift) / 4 + FRACTION_DIGITS + EXCESS;
  if (power < 0 || power > LARGEST_POWER) return undefined;
  const sign = value < 0 ? 0x80n : 0n;
  view.setBigUint64(0, ((sign | BigInt(power)) << 56n) | (mantissa << BigInt(shift)));
  return bytes;
}

/** A missing number: a full stop and zeros. */
export function missingFloat(): Uint8Array {
  return Uint8Array.of(0x2e, 0, 0, 0, 0, 0, 0, 0);
}
