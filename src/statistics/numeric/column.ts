/**
 * A column of numbers. Every column inside the time-to-event methods is a Float64Array, also counts and codes,
 * because reads then stay fast at a million rows.
 */
export type Column = Float64Array;

/** The value in a row known to exist. */
export function at(column: Column, row: number): number {
  return column[row] as number;
}

/** Adds to the value in a row known to exist. */
export function add(column: Column, row: number, amount: number): void {
  column[row] = (column[row] as number) + amount;
}

/** A column computed row by row. */
export function columnOf(length: number, compute: (row: number) => number): Column {
  const column = new Float64Array(length);
  for (let row = 0; row < length; row++) column[row] = compute(row);
  return column;
}

/** How many values of an ascending column are at most `value`. */
export function countAtMost(ascending: Column, value: number): number {
  return countWhile(ascending, (candidate) => candidate <= value);
}

/** How many values of an ascending column are below `value`. */
export function countBelow(ascending: Column, value: number): number {
  return countWhile(ascending, (candidate) => candidate < value);
}

function countWhile(ascending: Column, holds: (candidate: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(at(ascending, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}
