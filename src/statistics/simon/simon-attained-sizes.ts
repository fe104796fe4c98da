import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { normalCdf, normalQuantile } from "../numeric/distributions.ts";
import { binomialProbabilities } from "./simon-binomial.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";
import { type AttainedSimonDesign, describeAttained, type SimonAssumptions } from "./simon-final-bound.ts";
import { computeSimonCharacteristicsAt } from "./simon-operating-characteristics.ts";

export interface AttainedSizes {
  readonly n1: number;
  readonly n: number;
}

export interface AdaptedSimonDesign extends AttainedSimonDesign {
  /** The alpha that may be spent with the attained number of participants. */
  readonly spentAlpha: number;
  readonly EN0: number;
  readonly PET0: number;
}

/**
 * New bounds when both stages missed their planned sizes: the adaptive threshold Simon design. r1 is the bound whose
 * stopping probability at p0 is closest to the planned one (a tie: the lower, as one participant fewer at p0 = 0.5 gives); r is the smallest, not below r1, whose
 * alpha is at most the O'Brien-Fleming-like share 2 - 2Φ(z(1 - alpha/2) / √(n attained / n planned)), never above alpha.
 * Liu Y, Pan H. Clinical trial design methods for managing under- and over-enrollment in Simon's two-stage design. 2024.
 * R: UnplanSimon::ATS_Design, which rounds to 3 decimals. One published method among several, not a standard.
 */
export function adaptSimonThresholds(
  design: SimonDesign,
  attained: AttainedSizes,
  { p0, p1, alpha }: SimonAssumptions,
): AdaptedSimonDesign | NotComputable {
  const problem = checkSimonDesign(design) ?? checkSimonDesign({ r1: 0, n1: attained.n1, r: 0, n: attained.n });
  if (problem !== undefined) return notComputable(problem.message);
  const planned = computeSimonCharacteristicsAt(design, p0);
  if (isNotComputable(planned)) return planned;
  const r1 = closestStage1Bound(attained.n1, p0, planned.PET);
  const spentAlpha = spendAlpha(alpha, attained.n / design.n);
  for (let r = Math.max(r1, 0); r < attained.n; r++) {
    const adapted = { r1, n1: attained.n1, r, n: attained.n };
    const described = describeAttained(adapted, { p0, p1 });
    if (isNotComputable(described)) return described;
    if (described.alpha <= spentAlpha) return withStopping(described, spentAlpha, p0);
  }
  return notComputable(`no final bound with ${attained.n} participants keeps alpha within ${spentAlpha}`);
}

/** Alpha available at a fraction of the planned participants. */
function spendAlpha(alpha: number, fraction: number): number {
  const spent = 2 * normalCdf(-normalQuantile(1 - alpha / 2) / Math.sqrt(fraction));
  return Math.min(spent, alpha);
}

function closestStage1Bound(n1: number, p0: number, plannedPET: number): number {
  const probabilities = binomialProbabilities(n1, p0);
  let closest = -1;
  let distance = plannedPET;
  let PET = 0;
  for (let r1 = 0; r1 < n1; r1++) {
    PET += probabilities[r1] ?? 0;
    if (Math.abs(PET - plannedPET) > distance - 1e-12) break;
    distance = Math.abs(PET - plannedPET);
    closest = r1;
  }
  return closest;
}

function withStopping(
  adapted: AttainedSimonDesign,
  spentAlpha: number,
  p0: number,
): AdaptedSimonDesign | NotComputable {
  const at0 = computeSimonCharacteristicsAt(adapted.design, p0);
  return isNotComputable(at0) ? at0 : { ...adapted, spentAlpha, EN0: at0.EN, PET0: at0.PET };
}
