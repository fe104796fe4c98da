import { add, at, type Column } from "./column.ts";
import { tabulateEvents } from "./event-table.ts";
import { addTo, zeros } from "./symmetric-matrix.ts";
import { distinctValues, filterRows, type OrderedRows } from "./time-to-event-data.ts";

/** Scores of the groups and their covariance. */
export interface GraySums {
  readonly score: Column;
  readonly variance: number[][];
}

interface GrayProblem {
  readonly groups: number;
  readonly cause: number;
  readonly rho: number;
}

/** One group at one failure time: S and F are the group's own event-free probability and cumulative incidence. */
interface GroupMoment {
  readonly atRisk: number;
  readonly own: number;
  readonly other: number;
  readonly survivalBefore: number;
  readonly survival: number;
  readonly incidenceBefore: number;
}

/** One failure time; F is the pooled subdistribution estimate. */
interface Moment {
  readonly weight: number;
  /** Events of the cause in all groups together. */
  readonly events: number;
  readonly incidenceBefore: number;
  readonly incidence: number;
  readonly groups: readonly GroupMoment[];
  /** h_k = Y_k/S_k(t−), 0 once nobody of the group is at risk. */
  readonly exposure: Column;
  readonly totalExposure: number;
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
    const moments = momentsOf(part, problem);
    for (const moment of moments) addScore(sums.score, moment);
    addVariance(sums.variance, moments, problem.groups);
  }
  return sums;
}

/** The failure times of any cause in order, with each group's risk set and estimates. */
function momentsOf(rows: OrderedRows, problem: GrayProblem): readonly Moment[] {
  const kindOf = (status: number) => (status === 0 ? -1 : status === problem.cause ? 0 : 1);
  const times = distinctValues(rows.time.filter((_, row) => at(rows.status, row) > 0));
  const perGroup = Array.from({ length: problem.groups }, (_, k) => {
    const own = filterRows(rows, (row) => at(rows.group ?? rows.time, row) === k);
    return groupMoments(tabulateEvents(own, 2, kindOf), times);
  });
  let incidence = 0;
  return times.map((_, index) => {
    const groups = perGroup.map((moments) => moments[index] as GroupMoment);
    const exposure = Float64Array.from(groups, (g) => (g.atRisk === 0 ? 0 : g.atRisk / g.survivalBefore));
    const totalExposure = exposure.reduce((sum, h) => sum + h, 0);
    const events = groups.reduce((sum, g) => sum + g.own, 0);
    const incidenceBefore = incidence;
    incidence += events / totalExposure;
    const weight = (1 - incidenceBefore) ** problem.rho;
    return { weight, events, incidenceBefore, incidence, groups, exposure, totalExposure };
  });
}

function groupMoments(table: ReturnType<typeof tabulateEvents>, times: readonly number[]): readonly GroupMoment[] {
  const [ownEvents, otherEvents] = table.events as [Column, Column];
  let slot = 0;
  let survival = 1;
  let incidence = 0;
  return times.map((time) => {
    while (slot < table.time.length && at(table.time, slot) < time) slot++;
    const happens = slot < table.time.length && at(table.time, slot) === time;
    const atRisk = slot < table.time.length ? at(table.atRisk, slot) : 0;
    const own = happens ? at(ownEvents, slot) : 0;
    const other = happens ? at(otherEvents, slot) : 0;
    const moment = { atRisk, own, other, survivalBefore: survival, incidenceBefore: incidence };
    if (atRisk > 0) {
      incidence += (survival * own) / atRisk;
      survival *= (atRisk - own - other) / atRisk;
    }
    return { ...moment, survival };
  });
}

/** z_k = Σ w·(d_k − D·R_k/R) with R_k = h_k(1 − F_k(t−)). */
function addScore(score: Column, { weight, events, groups, exposure }: Moment): void {
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
function addVariance(variance: number[][], moments: readonly Moment[], groups: number): void {
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
function loadings({ weight, exposure, totalExposure }: Moment, k: number): readonly number[] {
  return Array.from(exposure, (h, i) => weight * h * ((i === k ? 1 : 0) - at(exposure, k) / totalExposure));
}

/** t₄ = 1 − (1 − F(t))/S_k(t), 1 when nobody of the group is left event-free. */
function remainder({ incidence }: Moment, own: GroupMoment): number {
  return own.survival > 0 ? 1 - (1 - incidence) / own.survival : 1;
}

/** t₃, with its correction for tied events. */
function eventTerm({ events, totalExposure }: Moment, own: GroupMoment): number {
  const tied = events > 1 ? 1 - (events - 1) / (totalExposure * own.survivalBefore - 1) : 1;
  return (tied * own.survivalBefore * events) / (totalExposure * own.atRisk);
}

/** t₆, the part of the competing events of the group. */
function competingTerm({ incidence }: Moment, own: GroupMoment): number {
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

function addLater(later: number[][], moment: Moment): void {
  if (moment.events === 0) return;
  const step = moment.events / (moment.totalExposure * (1 - moment.incidenceBefore));
  for (let k = 0; k < later.length; k++) {
    loadings(moment, k).forEach((a, i) => {
      addTo(later, i, k, a * step);
    });
  }
}
