import { at, type Column } from "./column.ts";

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT_SHIFTS = [0, 11, 22, 32, 43, 54] as const;
const SMALL = 2000;

/** Which half of a stored number holds its low 32 bits: the first on little-endian machines. */
const LOW_WORD = new Uint32Array(new Float64Array([1]).buffer)[0] === 0 ? 0 : 1;

/**
 * Row numbers in ascending order of their values; equal values keep their row order. Values must be finite.
 * Long columns of non-negative numbers are sorted by the digits of their bit patterns (the bits of a non-negative
 * double sort as the number does), digits that are the same in every row are skipped: whole days need few passes.
 */
export function ascendingOrder(values: Column): Uint32Array {
  if (values.length > SMALL && values.every((value) => value >= 0)) return byDigits(values);
  return Uint32Array.from(values.keys()).sort((a, b) => at(values, a) - at(values, b) || a - b);
}

function byDigits(values: Column): Uint32Array {
  // Adding 0 turns -0 into 0, whose bits would otherwise sort last.
  const words = new Uint32Array(values.map((value) => value + 0).buffer);
  let order = new Uint32Array(values.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  let spare = new Uint32Array(values.length);
  for (const shift of DIGIT_SHIFTS) {
    const word = shift < 32 ? LOW_WORD : 1 - LOW_WORD;
    if (!scatter({ words, word, shift: shift % 32 }, order, spare)) continue;
    [order, spare] = [spare, order];
  }
  return order;
}

/** One stable pass over one digit; false when every row has the same digit and nothing had to move. */
function scatter(
  digit: { words: Uint32Array; word: number; shift: number },
  from: Uint32Array,
  into: Uint32Array,
): boolean {
  const { words, word, shift } = digit;
  const mask = BUCKETS - 1;
  const start = new Uint32Array(BUCKETS + 1);
  for (let i = word; i < words.length; i += 2) {
    const bucket = (((words[i] as number) >>> shift) & mask) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  if (start.some((count) => count === from.length)) return false;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    start[bucket] = (start[bucket] as number) + (start[bucket - 1] as number);
  }
  for (let i = 0; i < from.length; i++) {
    const row = from[i] as number;
    const bucket = ((words[2 * row + word] as number) >>> shift) & mask;
    const place = start[bucket] as number;
    into[place] = row;
    start[bucket] = place + 1;
  }
  return true;
}
