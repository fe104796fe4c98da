import { at, type Column } from "../numeric/column.ts";
import type { Likelihood } from "../numeric/newton.ts";
import { kaplanMeierOfRows } from "../survival/kaplan-meier.ts";
import { type CovariateModel, type CovariateRows, linearPredictor } from "./covariates.ts";
import {
  addEvent,
  addRow,
  clearSums,
  emptyAccumulator,
  emptySums,
  type MomentSums,
  subtractRiskSet,
} from "./moment-sums.ts";

/** Ordered rows with what the weights of the subdistribution risk set need. */
export interface SubdistributionRows extends CovariateRows {
  readonly cause: number;
  /** G(T−) of each row: the probability of not having been censored before its time. */
  readonly uncensored: Column;
}

/** What happens at one time with events of the cause. */
export interface CauseTime {
  /** Rows first ≤ row < end have this time. */
  readonly first: number;
  readonly end: number;
  readonly events: number;
  readonly uncensored: number;
  /** Weighted sums over the subdistribution risk set; reused from one time to the next. */
  readonly risk: MomentSums;
}

export function subdistributionRows(model: CovariateModel, cause: number): SubdistributionRows {
  const [part] = model.strata as readonly [CovariateRows];
  return { ...part, cause, uncensored: uncensoredBefore(part) };
}

/**
 * Log pseudo-likelihood of the subdistribution hazards with its derivatives: a Cox likelihood with Breslow ties over
 * the weighted risk sets. Fine & Gray 1999, §3.
 */
export function fineGrayLikelihood(part: SubdistributionRows, coefficients: readonly number[]): Likelihood {
  const total = emptyAccumulator(part.width);
  const predictor = linearPredictor(part, coefficients);
  const none = emptySums(part.width);
  eachCauseTime(part, predictor, ({ first, end, events, risk }) => {
    for (let row = first; row < end; row++) {
      if (at(part.rows.status, row) === part.cause) addEvent(total, part, row, at(predictor, row));
    }
    subtractRiskSet(total, risk, { sums: none, share: 0, times: events });
  });
  return total;
}

/**
 * Visits the times with events of the cause, latest first, with the sums over their risk set: everyone still under
 * observation with weight 1 and everyone with an earlier competing event with weight G(t−)/G(T−).
 */
export function eachCauseTime(part: SubdistributionRows, predictor: Column, visit: (time: CauseTime) => void): void {
  const { rows, uncensored, width } = part;
  const hazard = predictor.map(Math.exp);
  const present = emptySums(width);
  const gone = emptySums(width);
  const risk = emptySums(width);
  const isCompeting = (row: number) => at(rows.status, row) > 0 && at(rows.status, row) !== part.cause;
  for (let row = 0; row < rows.n; row++) {
    if (isCompeting(row)) addRow(gone, part, row, at(hazard, row) / at(uncensored, row));
  }
  for (let end = rows.n; end > 0; ) {
    let first = end;
    let events = 0;
    do {
      first--;
      addRow(present, part, first, at(hazard, first));
      if (isCompeting(first)) addRow(gone, part, first, -at(hazard, first) / at(uncensored, first));
      if (at(rows.status, first) === part.cause) events++;
    } while (first > 0 && at(rows.time, first - 1) === at(rows.time, first));
    if (events > 0) {
      combine(risk, { present, gone, share: at(uncensored, first) });
      visit({ first, end, events, uncensored: at(uncensored, first), risk });
    }
    end = first;
  }
}

function combine(risk: MomentSums, from: { present: MomentSums; gone: MomentSums; share: number }): void {
  const { present, gone, share } = from;
  clearSums(risk);
  for (const key of ["zero", "first", "second"] as const) {
    risk[key].set(present[key].map((value, place) => value + share * at(gone[key], place)));
  }
}

/** The reverse Kaplan–Meier curve just before the time of each row. */
function uncensoredBefore({ rows }: CovariateRows): Column {
  const curve = kaplanMeierOfRows(rows, (status) => status === 0);
  let slot = 0;
  return rows.time.map((time) => {
    if ("kind" in curve) return 1;
    while (at(curve.time, slot) < time) slot++;
    return slot === 0 ? 1 : at(curve.survival, slot - 1);
  });
}
