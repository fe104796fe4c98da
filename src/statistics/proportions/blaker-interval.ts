/**
 * Blaker's interval: the p at which the observed count is "acceptable", i.e. its smaller tail plus the largest
 * opposite tail not above it exceeds 1 - level (Blaker 2000, Canadian Journal of Statistics 28:783).
 */

import type { Interval } from "../interval.ts";
import { betaQuantile, binomialCdf, binomialUpperTail } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";

export function blakerInterval(input: { events: number; total: number; level: number }): Interval {
  const { events, total, level } = input;
  return { lower: lowerLimit(events, total, 1 - level), upper: 1 - lowerLimit(total - events, total, 1 - level) };
}

/**
 * Below the estimate the acceptability is P(X ≥ events) + P(X ≤ k), where k jumps up by one whenever P(X ≤ k + 1)
 * falls to P(X ≥ events). Just after such a jump it is 2·P(X ≥ events), which is at least alpha from the
 * Clopper–Pearson limit on; so the limit is the first jump after that point, or an earlier crossing on the way to it.
 */
function lowerLimit(events: number, total: number, alpha: number): number {
  if (events === 0) return 0;
  const start = betaQuantile(alpha / 2, events, total - events + 1);
  const k = largestTailWithin(alpha / 2, { events, total, p: start });
  const upper = (p: number): number => binomialUpperTail(events, total, p);
  const jump = findRoot((p) => upper(p) - binomialCdf(k + 1, total, p), start, 1);
  const acceptability = (p: number): number => upper(p) + (k < 0 ? 0 : binomialCdf(k, total, p)) - alpha;
  return acceptability(jump) > 0 && acceptability(start) < 0 ? findRoot(acceptability, start, jump) : jump;
}

/** The largest k below events with P(X ≤ k) at most the tail, or -1. */
function largestTailWithin(tail: number, at: { events: number; total: number; p: number }): number {
  let low = -1;
  let high = at.events;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, at.total, at.p) <= tail) low = middle;
    else high = middle;
  }
  return low;
}
