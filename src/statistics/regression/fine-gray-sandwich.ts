import { add, at, type Column } from "../numeric/column.ts";
import { addTo, type Matrix, zeros } from "../numeric/symmetric-matrix.ts";
import { linearPredictor } from "./covariates.ts";
import type { SubdistributionRows } from "./fine-gray-likelihood.ts";
import { type CauseStep, causeSteps, difference, type Mass, masses } from "./fine-gray-steps.ts";

interface Fit {
  readonly part: SubdistributionRows;
  readonly hazard: Column;
  readonly steps: readonly CauseStep[];
  /** Mass over the first k steps, and the same weighted with G(t−). */
  readonly plain: readonly Mass[];
  readonly weighted: readonly Mass[];
  /** η_i + ψ_i, `width` numbers per row. */
  readonly scores: Column;
}

/**
 * Σ (η_i + ψ_i)(η_i + ψ_i)', the middle of Fine and Gray's sandwich variance: η_i is the weighted score residual of
 * row i, ψ_i what the estimation of the censoring distribution adds to it. Fine & Gray 1999, §4, as cmprsk::crr.
 */
export function fineGrayScoreProducts(part: SubdistributionRows, coefficients: readonly number[]): Matrix {
  const predictor = linearPredictor(part, coefficients);
  const steps = causeSteps(part, predictor);
  const fit = {
    part,
    hazard: predictor.map(Math.exp),
    steps,
    plain: masses(steps, part.width, () => 1),
    weighted: masses(steps, part.width, (step) => step.uncensored),
    scores: new Float64Array(part.rows.n * part.width),
  };
  addScoreResiduals(fit);
  addCensoringParts(fit);
  return products(fit.scores, part.width);
}

/** η_i: the event's own x − x̄, less e^{x'β}·Σ w_i(u)(x − x̄(u))·dΛ(u), where w_i falls after a competing event. */
function addScoreResiduals({ part, hazard, steps, plain, weighted, scores }: Fit): void {
  const { rows, width, cause, uncensored } = part;
  const all = weighted.at(-1) as Mass;
  let passed = 0;
  for (let row = 0; row < rows.n; row++) {
    while (passed < steps.length && (steps[passed] as CauseStep).time <= at(rows.time, row)) passed++;
    addExcess(scores, part, row, { mass: plain[passed] as Mass, factor: -at(hazard, row) });
    const status = at(rows.status, row);
    if (status === cause) {
      const { mean } = steps[passed - 1] as CauseStep;
      for (let j = 0; j < width; j++) add(scores, row * width + j, at(part.x, row * width + j) - (mean[j] as number));
    } else if (status > 0) {
      const mass = difference(all, weighted[passed] as Mass);
      addExcess(scores, part, row, { mass, factor: -at(hazard, row) / at(uncensored, row) });
    }
  }
}

/**
 * ψ_i = ∫ q(u)/π(u) dM_i^c(u): at each censoring time u, q(u) sums e^{x'β}/G(T−)·(x − x̄(s))·G(s−)·dΛ(s) over those
 * with a competing event before u and s ≥ u, and π(u) is the number under observation.
 */
function addCensoringParts({ part, hazard, steps, weighted, scores }: Fit): void {
  const { rows, width } = part;
  const all = weighted.at(-1) as Mass;
  const gone = new Float64Array(width + 1);
  const compensator = new Float64Array(width);
  let passed = 0;
  for (let first = 0; first < rows.n; ) {
    const time = at(rows.time, first);
    while (passed < steps.length && (steps[passed] as CauseStep).time < time) passed++;
    const end = endOfTime(rows.time, first);
    const censored = rows.status.subarray(first, end).filter((status) => status === 0).length;
    const q = censored === 0 ? [] : pull(gone, difference(all, weighted[passed] as Mass));
    const atRisk = rows.n - first;
    q.forEach((value, j) => {
      add(compensator, j, (value * censored) / atRisk ** 2);
    });
    for (let row = first; row < end; row++) {
      const jump = at(rows.status, row) === 0 ? 1 / atRisk : 0;
      for (let j = 0; j < width; j++) add(scores, row * width + j, jump * (q[j] ?? 0) - at(compensator, j));
    }
    for (let row = first; row < end; row++) leaveByCompetingEvent(gone, part, hazard, row);
    first = end;
  }
}

function endOfTime(time: Column, first: number): number {
  let end = first;
  while (end < time.length && at(time, end) === at(time, first)) end++;
  return end;
}

function leaveByCompetingEvent(gone: Column, part: SubdistributionRows, hazard: Column, row: number): void {
  const status = at(part.rows.status, row);
  if (status === 0 || status === part.cause) return;
  const weight = at(hazard, row) / at(part.uncensored, row);
  add(gone, 0, weight);
  for (let j = 0; j < part.width; j++) add(gone, j + 1, weight * at(part.x, row * part.width + j));
}

/** Σ weight·x times the mass less Σ weight times the mass of means. */
function pull(gone: Column, mass: Mass): readonly number[] {
  return mass.slice(1).map((value, j) => at(gone, j + 1) * (mass[0] as number) - at(gone, 0) * value);
}

/** Adds factor·(x·Σ dΛ − Σ x̄·dΛ) to the score of a row. */
function addExcess(
  scores: Column,
  { x, width }: SubdistributionRows,
  row: number,
  { mass, factor }: { mass: Mass; factor: number },
): void {
  for (let j = 0; j < width; j++) {
    const excess = at(x, row * width + j) * (mass[0] as number) - (mass[j + 1] as number);
    add(scores, row * width + j, factor * excess);
  }
}

function products(scores: Column, width: number): Matrix {
  const sums = zeros(width);
  for (let start = 0; start < scores.length; start += width) {
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) addTo(sums, i, j, at(scores, start + i) * at(scores, start + j));
    }
  }
  return sums;
}
