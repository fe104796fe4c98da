import { ascendingOrder } from "../numeric/ascending-order.ts";
import { add, at, type Column } from "../numeric/column.ts";

/** sqrt of the double precision epsilon, the tolerance of survival's timefix. */
const SAME_TIME = Math.sqrt(Number.EPSILON);

/**
 * Overwrites each time and entry with the smallest time it counts as equal to: a time is the same as the one before it
 * when they differ by at most 1.5e-8 of the mean of the distinct times. `time` is ascending, `entry` in the same rows.
 */
export function mergeNearTimes(time: Column, entry: Column | undefined): void {
  const entryOrder = entry ? ascendingOrder(entry) : new Uint32Array(0);
  const tolerance = SAME_TIME * meanOfDistinct(time, entry?.slice().sort());
  let previous = Number.NEGATIVE_INFINITY;
  let representative = previous;
  const represent = (value: number): number => {
    if (value - previous > tolerance) representative = value;
    previous = value;
    return representative;
  };
  let nextEntry = 0;
  const mergeEntriesUpTo = (limit: number): void => {
    for (; entry && nextEntry < entryOrder.length; nextEntry++) {
      const row = entryOrder[nextEntry] as number;
      if (at(entry, row) > limit) return;
      entry[row] = represent(at(entry, row));
    }
  };
  for (let i = 0; i < time.length; i++) {
    mergeEntriesUpTo(at(time, i));
    time[i] = represent(at(time, i));
  }
  mergeEntriesUpTo(Number.POSITIVE_INFINITY);
}

function meanOfDistinct(time: Column, entry: Column | undefined): number {
  const total = new Float64Array(2);
  for (const column of [time, entry ?? new Float64Array(0)]) {
    for (let i = 0; i < column.length; i++) {
      if (i > 0 && at(column, i) === at(column, i - 1)) continue;
      add(total, 0, Math.abs(at(column, i)));
      add(total, 1, 1);
    }
  }
  return at(total, 1) === 0 ? 0 : at(total, 0) / at(total, 1);
}
