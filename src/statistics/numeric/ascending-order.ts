import { at, type Column } from "./column.ts";

/** Values in ascending order and the rows they come from; equal values keep their row order. */
export interface Sorted {
  readonly values: Column;
  readonly order: Uint32Array;
}

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const SMALL = 2000;

/** Which half of a stored number holds its low 32 bits: the first on little-endian machines. */
const LOW_WORD = new Uint32Array(new Float64Array([1]).buffer)[0] === 0 ? 0 : 1;

/** Row numbers in ascending order of their values. Values must be finite. */
export function ascendingOrder(values: Column): Uint32Array {
  return sortAscending(values).order;
}

/**
 * Sorts finite values. Long columns of non-negative numbers are sorted by the digits of their bit patterns, lowest
 * first (the bits of a non-negative double sort as the number does); digits that are the same in every row are skipped,
 * so that whole days need few passes.
 */
export function sortAscending(values: Column): Sorted {
  const order = new Uint32Array(values.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  if (values.length > SMALL && values.every((value) => value >= 0)) return byDigits(values, order);
  order.sort((a, b) => at(values, a) - at(values, b) || a - b);
  const sorted = new Float64Array(values.length);
  for (let place = 0; place < sorted.length; place++) sorted[place] = at(values, order[place] as number);
  return { values: sorted, order };
}

function byDigits(values: Column, order: Uint32Array): Sorted {
  // Adding 0 turns -0 into 0, whose bits would otherwise sort last.
  let from: Sorted = { values: values.map((value) => value + 0), order };
  let into: Sorted = { values: new Float64Array(values.length), order: new Uint32Array(values.length) };
  for (const word of [LOW_WORD, 1 - LOW_WORD]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (scatter(from, into, word, shift)) [from, into] = [into, from];
    }
  }
  return from;
}

/** One stable pass over one digit; false when every value has the same digit and nothing had to move. */
function scatter(from: Sorted, into: Sorted, word: number, shift: number): boolean {
  const words = new Uint32Array(from.values.buffer);
  const rows = from.order.length;
  const start = new Uint32Array(BUCKETS + 1);
  for (let i = word; i < words.length; i += 2) {
    const bucket = (((words[i] as number) >>> shift) & (BUCKETS - 1)) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  if (start.includes(rows)) return false;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    start[bucket] = (start[bucket] as number) + (start[bucket - 1] as number);
  }
  for (let i = 0; i < rows; i++) {
    const bucket = ((words[2 * i + word] as number) >>> shift) & (BUCKETS - 1);
    const place = start[bucket] as number;
    into.values[place] = at(from.values, i);
    into.order[place] = from.order[i] as number;
    start[bucket] = place + 1;
  }
  return true;
}
