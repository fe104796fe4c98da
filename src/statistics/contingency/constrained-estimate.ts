/**
 * Maximum likelihood estimates of two proportions when their difference, ratio or odds ratio is fixed
 * (Miettinen and Nurminen 1985, Statistics in Medicine 4:213, appendix I): what score intervals take the variance from.
 */
import type { TwoGroups } from "./two-groups.ts";

export interface TwoProportions {
  readonly p1: number;
  readonly p2: number;
}

/** p1 - p2 = difference. The likelihood equation is a cubic with exactly one root in range, found by its cosine form. */
export function estimateGivenDifference(groups: TwoGroups, difference: number): TwoProportions {
  const { events1, total1, events2, total2 } = groups;
  const d = difference;
  const l3 = total1 + total2;
  const l2 = (total1 + 2 * total2) * d - l3 - events1 - events2;
  const l1 = (total2 * d - l3 - 2 * events2) * d + events1 + events2;
  const l0 = events2 * d * (1 - d);
  const third = l2 / (3 * l3);
  const q = third ** 3 - (l1 * l2) / (6 * l3 * l3) + l0 / (2 * l3);
  const p = Math.sign(q) * Math.sqrt(Math.max(0, third * third - l1 / (3 * l3)));
  const ratio = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3));
  const root = 2 * p * Math.cos((Math.PI + Math.acos(ratio)) / 3) - third;
  const p2 = within(polish(root, [l3, l2, l1, l0]), Math.max(0, -d), Math.min(1, 1 - d));
  return { p1: within(p2 + d, 0, 1), p2 };
}

/** p1 / p2 = ratio. */
export function estimateGivenRatio(groups: TwoGroups, ratio: number): TwoProportions {
  const { events1, total1, events2, total2 } = groups;
  const a = (total1 + total2) * ratio;
  const b = (total1 + events2) * ratio + events1 + total2;
  const c = events1 + events2;
  const p2 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  return { p1: within(p2 * ratio, 0, 1), p2: within(p2, 0, 1) };
}

/** Odds of p1 / odds of p2 = oddsRatio. */
export function estimateGivenOddsRatio(groups: TwoGroups, oddsRatio: number): TwoProportions {
  const { events1, total1, events2, total2 } = groups;
  const events = events1 + events2;
  const a = total2 * (oddsRatio - 1);
  const b = total1 * oddsRatio + total2 - events * (oddsRatio - 1);
  const root = Math.sqrt(Math.max(0, b * b + 4 * a * events));
  // Two forms of the same root, so that neither subtracts nearly equal numbers.
  const p2 = b >= 0 ? (2 * events) / (b + root) : (root - b) / (2 * a);
  return { p1: within((p2 * oddsRatio) / (1 + p2 * (oddsRatio - 1)), 0, 1), p2: within(p2, 0, 1) };
}

/** One Newton step on a cubic: the cosine form loses half the digits where two roots are close. */
function polish(root: number, [l3, l2, l1, l0]: readonly [number, number, number, number]): number {
  const step = (((l3 * root + l2) * root + l1) * root + l0) / ((3 * l3 * root + 2 * l2) * root + l1);
  return Math.abs(step) < 1e-6 ? root - step : root;
}

function within(value: number, smallest: number, largest: number): number {
  return Math.min(largest, Math.max(smallest, value));
}
