import { isNotComputable } from "../not-computable.ts";
import type { SimonDesign } from "./simon-design.ts";
import { type AttainedSimonDesign, recomputeFinalBound, type SimonAssumptions } from "./simon-final-bound.ts";
import { recognizeSimonDesign } from "./simon-recognition.ts";

/** More participants counted than the design has: its bounds do not apply to them. */
export interface SimonNotApplicable {
  readonly kind: "simon-not-applicable";
  readonly why: string;
  readonly hint: string;
  /** The same stage 1 with the final bound for the attained size, when p0 and alpha are known or reconstructed. */
  readonly recomputed: AttainedSimonDesign | undefined;
}

/** Without assumptions p0, p1 and alpha are reconstructed from the bounds. */
export function describeOverrun(
  design: SimonDesign,
  evaluable: number,
  assumptions: SimonAssumptions | undefined,
): SimonNotApplicable {
  const used = assumptions ?? reconstruct(design);
  const recomputed = used === undefined ? undefined : recomputeFinalBound(design, evaluable, used);
  const first = `count the first ${design.n} evaluable participants in order`;
  const why = `design not applicable: ${evaluable} participants are counted and its final bound ${design.r} is for ${design.n}`;
  if (used === undefined || recomputed === undefined || isNotComputable(recomputed)) {
    return {
      kind: "simon-not-applicable",
      why,
      hint: `${first}, or give p0, p1 and alpha to recompute it`,
      recomputed: undefined,
    };
  }
  const basis = `p0 = ${used.p0}, alpha = ${used.alpha}${assumptions === undefined ? " (reconstructed from the bounds)" : ""}`;
  const hint = `${first}; or, keeping stage 1, r = ${recomputed.design.r}: reject H0 with more than ${recomputed.design.r} of ${evaluable}, for ${basis}`;
  return { kind: "simon-not-applicable", why, hint, recomputed };
}

/** The inputs behind the bounds, when exactly one set of the grid gives them. */
function reconstruct(design: SimonDesign): SimonAssumptions | undefined {
  const found = recognizeSimonDesign(design);
  return isNotComputable(found) || found.length !== 1 ? undefined : found[0];
}
