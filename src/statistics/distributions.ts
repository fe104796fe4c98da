/**
 * The distribution functions behind every interval and test, wrapped once so that one library can be replaced in one place.
 * They come from stdlib because simple-statistics has only a tabulated normal and chi-squared distribution (three to
 * five digits), while stdlib's ports of Cephes and Boost agree with R's nmath to about 1e-14 relative.
 */
import stdlibBetaCdf from "@stdlib/stats-base-dists-beta-cdf";
import stdlibBetaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import stdlibBinomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import stdlibBinomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import stdlibChisquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";
import stdlibChisquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import stdlibFCdf from "@stdlib/stats-base-dists-f-cdf";
import stdlibNormalCdf from "@stdlib/stats-base-dists-normal-cdf";
import stdlibNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import stdlibTCdf from "@stdlib/stats-base-dists-t-cdf";
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
export function betaCdf(x: number, a: number, b: number): number {
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

/** P(X ≤ x) for chi-squared with df degrees of freedom. R: pchisq(x, df). */
export function chiSquareCdf(x: number, df: number): number {
  return stdlibChisquareCdf(x, df);
}

/** The x with P(X ≤ x) = p for chi-squared. R: qchisq(p, df). */
export function chiSquareQuantile(p: number, df: number): number {
  return stdlibChisquareQuantile(p, df);
}

/** P(T ≤ t) for Student's t. R: pt(t, df). */
export function tCdf(t: number, df: number): number {
  return stdlibTCdf(t, df);
}

/** The t with P(T ≤ t) = p. R: qt(p, df). */
export function tQuantile(p: number, df: number): number {
  return stdlibTQuantile(p, df);
}

/** P(F ≤ f). R: pf(f, df1, df2). */
export function fCdf(f: number, df1: number, df2: number): number {
  return stdlibFCdf(f, df1, df2);
}
