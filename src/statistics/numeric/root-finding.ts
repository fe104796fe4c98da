/**
 * The root of a function between two points where its sign differs, by Brent's method
 * (Brent 1973, Algorithms for Minimization without Derivatives, chapter 4): inverse quadratic or secant steps,
 * with bisection whenever such a step would leave the bracket or shrink slower than the step before.
 *
 * The default tolerance is as fine as doubles allow. R twin: uniroot(f, c(lower, upper), tol = tolerance)$root,
 * followed step by step; R's own default of 1.2e-4 is too coarse for a confidence limit.
 *
 * Throws RangeError when f has the same sign at both ends: the caller has to bracket the root.
 */
export function findRoot(f: (x: number) => number, lower: number, upper: number, tolerance = 1e-18): number {
  let bracket = openBracket(f, lower, upper);
  for (let step = 0; step < MAX_STEPS; step++) {
    if (isSettled(bracket, tolerance)) return bracket.best.x;
    bracket = narrow(f, bracket, tolerance);
  }
  return bracket.best.x;
}

const MAX_STEPS = 1000;

interface Point {
  readonly x: number;
  readonly f: number;
}

/** The root lies between `best` and `opposite`; `previous` is the estimate before `best`. */
interface Bracket {
  readonly best: Point;
  readonly opposite: Point;
  readonly previous: Point;
}

function openBracket(f: (x: number) => number, lower: number, upper: number): Bracket {
  const low = { x: lower, f: f(lower) };
  const high = { x: upper, f: f(upper) };
  const changesSign = (low.f <= 0 && high.f >= 0) || (low.f >= 0 && high.f <= 0);
  if (!changesSign) throw new RangeError(`no sign change between ${lower} (${low.f}) and ${upper} (${high.f})`);
  return low.f === 0
    ? { best: low, opposite: high, previous: high }
    : bestFirst({ best: high, opposite: low, previous: low });
}

function bestFirst({ best, opposite, previous }: Bracket): Bracket {
  return Math.abs(opposite.f) < Math.abs(best.f)
    ? { best: opposite, opposite: best, previous: best }
    : { best, opposite, previous };
}

function smallestStep(best: Point, tolerance: number): number {
  return 2 * Number.EPSILON * Math.abs(best.x) + tolerance / 2;
}

function isSettled({ best, opposite }: Bracket, tolerance: number): boolean {
  return best.f === 0 || Math.abs(opposite.x - best.x) / 2 <= smallestStep(best, tolerance);
}

function narrow(f: (x: number) => number, bracket: Bracket, tolerance: number): Bracket {
  const { best, opposite } = bracket;
  const smallest = smallestStep(best, tolerance);
  const step = interpolate(bracket, smallest) ?? (opposite.x - best.x) / 2;
  const x = best.x + (Math.abs(step) < smallest ? Math.sign(step) * smallest : step);
  const next = { x, f: f(x) };
  const crossed = next.f > 0 !== opposite.f > 0;
  return bestFirst({ best: next, opposite: crossed || next.f === 0 ? opposite : best, previous: best });
}

/** A secant or inverse quadratic step, or undefined where only bisection is safe. */
function interpolate({ best, opposite, previous }: Bracket, smallest: number): number | undefined {
  const lastStep = best.x - previous.x;
  if (Math.abs(lastStep) < smallest || Math.abs(previous.f) <= Math.abs(best.f)) return undefined;
  const width = opposite.x - best.x;
  const toPrevious = best.f / previous.f;
  let numerator = width * toPrevious;
  let denominator = 1 - toPrevious;
  if (previous.x !== opposite.x) {
    const q = previous.f / opposite.f;
    const r = best.f / opposite.f;
    numerator = toPrevious * (width * q * (q - r) - lastStep * (r - 1));
    denominator = (q - 1) * (r - 1) * (toPrevious - 1);
  }
  if (numerator > 0) denominator = -denominator;
  numerator = Math.abs(numerator);
  const staysInside = numerator < 0.75 * width * denominator - Math.abs(smallest * denominator) / 2;
  const shrinks = numerator < Math.abs((lastStep * denominator) / 2);
  return staysInside && shrinks ? numerator / denominator : undefined;
}

/**
 * The root of a function that falls from positive to negative somewhere on the whole line. Looks outwards from
 * `start` in doubling steps; a function that is never negative has its root at Infinity, never positive at -Infinity.
 */
export function findFallingRoot(f: (x: number) => number, start = 0): number {
  let step = 1;
  let lower = start;
  let upper = start;
  while (!(f(lower) > 0)) {
    if (lower < start - FARTHEST) return Number.NEGATIVE_INFINITY;
    upper = lower;
    lower = start - step;
    step *= 2;
  }
  step = 1;
  while (!(f(upper) < 0)) {
    if (upper > start + FARTHEST) return Number.POSITIVE_INFINITY;
    lower = Math.max(lower, upper);
    upper = start + step;
    step *= 2;
  }
  return findRoot(f, lower, upper);
}

/** Farther out than this exp(x) is zero or infinite, so no parameter on a log scale can be meant. */
const FARTHEST = 700;
