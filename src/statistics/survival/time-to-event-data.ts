import { sortAscending } from "../numeric/ascending-order.ts";
import { at, type Column, columnOf } from "../numeric/column.ts";
import { mergeNearTimes } from "./merge-near-times.ts";

/** One row per participant, one column per thing known about them. A missing value is NaN. */
export interface TimeToEventData {
  /** Time of the event or of the end of observation, any unit, finite. */
  readonly time: ArrayLike<number>;
  /** 0 = censored, 1 = event; with competing risks the number of the cause, 1 to 255. */
  readonly status: ArrayLike<number>;
  /** Time from which the participant is under observation (left truncation); everyone from the start when absent. */
  readonly entry?: ArrayLike<number> | undefined;
  /** A number per arm or group. */
  readonly group?: ArrayLike<number> | undefined;
  /** A number per stratum. */
  readonly stratum?: ArrayLike<number> | undefined;
}

/** Rows left out of an analysis, counted by reason. */
export interface ExcludedRows {
  /** Time, status, entry, group, stratum or a covariate is missing. */
  readonly missing: number;
  /** Entry at or after the end of observation: the row is never at risk. */
  readonly emptyInterval: number;
}

/** Analysed rows in ascending order of time, all columns in that same order. */
export interface OrderedRows {
  readonly n: number;
  readonly excluded: ExcludedRows;
  readonly time: Column;
  readonly status: Column;
  readonly entry: Column | undefined;
  readonly group: Column | undefined;
  readonly stratum: Column | undefined;
  /** The row of the input that each row comes from. */
  readonly source: Column;
}

/**
 * Sorts the rows once by time and leaves out, counted, the rows that cannot be analysed.
 * Times and entries that differ by less than 1.5e-8 of the mean time become one time, the smallest of them: months
 * computed as days/30.4375 and as days/365.25·12 differ in the last bit and must still be ties. Nothing is jittered.
 * R: survival::aeqSurv (`timefix = TRUE`), without its absolute tolerance, so that the unit of time does not matter.
 * `alsoMissing` marks rows with a missing covariate.
 */
export function orderRows(data: TimeToEventData, alsoMissing?: (row: number) => boolean): OrderedRows {
  const columns = asColumns(data);
  const { kept, missing, emptyInterval } = usableRows(columns, alsoMissing);
  const { values: time, order } = sortAscending(pick(columns.time, kept));
  const source = columnOf(order.length, (place) => at(kept, order[place] as number));
  const rows = {
    n: source.length,
    excluded: { missing, emptyInterval },
    time,
    status: pick(columns.status, source),
    entry: columns.entry && pick(columns.entry, source),
    group: columns.group && pick(columns.group, source),
    stratum: columns.stratum && pick(columns.stratum, source),
    source,
  };
  mergeNearTimes(rows.time, rows.entry);
  return withoutEmptyIntervals(rows);
}

/** The rows for which the condition holds, in the same order. */
export function filterRows(rows: OrderedRows, holds: (row: number) => boolean): OrderedRows {
  const kept = new Float64Array(rows.n);
  let n = 0;
  for (let row = 0; row < rows.n; row++) if (holds(row)) kept[n++] = row;
  const chosen = kept.subarray(0, n);
  return {
    n,
    excluded: rows.excluded,
    time: pick(rows.time, chosen),
    status: pick(rows.status, chosen),
    entry: rows.entry && pick(rows.entry, chosen),
    group: rows.group && pick(rows.group, chosen),
    stratum: rows.stratum && pick(rows.stratum, chosen),
    source: pick(rows.source, chosen),
  };
}

/** The distinct values of a column, ascending. */
export function distinctValues(column: Column): readonly number[] {
  const seen = new Set<number>();
  let previous = Number.NaN;
  for (let row = 0; row < column.length; row++) {
    const value = at(column, row);
    if (value !== previous) seen.add(value);
    previous = value;
  }
  return [...seen].sort((a, b) => a - b);
}

/** The columns of the data as given, in the form every method reads fastest. */
interface InputColumns {
  readonly time: Column;
  readonly status: Column;
  readonly entry: Column | undefined;
  readonly group: Column | undefined;
  readonly stratum: Column | undefined;
}

function asColumns(data: TimeToEventData): InputColumns {
  const { time, status, entry, group, stratum } = data;
  return {
    time: asColumn(time),
    status: asColumn(status),
    entry: entry && asColumn(entry),
    group: group && asColumn(group),
    stratum: stratum && asColumn(stratum),
  };
}

function asColumn(values: ArrayLike<number>): Column {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

function usableRows(columns: InputColumns, alsoMissing: (row: number) => boolean = () => false) {
  const { time, status, entry, group, stratum } = columns;
  const kept = new Float64Array(time.length);
  let n = 0;
  let emptyInterval = 0;
  let missing = 0;
  for (let row = 0; row < time.length; row++) {
    const known = isKnown(time, row) && isKnown(status, row) && isKnown(entry, row);
    if (!known || !isKnown(group, row) || !isKnown(stratum, row) || alsoMissing(row)) missing++;
    else if (entry && at(entry, row) >= at(time, row)) emptyInterval++;
    else kept[n++] = row;
    if (known) requireStatus(at(status, row), row);
  }
  return { kept: kept.subarray(0, n), missing, emptyInterval };
}

/** An infinite time or entry cannot be placed among the others and counts as missing, as does a row beyond the column. */
function isKnown(column: Column | undefined, row: number): boolean {
  return column === undefined || Number.isFinite(column[row]);
}

function requireStatus(status: number, row: number): void {
  if (Number.isInteger(status) && status >= 0 && status <= 255) return;
  throw new RangeError(`status must be 0 (censored) or the number of a cause up to 255, row ${row} has ${status}`);
}

function pick(values: Column, rows: Column): Column {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = at(values, at(rows, i));
  return picked;
}

/** Entry and time that were merged into one time leave nothing to observe. */
function withoutEmptyIntervals(rows: OrderedRows): OrderedRows {
  const { entry, time } = rows;
  if (!entry?.some((value, row) => value >= at(time, row))) return rows;
  const kept = filterRows(rows, (row) => at(entry, row) < at(time, row));
  const emptyInterval = rows.excluded.emptyInterval + rows.n - kept.n;
  return { ...kept, excluded: { ...rows.excluded, emptyInterval } };
}
