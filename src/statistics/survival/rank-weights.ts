import { at, type Column } from "../numeric/column.ts";

/**
 * Weight given to an event time in a log-rank type test. With n at risk and d events in all groups together:
 * `log-rank` 1; `gehan` n (generalised Wilcoxon); `tarone-ware` √n; `peto-peto` S̃(t) = Π(1 − d/(n+1)) up to and
 * including t; `modified-peto-peto` S̃(t)·n/(n+1); Fleming–Harrington S(t−)^rho·(1 − S(t−))^gamma with the
 * Kaplan–Meier S just before t.
 */
export type RankWeight =
  | "log-rank"
  | "gehan"
  | "tarone-ware"
  | "peto-peto"
  | "modified-peto-peto"
  | { readonly rho: number; readonly gamma: number };

/** The weight at each distinct time from the counts of all groups together. */
export function rankWeights(atRisk: Column, events: Column, weight: RankWeight): Column {
  switch (weight) {
    case "log-rank":
      return new Float64Array(atRisk.length).fill(1);
    case "gehan":
      return atRisk;
    case "tarone-ware":
      return atRisk.map(Math.sqrt);
    case "peto-peto":
      return petoSurvival(atRisk, events);
    case "modified-peto-peto":
      return petoSurvival(atRisk, events).map((s, slot) => (s * at(atRisk, slot)) / (at(atRisk, slot) + 1));
    default:
      return flemingHarrington(atRisk, events, weight);
  }
}

function petoSurvival(atRisk: Column, events: Column): Column {
  let s = 1;
  return atRisk.map((n, slot) => {
    s *= 1 - at(events, slot) / (n + 1);
    return s;
  });
}

function flemingHarrington(atRisk: Column, events: Column, power: { rho: number; gamma: number }): Column {
  let s = 1;
  return atRisk.map((n, slot) => {
    const before = s;
    s *= (n - at(events, slot)) / n;
    return before ** power.rho * (1 - before) ** power.gamma;
  });
}
