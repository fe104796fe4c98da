/**
 * Ending a stage as soon as its result is certain (curtailment) or nearly so (stochastic curtailment).
 * Certainty never changes the decision, only the number of participants; a conditional power bound changes both.
 * Jin H, Wei Z. A new adaptive design based on Simon's two-stage optimal design for phase II clinical trials.
 * Contemp Clin Trials 2012;33:1255-1260; Ayanlowo AO, Redden DT. Stochastically curtailed phase II clinical trials.
 * Stat Med 2007;26:1462-1472.
 */
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { computeConditionalPower } from "./simon-conditional-power.ts";
import { checkSimonDesign, type SimonDesign } from "./simon-design.ts";

export interface CurtailmentRule {
  /** End when H0 can no longer be rejected ("failure"), or also when it certainly will be ("either"). */
  readonly end: "failure" | "either";
  /** Also end for futility when the conditional power at p1 is below this; p1 and threshold together. */
  readonly futility?: { readonly p1: number; readonly threshold: number };
}

export interface CurtailedCharacteristics {
  readonly p: number;
  readonly EN: number;
  readonly reject: number;
}

/** A futility bound: after `evaluated` participants end with `responses` or fewer; -1 when no count ends it. */
export interface FutilityBound {
  readonly evaluated: number;
  readonly responses: number;
}

/** Expected participants and P(reject) at rate p when outcomes are looked at one by one. */
export function computeCurtailedCharacteristics(
  design: SimonDesign,
  p: number,
  rule: CurtailmentRule,
): CurtailedCharacteristics | NotComputable {
  const problem = checkSimonDesign(design);
  if (problem !== undefined) return notComputable(problem.message);
  if (!(p >= 0 && p <= 1)) return notComputable(`a response rate lies between 0 and 1, found ${p}`);
  const bounds = rule.futility === undefined ? [] : computeFutilityBounds(design, rule.futility);
  if (isNotComputable(bounds)) return bounds;
  return { p, ...walk(design, p, { early: rule.end === "either", bounds }) };
}

/** For each number evaluated below n, the most responses at which the conditional power at p1 is below the threshold. */
export function computeFutilityBounds(
  design: SimonDesign,
  { p1, threshold }: { readonly p1: number; readonly threshold: number },
): readonly FutilityBound[] | NotComputable {
  if (!(threshold >= 0 && threshold <= 1)) return notComputable(`a threshold lies between 0 and 1, found ${threshold}`);
  const bounds: FutilityBound[] = [];
  let responses = -1;
  for (let evaluated = 0; evaluated < design.n; evaluated++) {
    for (; responses < evaluated; responses++) {
      const power = computeConditionalPower(design, { responses: responses + 1, evaluated }, p1);
      if (isNotComputable(power)) return power;
      if (power >= threshold) break;
    }
    bounds.push({ evaluated, responses });
  }
  return bounds;
}

interface Looks {
  readonly early: boolean;
  readonly bounds: readonly FutilityBound[];
}

/** Follows P(k responses, still going) participant by participant. */
function walk(design: SimonDesign, p: number, looks: Looks): { EN: number; reject: number } {
  let going = new Float64Array(design.n + 1);
  going[0] = 1;
  let EN = 0;
  let reject = 0;
  for (let m = 0; m <= design.n; m++) {
    const next = new Float64Array(design.n + 1);
    for (let k = 0; k <= m; k++) {
      const weight = going[k] ?? 0;
      const ending = endingAt(design, { m, k }, looks);
      if (ending === "going") {
        EN += weight;
        next[k] = (next[k] ?? 0) + weight * (1 - p);
        next[k + 1] = (next[k + 1] ?? 0) + weight * p;
      } else if (ending === "reject") reject += weight;
    }
    going = next;
  }
  return { EN, reject };
}

function endingAt({ r1, n1, r, n }: SimonDesign, { m, k }: { m: number; k: number }, { early, bounds }: Looks) {
  const stops = m <= n1 && k + n1 - m <= r1;
  if (stops || k + n - m <= r) return "fail";
  const certain = k > r && k > r1;
  if (certain && (early || m === n)) return "reject";
  return k <= (bounds[m]?.responses ?? -1) ? "fail" : "going";
}
