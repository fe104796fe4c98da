import { add, at, type Column } from "../numeric/column.ts";
import { addTo, zeros } from "../numeric/symmetric-matrix.ts";
import { distinctValues, filterRows, type OrderedRows } from "../survival/time-to-event-data.ts";
import { type GrayMoment, type GrayProblem, type GroupMoment, grayMoments } from "./gray-moments.ts";

/** Scores of the groups and their covariance. */
export interface GraySums {
  readonly score: Column;
  readonly variance: number[][];
}

/**
 * Scores and covariance of Gray's test, added over strata; `rows.group` holds places 0, 1, ... of the groups.
 * Gray, Ann Stat 1988;16:1141, equations 2.4 and 2.5, in the sums of cmprsk's subroutine crstm.
 */
export function graySums(rows: OrderedRows, problem: GrayProblem): GraySums {
  const sums = { score: new Float64Array(problem.groups), variance: zeros(problem.groups) };
  const { stratum } = rows;
  const strata = stratum
    ? distinctValues(stratum).map((value) => filterRows(rows, (row) => at(stratum, row) === value))
    : [rows];
  for (const part of strata) {
    const moments = grayMoments(part, problem);
    for (const moment of moments) addScore(sums.score, moment);
    addVariance(sums.variance, moments, problem.groups);
  }
  return sums;
}

/** z_k = Σ w·(d_k − D·R_k/R) with R_k = h_k(1 − F_k(t−)). */
function addScore(score: Column, { weight, events, groups, exposure }: GrayMoment): void {
  if (events === 0) return;
  const risk = groups.map((g, k) => at(exposure, k) * (1 - g.incidenceBefore));
  const total = risk.reduce((sum, value) => sum + value, 0);
  groups.forEach((g, k) => {
    add(score, k, weight * (g.own - (events * (risk[k] as number)) / total));
  });
}

/**
 * V_ij = Σ_k Σ_t { t₃·b_i·b_j + t₆·r_ik·r_jk }, walked backwards because r_ik is the part of the sum of
 * a_ik·D/(H(1 − F)) that lies after t.
 */
function addVariance(variance: number[][], moments: readonly GrayMoment[], groups: number): void {
  const later = zeros(groups);
  for (const moment of moments.toReversed()) {
    moment.groups.forEach((own, k) => {
      if (own.atRisk === 0) return;
      const a = loadings(moment, k);
      const r = later.map((row) => row[k] as number);
      addProducts(variance, eventTerm(moment, own), weighted(a, r, remainder(moment, own)));
      addProducts(variance, competingTerm(moment, own), r);
    });
    addLater(later, moment);
  }
}

/** a_ik = w·h_i·(1{i = k} − h_k/H). */
function loadings({ weight, exposure, totalExposure }: GrayMoment, k: number): readonly number[] {
  return Array.from(exposure, (h, i) => weight * h * ((i === k ? 1 : 0) - at(exposure, k) / totalExposure));
}

/** t₄ = 1 − (1 − F(t))/S_k(t), 1 when nobody of the group is left event-free. */
function remainder({ incidence }: GrayMoment, own: GroupMoment): number {
  return own.survival > 0 ? 1 - (1 - incidence) / own.survival : 1;
}

/** t₃, with its correction for tied events. */
function eventTerm({ events, totalExposure }: GrayMoment, own: GroupMoment): number {
  const tied = events > 1 ? 1 - (events - 1) / (totalExposure * own.survivalBefore - 1) : 1;
  return (tied * own.survivalBefore * events) / (totalExposure * own.atRisk);
}

/** t₆, the part of the competing events of the group. */
function competingTerm({ incidence }: GrayMoment, own: GroupMoment): number {
  if (own.other === 0 || own.survival === 0) return 0;
  const tied = own.other > 1 ? 1 - (own.other - 1) / (own.atRisk - 1) : 1;
  return tied * (own.survivalBefore / own.atRisk) ** 2 * own.other * ((1 - incidence) / own.survival) ** 2;
}

function weighted(a: readonly number[], r: readonly number[], factor: number): readonly number[] {
  return a.map((value, i) => value + factor * (r[i] as number));
}

function addProducts(variance: number[][], scale: number, vector: readonly number[]): void {
  if (scale === 0) return;
  vector.forEach((left, i) => {
    vector.forEach((right, j) => {
      addTo(variance, i, j, scale * left * right);
    });
  });
}

function addLater(later: number[][], moment: GrayMoment): void {
  if (moment.events === 0) return;
  const step = moment.events / (moment.totalExposure * (1 - moment.incidenceBefore));
  for (let k = 0; k < later.length; k++) {
    loadings(moment, k).forEach((a, i) => {
      addTo(later, i, k, a * step);
    });
  }
}
