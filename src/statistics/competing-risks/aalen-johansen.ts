import { type NotComputable, notComputable } from "../not-computable.ts";
import { add, at, type Column, columnOf } from "../numeric/column.ts";
import { type EventTable, tabulateEvents } from "../survival/event-table.ts";
import {
  distinctValues,
  type ExcludedRows,
  filterRows,
  type OrderedRows,
  orderRows,
  type TimeToEventData,
} from "../survival/time-to-event-data.ts";
import { type IncidenceVariance, incidenceVariance } from "./incidence-variance.ts";

/** Cumulative incidence of every cause: one value per distinct observed time in each column. */
export interface IncidenceCurves {
  readonly n: number;
  readonly excluded: ExcludedRows;
  readonly censoredTotal: number;
  readonly time: Column;
  readonly atRisk: Column;
  readonly censored: Column;
  /** Probability of no event of any cause up to the time. */
  readonly eventFree: Column;
  readonly causes: readonly CauseIncidence[];
  /** Which variance the causes carry. */
  readonly variance: IncidenceVariance;
}

export interface CauseIncidence {
  readonly cause: number;
  readonly eventTotal: number;
  readonly events: Column;
  /** F(t): probability of an event of this cause up to the time, right-continuous. */
  readonly incidence: Column;
  /** Variance of F(t); its square root is the standard error. */
  readonly variance: Column;
}

export interface IncidenceOptions {
  /** Causes to report even when nobody had them; the causes seen in the data are always reported. */
  readonly causes?: readonly number[];
  /** Default `aalen`, and `delta` with delayed entry, where `aalen` is not defined. */
  readonly variance?: IncidenceVariance;
}

export interface GroupIncidence {
  readonly group: number;
  readonly curves: IncidenceCurves | NotComputable;
}

/**
 * Aalen–Johansen cumulative incidence F_k(t) = Σ S(u−)·d_k/n of every cause, with its variance.
 * Same risk sets and ties as kaplanMeier; with delayed entry only the `delta` variance exists.
 * The incidences and the event-free probability add up to 1 at every time.
 * R: cmprsk::cuminc(time, status) (variance `aalen`); survfit(Surv(time, factor(status)) ~ 1), prodlim, etm
 * (estimate; prodlim and etm variance `delta`). Aalen & Johansen, Scand J Stat 1978;5:141.
 */
export function aalenJohansen(data: TimeToEventData, options: IncidenceOptions = {}): IncidenceCurves | NotComputable {
  const { time, status, entry } = data;
  return aalenJohansenOfRows(orderRows({ time, status, entry }), options);
}

/**
 * One set of incidence curves per group, groups ascending or as declared in `groups`; a declared group without
 * participants is answered as not computable. R: cmprsk::cuminc(time, status, group).
 */
export function aalenJohansenByGroup(
  data: TimeToEventData & { readonly group: ArrayLike<number> },
  options: IncidenceOptions & { readonly groups?: readonly number[] } = {},
): { readonly excluded: ExcludedRows; readonly groups: readonly GroupIncidence[] } {
  const { time, status, entry, group } = data;
  const rows = orderRows({ time, status, entry, group });
  const label = rows.group ?? new Float64Array(0);
  const causes = causesOf(rows, options);
  const groups = (options.groups ?? distinctValues(label)).map((arm) => ({
    group: arm,
    curves: aalenJohansenOfRows(
      filterRows(rows, (row) => at(label, row) === arm),
      { ...options, causes },
    ),
  }));
  return { excluded: rows.excluded, groups };
}

/** The incidence curves of rows already ordered. */
export function aalenJohansenOfRows(rows: OrderedRows, options: IncidenceOptions): IncidenceCurves | NotComputable {
  const variance = options.variance ?? (rows.entry ? "delta" : "aalen");
  if (rows.n === 0) return notComputable("no participant has a known time and status");
  if (rows.entry && variance === "aalen") {
    return notComputable("Aalen's variance is not defined with delayed entry; the delta variance is");
  }
  const causes = causesOf(rows, options);
  const table = tabulateEvents(rows, causes.length, (status) => causes.indexOf(status));
  const all = sumColumns(table);
  const eventFree = eventFreeProbability(table, all);
  return {
    n: rows.n,
    excluded: rows.excluded,
    censoredTotal: table.censored.reduce((sum, count) => sum + count, 0),
    time: table.time,
    atRisk: table.atRisk,
    censored: table.censored,
    eventFree,
    variance,
    causes: causes.map((cause, index) => {
      const events = table.events[index] ?? new Float64Array(table.time.length);
      const incidence = incidenceOf(table.atRisk, events, eventFree);
      const ofCause = { atRisk: table.atRisk, events, all, eventFree, incidence };
      const eventTotal = events.reduce((sum, count) => sum + count, 0);
      return { cause, eventTotal, events, incidence, variance: incidenceVariance(ofCause, variance) };
    }),
  };
}

function causesOf(rows: OrderedRows, { causes = [] }: IncidenceOptions): readonly number[] {
  const seen = distinctValues(rows.status).filter((status) => status > 0);
  return [...new Set([...causes, ...seen])].sort((a, b) => a - b);
}

function sumColumns({ events, time }: EventTable): Column {
  const all = new Float64Array(time.length);
  for (const column of events) for (let slot = 0; slot < all.length; slot++) add(all, slot, at(column, slot));
  return all;
}

function eventFreeProbability({ atRisk }: EventTable, all: Column): Column {
  let s = 1;
  return columnOf(all.length, (slot) => {
    const n = at(atRisk, slot);
    s *= (n - at(all, slot)) / n;
    return s;
  });
}

function incidenceOf(atRisk: Column, events: Column, eventFree: Column): Column {
  let f = 0;
  return columnOf(events.length, (slot) => {
    const before = slot === 0 ? 1 : at(eventFree, slot - 1);
    f += (before * at(events, slot)) / at(atRisk, slot);
    return f;
  });
}
