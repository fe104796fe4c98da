import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";
import { computeSimonCharacteristicsAt } from "./simon-operating-characteristics.ts";

/** A design adapted to the number of participants attained, with what it does at the planned rates. */
export interface AttainedSimonDesign {
  readonly design: SimonDesign;
  readonly alpha: number;
  readonly power: number;
}

export interface SimonAssumptions {
  readonly p0: number;
  readonly p1: number;
  readonly alpha: number;
}

/**
 * Keeps stage 1 as planned and gives the smallest final bound r (not below r1) for n attained participants with
 * P(reject | p0) below alpha. The plain recomputation: for 8/15 at p0 = 0.5, alpha = 0.05, n 40 gives 25 and 54 gives 32.
 * Valid when n was not chosen after looking at responses of stage 2. R: the first r of clinfun::oc.twostage.bdry that fits.
 */
export function recomputeFinalBound(
  design: SimonDesign,
  attainedN: number,
  { p0, p1, alpha }: SimonAssumptions,
): AttainedSimonDesign | NotComputable {
  const problem = checkSimonDesign({ ...design, r: Math.min(design.r, attainedN - 1), n: attainedN });
  if (problem !== undefined) return notComputable(problem.message);
  for (let r = Math.max(design.r1, 0); r < attainedN; r++) {
    const attained = describeAttained({ ...design, r, n: attainedN }, { p0, p1 });
    if (isNotComputable(attained) || attained.alpha < alpha) return attained;
  }
  return notComputable(`no final bound with ${attainedN} participants keeps alpha below ${alpha}`);
}

/** A design with its alpha at p0 and power at p1. */
export function describeAttained(
  design: SimonDesign,
  { p0, p1 }: { readonly p0: number; readonly p1: number },
): AttainedSimonDesign | NotComputable {
  const at0 = computeSimonCharacteristicsAt(design, p0);
  if (isNotComputable(at0)) return at0;
  const at1 = computeSimonCharacteristicsAt(design, p1);
  if (isNotComputable(at1)) return at1;
  return { design, alpha: at0.reject, power: at1.reject };
}
