import { criticalValue } from "../confidence.ts";
import type { Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { at } from "../numeric/column.ts";
import type { KaplanMeierCurve } from "./kaplan-meier.ts";
import { survivalValue } from "./survival-at.ts";

/** Mean survival time up to a horizon. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly mean: number;
  readonly standardError: number;
  /** mean ∓ z·se, not clipped. */
  readonly interval: Interval;
}

/**
 * Restricted mean survival time: the area under the Kaplan–Meier curve from 0 to the horizon τ.
 * Variance Σ A(t)²·d/(n(n−d)) over event times t < τ, A(t) being the area from t to τ; terms with n = d, which have no
 * area left, are dropped. Not computable when follow-up ends before τ with survival above 0.
 * R: summary(fit, rmean = tau); survRM2::rmst2. Irwin 1949; Royston & Parmar, BMC Med Res Methodol 2013;13:152.
 */
export function restrictedMean(
  curve: KaplanMeierCurve,
  horizon: number,
  options: { readonly level?: number } = {},
): RestrictedMean | NotComputable {
  if (!(horizon > 0)) return notComputable(`a restricted mean needs a horizon after time 0, not ${horizon}`);
  const reached = survivalValue(curve, horizon);
  if (typeof reached !== "number") return reached;
  const { area, variance } = areaBefore(curve, horizon);
  const standardError = Math.sqrt(variance);
  const half = criticalValue(options.level ?? 0.95) * standardError;
  return { horizon, mean: area, standardError, interval: { lower: area - half, upper: area + half } };
}

/** Walks back from the horizon, so that the area from each time to the horizon is at hand. */
function areaBefore(curve: KaplanMeierCurve, horizon: number): { area: number; variance: number } {
  let area = 0;
  let variance = 0;
  let right = horizon;
  for (let slot = curve.time.length - 1; slot >= 0; slot--) {
    const time = at(curve.time, slot);
    if (time >= horizon) continue;
    area += at(curve.survival, slot) * (right - time);
    right = time;
    const d = at(curve.events, slot);
    const n = at(curve.atRisk, slot);
    if (d < n) variance += (area ** 2 * d) / (n * (n - d));
  }
  return { area: area + right, variance };
}
