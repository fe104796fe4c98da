import { at, type Column } from "../numeric/column.ts";
import type { Likelihood } from "../numeric/newton.ts";
import { addTo, zeros } from "../numeric/symmetric-matrix.ts";
import { type CovariateRows, linearPredictor } from "./covariates.ts";
import { type Accumulator, addEvent, emptyAccumulator } from "./moment-sums.ts";

/** An elementary symmetric polynomial e_m of the relative hazards with its derivatives by the coefficients. */
interface Polynomial {
  value: number;
  readonly first: number[];
  readonly second: number[][];
}

/**
 * Cox's discrete ("exact") partial likelihood: at a time with d events the likelihood of these d among all sets of d
 * from the risk set, the sum over the sets being the elementary symmetric polynomial e_d of the relative hazards.
 * Work grows with (risk set × d) at every event time: meant for heavy ties in small data.
 * R: coxph(ties = "exact"); SAS PROC PHREG ties=discrete. Gail, Lubin & Rubinstein, Biometrika 1981;68:703.
 */
export function coxExactLikelihood(strata: readonly CovariateRows[], coefficients: readonly number[]): Likelihood {
  const total = emptyAccumulator(coefficients.length);
  for (const part of strata) addStratum(total, part, coefficients);
  return total;
}

function addStratum(total: Accumulator, part: CovariateRows, coefficients: readonly number[]): void {
  const { rows } = part;
  const predictor = linearPredictor(part, coefficients);
  for (let first = 0; first < rows.n; ) {
    const time = at(rows.time, first);
    let tied = 0;
    let row = first;
    for (; row < rows.n && at(rows.time, row) === time; row++) {
      if (at(rows.status, row) === 0) continue;
      tied++;
      addEvent(total, part, row, at(predictor, row));
    }
    if (tied > 0) subtractSets(total, part, { members: riskSet(part, first, time), predictor, tied });
    first = row;
  }
}

function riskSet({ rows }: CovariateRows, first: number, time: number): readonly number[] {
  const members: number[] = [];
  for (let row = first; row < rows.n; row++) if (!rows.entry || at(rows.entry, row) < time) members.push(row);
  return members;
}

function subtractSets(
  total: Accumulator,
  part: CovariateRows,
  sets: { members: readonly number[]; predictor: Column; tied: number },
): void {
  const { members, predictor, tied } = sets;
  // Hazards are scaled to add up to d, which keeps e_d near exp(d) whatever the size of the risk set.
  const sum = members.reduce((all, row) => all + Math.exp(at(predictor, row)), 0);
  const scale = tied / sum;
  const polynomials = Array.from({ length: tied + 1 }, (_, m) => constant(m === 0 ? 1 : 0, part.width));
  for (const row of members) addMember(polynomials, part, row, scale * Math.exp(at(predictor, row)));
  const { value, first, second } = polynomials[tied] as Polynomial;
  total.logLikelihood -= Math.log(value) - tied * Math.log(scale);
  first.forEach((slope, j) => {
    total.gradient[j] = (total.gradient[j] as number) - slope / value;
    first.forEach((other, k) => {
      addTo(total.information, j, k, (second[j]?.[k] as number) / value - (slope / value) * (other / value));
    });
  });
}

function constant(value: number, width: number): Polynomial {
  return { value, first: new Array<number>(width).fill(0), second: zeros(width) };
}

/** e_m becomes e_m + r·e_{m−1} with r = exp(x'β), and its derivatives follow; the highest first, to read old values. */
function addMember(polynomials: readonly Polynomial[], part: CovariateRows, row: number, hazard: number): void {
  const x = part.x.subarray(row * part.width, (row + 1) * part.width);
  for (let m = polynomials.length - 1; m > 0; m--) {
    const upper = polynomials[m] as Polynomial;
    const lower = polynomials[m - 1] as Polynomial;
    for (let j = 0; j < part.width; j++) {
      const slope = lower.first[j] as number;
      for (let k = 0; k < part.width; k++) {
        const mixed = at(x, j) * (lower.first[k] as number) + slope * at(x, k) + at(x, j) * at(x, k) * lower.value;
        addTo(upper.second, j, k, hazard * ((lower.second[j]?.[k] as number) + mixed));
      }
      upper.first[j] = (upper.first[j] as number) + hazard * (slope + at(x, j) * lower.value);
    }
    upper.value += hazard * lower.value;
  }
}
