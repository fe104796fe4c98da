/** Rows of estimates.csv. */
import type { Estimate } from "../../../analysis/estimates/estimate.ts";
import type { EstimateFacts } from "../estimate-facts.ts";

export function estimateFacts(estimate: Estimate): EstimateFacts {
  const { paramcd, label, group, statistic, timepoint, category, method, n, comparison } = estimate;
  return {
    paramcd,
    label,
    group,
    statistic,
    timepoint,
    category,
    value: estimate.value ?? null,
    lower: estimate.lower ?? null,
    upper: estimate.upper ?? null,
    level: estimate.level ?? null,
    method,
    n,
    events: estimate.events ?? null,
    comparison: comparison === undefined ? null : { arms: comparison.arms, randomised: comparison.randomised },
  };
}
