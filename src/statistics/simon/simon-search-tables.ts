/**
 * The binomial distributions a design search looks up, one row per number of participants, grown on demand.
 * Row n follows from row n - 1 by adding one participant: P(X_n = k) = (1-p) P(X_{n-1} = k) + p P(X_{n-1} = k-1).
 * All terms are positive, so errors stay near n units in the last place.
 */
export interface BinomialTable {
  readonly p: number;
  /** probabilities[n][k] = P(X = k of n). */
  readonly probabilities: Float64Array[];
  /** above[n][k] = P(X > k of n), k = 0..n. */
  readonly above: Float64Array[];
}

export function startBinomialTable(p: number): BinomialTable {
  return { p, probabilities: [Float64Array.of(1)], above: [Float64Array.of(0)] };
}

/** Makes sure that rows 0..n exist. */
export function growBinomialTable(table: BinomialTable, n: number): void {
  for (let size = table.probabilities.length; size <= n; size++) addRow(table, size);
}

/** One row of a table that was grown far enough. */
export function rowOf(rows: readonly Float64Array[], n: number): Float64Array {
  return rows[n] ?? emptyRow;
}

const emptyRow = new Float64Array(0);

function addRow(table: BinomialTable, n: number): void {
  const before = rowOf(table.probabilities, n - 1);
  const row = new Float64Array(n + 1);
  const above = new Float64Array(n + 1);
  const { p } = table;
  const q = 1 - p;
  row[0] = q * (before[0] ?? 0);
  for (let k = 1; k < n; k++) row[k] = q * (before[k] as number) + p * (before[k - 1] as number);
  row[n] = p * (before[n - 1] ?? 0);
  for (let k = n, sum = 0; k > 0; k--) {
    sum += row[k] as number;
    above[k - 1] = sum;
  }
  table.probabilities.push(row);
  table.above.push(above);
}
