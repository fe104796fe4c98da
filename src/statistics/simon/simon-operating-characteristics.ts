import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { binomialProbabilities, sumUpTo, tailAbove, upperTails } from "./simon-binomial.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";

/** What a design does when the true response rate is p. */
export interface SimonCharacteristicsAt {
  readonly p: number;
  /** Probability of early termination: stopping after stage 1. */
  readonly PET: number;
  /** Expected number of participants. */
  readonly EN: number;
  /** Probability of rejecting H0. */
  readonly reject: number;
}

/** What a design does at the uninteresting rate p0 (EN0, PET0, alpha) and at the target rate p1 (EN1, PET1, power). */
export interface SimonOperatingCharacteristics {
  readonly EN0: number;
  readonly PET0: number;
  readonly EN1: number;
  readonly PET1: number;
  readonly alpha: number;
  readonly power: number;
}

/**
 * PET, EN and P(reject H0) at a response rate, for any bounds, also r1 = -1 (never stop) and r ≤ r1.
 * Equals R clinfun::oc.twostage.bdry(p, p, r1, n1, r, n), except for r ≤ r1, where clinfun 1.1.5 sums backwards.
 */
export function computeSimonCharacteristicsAt(design: SimonDesign, p: number): SimonCharacteristicsAt | NotComputable {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return notComputable(problem.message);
  if (!(p >= 0 && p <= 1)) return notComputable(`a response rate lies between 0 and 1, found ${p}`);
  const stage1 = binomialProbabilities(design.n1, p);
  const PET = sumUpTo(stage1, design.r1);
  const onward = tailAbove(upperTails(stage1), design.r1);
  return { p, PET, EN: design.n1 + (design.n - design.n1) * onward, reject: sumRejecting(design, stage1, p) };
}

/** Alpha, power, EN and PET at p0 and p1 (p0 < p1 is not demanded here). R: clinfun::oc.twostage.bdry(p0, p1, ...). */
export function computeSimonOperatingCharacteristics(
  design: SimonDesign,
  { p0, p1 }: { readonly p0: number; readonly p1: number },
): SimonOperatingCharacteristics | NotComputable {
  const at0 = computeSimonCharacteristicsAt(design, p0);
  if (isNotComputable(at0)) return at0;
  const at1 = computeSimonCharacteristicsAt(design, p1);
  if (isNotComputable(at1)) return at1;
  return { EN0: at0.EN, PET0: at0.PET, EN1: at1.EN, PET1: at1.PET, alpha: at0.reject, power: at1.reject };
}

function sumRejecting({ r1, n1, r, n }: SimonDesign, stage1: Float64Array, p: number): number {
  const stage2 = upperTails(binomialProbabilities(n - n1, p));
  let sum = 0;
  for (let x1 = n1; x1 > r1; x1--) sum += (stage1[x1] ?? 0) * tailAbove(stage2, r - x1);
  return Math.min(sum, 1);
}
