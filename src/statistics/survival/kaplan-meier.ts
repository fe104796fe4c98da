import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, type Column } from "../numeric/column.ts";
import { type EventTable, tabulateEvents } from "./event-table.ts";
import {
  distinctValues,
  type ExcludedRows,
  filterRows,
  type OrderedRows,
  orderRows,
  type TimeToEventData,
} from "./time-to-event-data.ts";

/** A Kaplan–Meier curve: one value per distinct observed time, whether event or censoring, in each column. */
export interface KaplanMeierCurve {
  readonly n: number;
  readonly excluded: ExcludedRows;
  readonly eventTotal: number;
  readonly censoredTotal: number;
  /** Entry times, ascending, when participants came under observation at different times. */
  readonly entry: Column | undefined;
  readonly time: Column;
  readonly atRisk: Column;
  readonly events: Column;
  readonly censored: Column;
  /** S(t), right-continuous: the value from this time up to the next. */
  readonly survival: Column;
  /** Greenwood's sum Σ d/(n(n−d)) up to this time; infinite once S is 0. The standard error of S is S·√sum. */
  readonly greenwood: Column;
}

export interface KaplanMeierOptions {
  /** The cause that is the event, every other status being censored. Default: every status but 0 is the event. */
  readonly cause?: number;
}

/** One line of the step table. */
export interface KaplanMeierStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  readonly survival: number;
  readonly standardError: number | NotComputable;
}

export interface GroupCurve {
  readonly group: number;
  readonly curve: KaplanMeierCurve | NotComputable;
}

/**
 * Kaplan–Meier estimate of S(t) over all rows, with Greenwood's variance.
 * Risk set at t: entry < t ≤ time; someone censored at the time of an event leaves after it; an event at time 0 counts.
 * With competing causes and `cause` given, 1 − S overstates the probability of that cause: see aalenJohansen.
 * R: survfit(Surv(time, status) ~ 1) or survfit(Surv(entry, time, status) ~ 1).
 * Kaplan & Meier, J Am Stat Assoc 1958;53:457; Greenwood 1926.
 */
export function kaplanMeier(data: TimeToEventData, options: KaplanMeierOptions = {}): KaplanMeierCurve | NotComputable {
  const { time, status, entry } = data;
  return kaplanMeierOfRows(orderRows({ time, status, entry }), eventOf(options));
}

/**
 * One Kaplan–Meier curve per group, groups ascending or as declared in `groups`.
 * A declared group without participants is answered as not computable and stops nothing.
 * R: survfit(Surv(time, status) ~ group).
 */
export function kaplanMeierByGroup(
  data: TimeToEventData & { readonly group: ArrayLike<number> },
  options: KaplanMeierOptions & { readonly groups?: readonly number[] } = {},
): { readonly excluded: ExcludedRows; readonly curves: readonly GroupCurve[] } {
  const { time, status, entry, group } = data;
  const rows = orderRows({ time, status, entry, group });
  const label = rows.group ?? new Float64Array(0);
  const groups = options.groups ?? distinctValues(label);
  const curves = groups.map((arm) => ({
    group: arm,
    curve: kaplanMeierOfRows(
      filterRows(rows, (row) => at(label, row) === arm),
      eventOf(options),
    ),
  }));
  return { excluded: rows.excluded, curves };
}

/** The Kaplan–Meier curve of rows already ordered; `isEvent` says which status is the event. */
export function kaplanMeierOfRows(
  rows: OrderedRows,
  isEvent: (status: number) => boolean,
): KaplanMeierCurve | NotComputable {
  if (rows.n === 0) return notComputable("no participant has a known time and status");
  return curveOf(
    rows,
    tabulateEvents(rows, 1, (status) => (isEvent(status) ? 0 : -1)),
  );
}

/** The curve as lines of a table. The standard error is not computable once S is 0. */
export function kaplanMeierSteps(curve: KaplanMeierCurve): readonly KaplanMeierStep[] {
  return Array.from(curve.time, (time, slot) => ({
    time,
    atRisk: at(curve.atRisk, slot),
    events: at(curve.events, slot),
    censored: at(curve.censored, slot),
    survival: at(curve.survival, slot),
    standardError: greenwoodError(at(curve.survival, slot), at(curve.greenwood, slot)),
  }));
}

/** Greenwood's standard error S·√sum; not computable at S = 0, where the sum is infinite. */
export function greenwoodError(survival: number, greenwood: number): number | NotComputable {
  if (survival === 0) return notComputable("survival is 0, where Greenwood's standard error is not defined");
  return survival * Math.sqrt(greenwood);
}

function eventOf({ cause }: KaplanMeierOptions): (status: number) => boolean {
  return cause === undefined ? (status) => status > 0 : (status) => status === cause;
}

function curveOf(rows: OrderedRows, table: EventTable): KaplanMeierCurve {
  const { time, atRisk, censored } = table;
  const events = table.events[0] ?? new Float64Array(time.length);
  const survival = new Float64Array(time.length);
  const greenwood = new Float64Array(time.length);
  let s = 1;
  let sum = 0;
  let eventTotal = 0;
  for (let slot = 0; slot < time.length; slot++) {
    const d = at(events, slot);
    const n = at(atRisk, slot);
    if (d > 0) {
      s *= (n - d) / n;
      sum += d / (n * (n - d));
      eventTotal += d;
    }
    survival[slot] = s;
    greenwood[slot] = sum;
  }
  const counts = { n: rows.n, excluded: rows.excluded, eventTotal, censoredTotal: rows.n - eventTotal };
  return { ...counts, entry: rows.entry?.slice().sort(), time, atRisk, events, censored, survival, greenwood };
}
