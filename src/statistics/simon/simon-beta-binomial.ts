/**
 * P(Y = k), k = 0..n, for a binomial count whose rate has a Beta(a, b) distribution.
 * Ratios of neighbours outward from the mean, then normalised, like binomialProbabilities.
 * R: extraDistr::dbbinom(0:n, n, a, b).
 */
export function betaBinomialProbabilities(
  n: number,
  { a, b }: { readonly a: number; readonly b: number },
): Float64Array {
  const probabilities = new Float64Array(n + 1);
  const start = Math.min(n, Math.floor((n * a) / (a + b)));
  let total = 1;
  probabilities[start] = 1;
  for (let k = start, weight = 1; k < n; k++) {
    weight *= ((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1));
    probabilities[k + 1] = weight;
    total += weight;
  }
  for (let k = start, weight = 1; k > 0; k--) {
    weight *= (k * (b + n - k)) / ((n - k + 1) * (a + k - 1));
    probabilities[k - 1] = weight;
    total += weight;
  }
  return probabilities.map((weight) => weight / total);
}
