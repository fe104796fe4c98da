/** Ranks with ties at their mean, and the exact distribution of a rank sum. */

/** The rank of each value, 1 for the smallest; equal values share the mean of their ranks. R: rank(values). */
export function midranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    const value = values[order[start] ?? 0];
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === value) end++;
    for (const index of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Σ(t³ - t) over groups of t equal ranks: what ties take from the variance of a rank statistic. */
export function tieTerm(ranks: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + size ** 3 - size, 0);
}

/** Probabilities of the sums 0, 1, 2 ... of whole-number scores. */
export type SumDistribution = readonly number[];

/** The sum of `size` scores drawn without replacement, all subsets equally likely (Streitberg and Röhmel 1986). */
export function subsetSumDistribution(scores: readonly number[], size: number): SumDistribution {
  const largest = largestSubsetSum(scores, size);
  // ways[k][s]: the number of ways to draw k of the scores seen so far with sum s.
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  const none = ways[0];
  if (none) none[0] = 1;
  scores.forEach((score, index) => {
    for (let k = Math.min(size, index + 1); k >= 1; k--) addShifted(ways[k], ways[k - 1], score);
  });
  return normalised(ways[size]);
}

/** Whether a subset-sum distribution takes at most a second or two, and its counts do not overflow. */
export function isFeasible(scores: readonly number[], size: number): boolean {
  return scores.length <= 1000 && scores.length * size * largestSubsetSum(scores, size) < 1e9;
}

function largestSubsetSum(scores: readonly number[], size: number): number {
  const sorted = [...scores].sort((a, b) => b - a);
  return plainSum(sorted.slice(0, size));
}

/** The sum of the scores with a positive sign, all signs equally likely. */
export function signedSumDistribution(scores: readonly number[]): SumDistribution {
  const weights = new Float64Array(plainSum(scores) + 1);
  weights[0] = 1;
  let reached = 0;
  for (const score of scores) {
    reached += score;
    for (let s = reached; s >= score; s--) weights[s] = ((weights[s] ?? 0) + (weights[s - score] ?? 0)) / 2;
    for (let s = Math.min(score, reached + 1) - 1; s >= 0; s--) weights[s] = (weights[s] ?? 0) / 2;
  }
  return normalised(weights);
}

/** P(sum ≤ value) and P(sum ≥ value), each summed from its own end. */
export function sumTails(distribution: SumDistribution, value: number): { lower: number; upper: number } {
  return {
    lower: Math.min(1, plainSum(distribution.slice(0, value + 1))),
    upper: Math.min(1, plainSum(distribution.slice(value).reverse())),
  };
}

function addShifted(target: Float64Array | undefined, source: Float64Array | undefined, shift: number): void {
  if (!target || !source) return;
  for (let s = target.length - 1; s >= shift; s--) target[s] = (target[s] ?? 0) + (source[s - shift] ?? 0);
}

function normalised(weights: Float64Array | undefined): number[] {
  const values = [...(weights ?? [])];
  const total = plainSum(values);
  return values.map((weight) => weight / total);
}

function plainSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
