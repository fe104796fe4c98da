import type { SizedDesign } from "./simon-search-size.ts";

/** The weights q in [qLo, qHi] for which q·n + (1-q)·EN0 is smallest with this design. */
export interface WeightRange {
  readonly qLo: number;
  readonly qHi: number;
}

/**
 * The admissible designs among the best of each size, by growing n: the corners of the lower convex hull of (n, EN0)
 * between the minimax (q = 1) and the optimal design (q = 0). Jung SH, Lee T, Kim K, George SL. Admissible two-stage
 * designs for phase II cancer clinical trials. Stat Med 2004;23:561-569. R: clinfun::twostage.admissible (q to 3 decimals).
 */
export function selectAdmissible<D extends SizedDesign>(bestPerSize: readonly D[]): readonly (D & WeightRange)[] {
  const corners: D[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const design of bestPerSize) {
    if (design.EN0 >= least * (1 - 1e-12)) continue;
    least = design.EN0;
    while (corners.length > 1 && liesAbove(corners[corners.length - 1], corners[corners.length - 2], design))
      corners.pop();
    corners.push(design);
  }
  return corners.map((design, i) => ({
    ...design,
    qLo: weightBetween(design, corners[i + 1]) ?? 0,
    qHi: weightBetween(corners[i - 1], design) ?? 1,
  }));
}

function liesAbove(middle: SizedDesign | undefined, first: SizedDesign | undefined, last: SizedDesign): boolean {
  const before = weightBetween(first, middle) ?? 1;
  const after = weightBetween(middle, last) ?? 0;
  return after >= before;
}

/** The q at which the smaller and the larger design weigh the same. */
function weightBetween(smaller: SizedDesign | undefined, larger: SizedDesign | undefined): number | undefined {
  if (smaller === undefined || larger === undefined) return undefined;
  const saved = smaller.EN0 - larger.EN0;
  return saved / (saved + larger.n - smaller.n);
}
