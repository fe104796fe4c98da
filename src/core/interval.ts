/**
 * A value known only between bounds: `<0.1` is [0, 0.1), `>1000` is (1000, ∞), a printed 8.1 is the point [8.1, 8.1].
 * A bound that is undefined is infinite and counts as open.
 */
import { add, compare, divide, type Exact, exact, multiply, subtract, ZERO } from "./exact.ts";
import type { Truth } from "./truth.ts";

export interface Interval {
  readonly lower: Exact | undefined;
  readonly lowerOpen: boolean;
  readonly upper: Exact | undefined;
  readonly upperOpen: boolean;
}

export function point(value: Exact): Interval {
  return { lower: value, lowerOpen: false, upper: value, upperOpen: false };
}

export function interval(
  lower: Exact | undefined,
  lowerOpen: boolean,
  upper: Exact | undefined,
  upperOpen: boolean,
): Interval {
  return { lower, lowerOpen: lower === undefined || lowerOpen, upper, upperOpen: upper === undefined || upperOpen };
}

/** A count or concentration reported as below a limit: between 0 and the limit. */
export function below(limit: Exact, inclusive: boolean): Interval {
  return interval(ZERO, false, limit, !inclusive);
}

export function above(limit: Exact, inclusive: boolean): Interval {
  return interval(limit, !inclusive, undefined, true);
}

/** The single value of an interval that is a point, else undefined. */
export function pointValue(value: Interval): Exact | undefined {
  if (isPoint(value)) return value.lower;
  const { lower, upper } = value;
  return lower !== undefined && upper !== undefined && compare(lower, upper) === 0 ? lower : undefined;
}

/** Both bounds are one number, the same object: what `point` makes. Other intervals may be points too. */
function isPoint(value: Interval): value is Interval & { readonly lower: Exact } {
  return value.lower !== undefined && value.lower === value.upper && !value.lowerOpen && !value.upperOpen;
}

/** Is the value inside the range? Met when all of it is, not met when none of it is, else not evaluable. */
export function within(value: Interval, range: Interval): Truth {
  if (endsBefore(value, range) || endsBefore(range, value)) return "not-met";
  return startsInside(value, range) && endsInside(value, range) ? "met" : "not-evaluable";
}

function endsBefore(a: Interval, b: Interval): boolean {
  if (a.upper === undefined || b.lower === undefined) return false;
  const order = compare(a.upper, b.lower);
  return order < 0 || (order === 0 && (a.upperOpen || b.lowerOpen));
}

function startsInside(value: Interval, range: Interval): boolean {
  if (range.lower === undefined) return true;
  if (value.lower === undefined) return false;
  const order = compare(value.lower, range.lower);
  return order > 0 || (order === 0 && (value.lowerOpen || !range.lowerOpen));
}

function endsInside(value: Interval, range: Interval): boolean {
  if (range.upper === undefined) return true;
  if (value.upper === undefined) return false;
  const order = compare(value.upper, range.upper);
  return order < 0 || (order === 0 && (value.upperOpen || !range.upperOpen));
}

function combine(a: Exact | undefined, b: Exact | undefined, how: (x: Exact, y: Exact) => Exact): Exact | undefined {
  return a === undefined || b === undefined ? undefined : how(a, b);
}

function addIntervals(a: Interval, b: Interval): Interval {
  if (isPoint(a) && isPoint(b)) return point(add(a.lower, b.lower));
  return interval(
    combine(a.lower, b.lower, add),
    a.lowerOpen || b.lowerOpen,
    combine(a.upper, b.upper, add),
    a.upperOpen || b.upperOpen,
  );
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  if (isPoint(a) && isPoint(b)) return point(subtract(a.lower, b.lower));
  return interval(
    combine(a.lower, b.upper, subtract),
    a.lowerOpen || b.upperOpen,
    combine(a.upper, b.lower, subtract),
    a.upperOpen || b.lowerOpen,
  );
}

/** a ÷ b for a ≥ 0 and b > 0; undefined where b can be zero. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  if (b.lower === undefined || compare(b.lower, ZERO) <= 0) return undefined;
  const lower = b.upper === undefined ? ZERO : combine(a.lower, b.upper, divide);
  return interval(lower, a.lowerOpen || b.upperOpen, combine(a.upper, b.lower, divide), a.upperOpen || b.lowerOpen);
}

/** Multiplied by a factor greater than zero. */
export function scaleInterval(value: Interval, factor: Exact): Interval {
  if (isPoint(value)) return point(multiply(value.lower, factor));
  const scaled = (bound: Exact | undefined) => (bound === undefined ? undefined : multiply(bound, factor));
  return interval(scaled(value.lower), value.lowerOpen, scaled(value.upper), value.upperOpen);
}

/** The arithmetic mean of at least one interval: the mean of the lower and of the upper bounds. */
export function meanInterval(values: readonly Interval[]): Interval {
  const [first, ...rest] = values;
  if (first === undefined) throw new RangeError("mean of no values");
  return scaleInterval(rest.reduce(addIntervals, first), divide(exact(1), exact(values.length)));
}

/** The least of at least one interval: the least lower bound to the least upper bound. */
export function minInterval(values: readonly Interval[]): Interval {
  return reduceIntervals(values, lesser);
}

/** The least of two. */
export function lesser(a: Interval, b: Interval): Interval {
  if (a === b) return a;
  if (isPoint(a) && isPoint(b)) return compare(a.lower, b.lower) <= 0 ? a : b;
  const [lower, lowerOpen] = lowestBound([a.lower, a.lowerOpen], [b.lower, b.lowerOpen], true);
  const [upper, upperOpen] = lowestBound([a.upper, a.upperOpen], [b.upper, b.upperOpen], false);
  return interval(lower, lowerOpen, upper, upperOpen);
}

/** The greatest of at least one interval. */
export function maxInterval(values: readonly Interval[]): Interval {
  return reduceIntervals(values, greater);
}

/** The greatest of two. */
export function greater(a: Interval, b: Interval): Interval {
  if (a === b) return a;
  if (isPoint(a) && isPoint(b)) return compare(a.lower, b.lower) >= 0 ? a : b;
  return negate(lesser(negate(a), negate(b)));
}

function reduceIntervals(values: readonly Interval[], how: (a: Interval, b: Interval) => Interval): Interval {
  const [first, ...rest] = values;
  if (first === undefined) throw new RangeError("extreme of no values");
  return rest.reduce(how, first);
}

type Bound = readonly [Exact | undefined, boolean];

/** The lower of two bounds of the same side; an undefined lower bound is −∞, an undefined upper bound is +∞. */
function lowestBound(a: Bound, b: Bound, isLowerSide: boolean): Bound {
  if (a[0] === undefined) return isLowerSide ? a : b;
  if (b[0] === undefined) return isLowerSide ? b : a;
  const order = compare(a[0], b[0]);
  if (order !== 0) return order < 0 ? a : b;
  // At equal bounds a closed lower bound reaches further down, while an open upper bound ends earlier.
  return [a[0], isLowerSide ? a[1] && b[1] : a[1] || b[1]];
}

function negate(value: Interval): Interval {
  const minus = (bound: Exact | undefined) => (bound === undefined ? undefined : subtract(ZERO, bound));
  return interval(minus(value.upper), value.upperOpen, minus(value.lower), value.lowerOpen);
}
