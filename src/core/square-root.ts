/** The square root of an exact number as the nearest double. */
import type { Exact } from "./exact.ts";

/** Decimal digits of the root that are worked out: the number halfway between two doubles near 1 has 53. */
const DIGITS = 60;

/** The double nearest to the root of a number of at least 0: the root in integers, to more digits than a double holds. */
export function squareRootNumber(value: Exact): number {
  if (value.n === 0n) return 0;
  const missing = value.d.toString().length - value.n.toString().length;
  const places = Math.max(0, DIGITS + Math.ceil(missing / 2));
  const scaled = value.n * 10n ** BigInt(2 * places);
  const root = integerRoot(scaled / value.d);
  // A further digit says that more follow, so that a root that is cut off is not taken for a tie.
  const exactly = root * root * value.d === scaled;
  return Number(`${root}${exactly ? "0" : "1"}e-${places + 1}`);
}

/** The greatest integer whose square is at most n, by Newton's method from above. */
function integerRoot(n: bigint): bigint {
  let root = 10n ** BigInt(Math.ceil(n.toString().length / 2));
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
