/**
 * Whole binomial distributions as arrays, for the sums over stages.
 * Ratios of neighbours outward from the mode, then normalised: accurate to a few units in the last place at any n,
 * where a difference of logarithms of factorials loses three digits at n = 1000.
 */

/** P(X = k) for k = 0..n. R: dbinom(0:n, n, p). */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const probabilities = new Float64Array(n + 1);
  if (p <= 0 || p >= 1) {
    probabilities[p <= 0 ? 0 : n] = 1;
    return probabilities;
  }
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let total = 1;
  probabilities[mode] = 1;
  for (let k = mode, weight = 1; k < n && weight > 0; k++) {
    weight *= ((n - k) / (k + 1)) * odds;
    probabilities[k + 1] = weight;
    total += weight;
  }
  for (let k = mode, weight = 1; k > 0 && weight > 0; k--) {
    weight *= k / ((n - k + 1) * odds);
    probabilities[k - 1] = weight;
    total += weight;
  }
  return probabilities.map((weight) => weight / total);
}

/** P(X > k) for k = 0..n from P(X = k), summed from the small end so that the far tail keeps its digits. */
export function upperTails(probabilities: Float64Array): Float64Array {
  const tails = new Float64Array(probabilities.length);
  for (let k = probabilities.length - 1, sum = 0; k > 0; k--) {
    sum += probabilities[k] ?? 0;
    tails[k - 1] = Math.min(sum, 1);
  }
  return tails;
}

/** P(X > k) read from upperTails for any whole k: 1 below zero, 0 from n on. */
export function tailAbove(tails: Float64Array, k: number): number {
  return k < 0 ? 1 : (tails[k] ?? 0);
}

/** P(X ≤ k) as a direct sum, so that it is exactly 1 minus nothing at k = n and keeps its digits when small. */
export function sumUpTo(probabilities: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i <= Math.min(k, probabilities.length - 1); i++) sum += probabilities[i] ?? 0;
  return Math.min(sum, 1);
}
