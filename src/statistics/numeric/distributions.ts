/**
 * The distribution functions behind every interval and test, wrapped once so that one library can be replaced in one place.
 * They come from stdlib because simple-statistics has only a tabulated normal and chi-squared distribution (three to
 * five digits), while stdlib's ports of Cephes and Boost agree with R's nmath to about 1e-14 relative.
 */
import stdlibBetaCdf from "@stdlib/stats-base-dists-beta-cdf";
import stdlibBetaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import stdlibBinomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import stdlibBinomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import stdlibChisquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import stdlibNormalCdf from "@stdlib/stats-base-dists-normal-cdf";
import stdlibNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import stdlibTQuantile from "@stdlib/stats-base-dists-t-quantile";

/** P(Z ≤ z), standard normal. R: pnorm(z). */
export function normalCdf(z: number): number {
  return stdlibNormalCdf(z, 0, 1);
}

/** P(Z > z), standard normal, without cancellation in the upper tail. R: pnorm(z, lower.tail = FALSE). */
export function normalUpperTail(z: number): number {
  return stdlibNormalCdf(-z, 0, 1);
}

/** The z with P(Z ≤ z) = p. R: qnorm(p). */
export function normalQuantile(p: number): number {
  return stdlibNormalQuantile(p, 0, 1);
}

/** P(X ≤ x) for a beta distribution. R: pbeta(x, a, b). */
function betaCdf(x: number, a: number, b: number): number {
  return stdlibBetaCdf(x, a, b);
}

/** The x with P(X ≤ x) = p for a beta distribution. R: qbeta(p, a, b). */
export function betaQuantile(p: number, a: number, b: number): number {
  return stdlibBetaQuantile(p, a, b);
}

/** P(X = x) for x successes of n. R: dbinom(x, n, p). */
export function binomialPmf(x: number, n: number, p: number): number {
  return stdlibBinomialPmf(x, n, p);
}

/** P(X ≤ x) for a binomial of n trials. R: pbinom(x, n, p). */
export function binomialCdf(x: number, n: number, p: number): number {
  return stdlibBinomialCdf(x, n, p);
}

/** The x with P(X ≤ x) = p for chi-squared. R: qchisq(p, df). */
export function chiSquareQuantile(p: number, df: number): number {
  return stdlibChisquareQuantile(p, df);
}

/** The t with P(T ≤ t) = p. R: qt(p, df). */
export function tQuantile(p: number, df: number): number {
  return stdlibTQuantile(p, df);
}

/** P(X ≥ x) for a binomial of n trials, without cancellation. R: pbinom(x - 1, n, p, lower.tail = FALSE). */
export function binomialUpperTail(x: number, n: number, p: number): number {
  if (x <= 0) return 1;
  return x > n ? 0 : betaCdf(p, x, n - x + 1);
}

/** P(X = x) when m of the total are drawn and k of the total are marked. R: dhyper(x, k, total - k, m). */
export function hypergeometricPmf(x: number, k: number, m: number, total: number): number {
  if (x < 0 || x > k || m - x < 0 || m - x > total - k) return 0;
  // A ratio of binomials with a common p stays accurate where factorials overflow (Loader 2000).
  const p = total === 0 ? 0 : m / total;
  return (binomialPmf(x, k, p) * binomialPmf(m - x, total - k, p)) / binomialPmf(m, total, p);
}

/** P(|T| ≥ |t|) for Student's t, accurate far in the tail. R: 2 * pt(-abs(t), df). */
export function tTwoSidedTail(t: number, df: number): number {
  return betaCdf(df / (df + t * t), df / 2, 0.5);
}

/** P(T > t). R: pt(t, df, lower.tail = FALSE). */
export function tUpperTail(t: number, df: number): number {
  return t > 0 ? tTwoSidedTail(t, df) / 2 : 1 - tTwoSidedTail(t, df) / 2;
}

/** P(F > f), accurate far in the tail. R: pf(f, df1, df2, lower.tail = FALSE). */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : betaCdf(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}

/** The f with P(F ≤ f) = p. R: qf(p, df1, df2). */
export function fQuantile(p: number, df1: number, df2: number): number {
  const b = betaQuantile(p, df1 / 2, df2 / 2);
  return (df2 * b) / (df1 * (1 - b));
}

/**
 * P(X > x) for chi-squared with a whole number of degrees of freedom, accurate far in the tail.
 * Sums the finite series of Q(df/2, x/2) (Abramowitz and Stegun 26.4.4, 26.4.5). R: pchisq(x, df, lower.tail = FALSE).
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const odd = df % 2 === 1;
  let tail = odd ? 2 * normalUpperTail(Math.sqrt(x)) : Math.exp(-x / 2);
  let term = odd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : Math.exp(-x / 2) * (x / 2);
  for (let k = odd ? 3 : 4; k <= df; k += 2) {
    tail += term;
    term *= x / k;
  }
  return Math.min(1, tail);
}
