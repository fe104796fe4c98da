import { at, type Column, columnOf } from "../numeric/column.ts";

/**
 * `aalen`: the martingale variance of cmprsk, tidycmprsk and SAS error=aalen, for right-censored data.
 * `delta`: the Greenwood-type variance of prodlim, mstate, etm and SAS error=delta, also with delayed entry.
 */
export type IncidenceVariance = "aalen" | "delta";

/** The columns a variance is computed from, one value per distinct time. */
export interface IncidenceColumns {
  readonly atRisk: Column;
  /** Events of the cause. */
  readonly events: Column;
  /** Events of any cause. */
  readonly all: Column;
  readonly eventFree: Column;
  readonly incidence: Column;
}

/**
 * What one time u adds to the variance at a later t, as a function of the rise D = F(t) − F(u):
 * square·D² + fixed − 2·cross·D.
 */
interface Contribution {
  readonly square: number;
  readonly cross: number;
  readonly fixed: number;
}

/**
 * Variance of the cumulative incidence at every distinct time, in one pass: the sums over u of square·D², square·D and
 * cross·D are carried forward by the rise of F, so nothing is subtracted from anything large.
 * R: cmprsk::cuminc(...)$var (`aalen`); prodlim and etm (`delta`).
 * Marubini & Valsecchi 1995 §10.3 and Gray's subroutine cinc (`aalen`); Gaynor et al. JASA 1993;88:400 (`delta`).
 */
export function incidenceVariance(columns: IncidenceColumns, kind: IncidenceVariance): Column {
  const contribution = kind === "aalen" ? aalenContribution : deltaContribution;
  const sums = { square: 0, squareRise: 0, squareRise2: 0, cross: 0, crossRise: 0, fixed: 0 };
  let previous = 0;
  return columnOf(columns.incidence.length, (slot) => {
    const incidence = at(columns.incidence, slot);
    const rise = incidence - previous;
    previous = incidence;
    sums.squareRise2 += rise * (2 * sums.squareRise + rise * sums.square);
    sums.squareRise += rise * sums.square;
    sums.crossRise += rise * sums.cross;
    const { square, cross, fixed } = contribution(columns, slot);
    sums.square += square;
    sums.cross += cross;
    sums.fixed += fixed;
    return Math.max(0, sums.squareRise2 + sums.fixed - 2 * sums.crossRise);
  });
}

/** (S(u−)/n)²·[c₂·d₂·h² + c₁·d₁·(1−h)²] with h = D/S(u); c = 1 − (d−1)/(n−1) corrects for ties. */
function aalenContribution(columns: IncidenceColumns, slot: number): Contribution {
  const n = at(columns.atRisk, slot);
  const own = at(columns.events, slot);
  const scale = (before(columns.eventFree, slot) / n) ** 2;
  const fixed = scale * own * tieCorrection(own, n);
  const after = at(columns.eventFree, slot);
  if (after === 0) return { square: 0, cross: 0, fixed };
  const other = at(columns.all, slot) - own;
  const competing = scale * other * tieCorrection(other, n);
  return { square: (competing + fixed) / after ** 2, cross: fixed / after, fixed };
}

/** D²·d/(n(n−d)) + S(u−)²·d₁(n−d₁)/n³ − 2·D·S(u−)·d₁/n². */
function deltaContribution(columns: IncidenceColumns, slot: number): Contribution {
  const n = at(columns.atRisk, slot);
  const own = at(columns.events, slot);
  const all = at(columns.all, slot);
  const s = before(columns.eventFree, slot);
  const fixed = (s ** 2 * own * (n - own)) / n ** 3;
  // Once everyone at risk has had an event, F rises no further and D stays 0.
  if (n === all) return { square: 0, cross: 0, fixed };
  return { square: all / (n * (n - all)), cross: (s * own) / n ** 2, fixed };
}

function before(eventFree: Column, slot: number): number {
  return slot === 0 ? 1 : at(eventFree, slot - 1);
}

function tieCorrection(events: number, atRisk: number): number {
  return events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
}
