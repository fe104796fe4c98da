import { ascendingOrder } from "../numeric/ascending-order.ts";
import { add, at, type Column } from "../numeric/column.ts";

/** How many counted ranks lie below, at and above a rank. */
export interface Split {
  readonly lower: number;
  readonly equal: number;
  readonly higher: number;
}

/** Ranks 1, 2, ... of the distinct values. */
export function ranksOf(values: Column): Column {
  const ranks = new Float64Array(values.length);
  let rank = 0;
  let previous = Number.NaN;
  for (const row of ascendingOrder(values)) {
    if (at(values, row) !== previous) rank++;
    previous = at(values, row);
    ranks[row] = rank;
  }
  return ranks;
}

/**
 * Counts by rank, with the number below, at and above a rank in logarithmic time (Fenwick, Softw Pract Exp
 * 1994;24:327).
 */
export function rankCounter(size: number) {
  const tree = new Float64Array(size + 1);
  let all = 0;
  const upTo = (rank: number): number => {
    let sum = 0;
    for (let i = rank; i > 0; i -= i & -i) sum += at(tree, i);
    return sum;
  };
  return {
    add(rank: number, amount: number): void {
      all += amount;
      for (let i = rank; i <= size; i += i & -i) add(tree, i, amount);
    },
    compare(rank: number): Split {
      const lower = upTo(rank - 1);
      const equal = upTo(rank) - lower;
      return { lower, equal, higher: all - lower - equal };
    },
  };
}
