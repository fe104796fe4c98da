import { ascendingOrder } from "../numeric/ascending-order.ts";
import { at, type Column } from "../numeric/column.ts";
import type { Likelihood } from "../numeric/newton.ts";
import { type CovariateRows, linearPredictor } from "./covariates.ts";
import {
  type Accumulator,
  addEvent,
  addRow,
  clearSums,
  emptyAccumulator,
  emptySums,
  type MomentSums,
  subtractRiskSet,
} from "./moment-sums.ts";

/**
 * Cox's log partial likelihood with its derivatives, tied events after Efron or Breslow, added over strata.
 * Efron lets each of d tied events leave with 1/d of their common weight; Breslow leaves the risk set whole.
 * Cox 1972; Breslow 1974; Efron, J Am Stat Assoc 1977;72:557.
 */
export function coxLikelihood(
  strata: readonly CovariateRows[],
  coefficients: readonly number[],
  ties: "efron" | "breslow",
): Likelihood {
  const total = emptyAccumulator(coefficients.length);
  for (const part of strata) addStratum(total, part, coefficients, ties);
  return total;
}

/** Walks back in time, so that the risk set grows by those who leave and shrinks by those not yet entered. */
function addStratum(
  total: Accumulator,
  part: CovariateRows,
  coefficients: readonly number[],
  ties: "efron" | "breslow",
): void {
  const { rows, width } = part;
  const predictor = linearPredictor(part, coefficients);
  const leave = leavers(part, predictor);
  const risk = emptySums(width);
  const events = emptySums(width);
  for (let row = rows.n - 1; row >= 0; ) {
    const time = at(rows.time, row);
    clearSums(events);
    let tied = 0;
    for (; row >= 0 && at(rows.time, row) === time; row--) {
      const weight = Math.exp(at(predictor, row));
      addRow(risk, part, row, weight);
      if (at(rows.status, row) === 0) continue;
      tied++;
      addRow(events, part, row, weight);
      addEvent(total, part, row, at(predictor, row));
    }
    leave(risk, time);
    subtractTied(total, risk, { sums: events, tied, ties });
  }
}

function subtractTied(
  total: Accumulator,
  risk: MomentSums,
  moment: { sums: MomentSums; tied: number; ties: "efron" | "breslow" },
): void {
  const { sums, tied, ties } = moment;
  if (ties === "efron") {
    for (let left = 0; left < tied; left++) subtractRiskSet(total, risk, { sums, share: left / tied, times: 1 });
  } else if (tied > 0) {
    subtractRiskSet(total, risk, { sums, share: 0, times: tied });
  }
}

/** Takes those with entry at or after the time out of the risk set, each once. */
function leavers(part: CovariateRows, predictor: Column): (risk: MomentSums, time: number) => void {
  const { entry } = part.rows;
  if (!entry) return () => {};
  const order = ascendingOrder(entry);
  let last = order.length - 1;
  return (risk, time) => {
    for (; last >= 0; last--) {
      const row = order[last] as number;
      if (at(entry, row) < time) return;
      addRow(risk, part, row, -Math.exp(at(predictor, row)));
    }
  };
}
