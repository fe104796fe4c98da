import { ascendingOrder } from "../numeric/ascending-order.ts";
import { add, at, type Column, columnOf } from "../numeric/column.ts";
import { addTo, zeros } from "../numeric/symmetric-matrix.ts";
import { type EventTable, tabulateEvents } from "./event-table.ts";
import { type RankWeight, rankWeights } from "./rank-weights.ts";
import { distinctValues, filterRows, type OrderedRows } from "./time-to-event-data.ts";

/** Weighted observed and expected events of each group and the variance matrix of their differences. */
export interface RankSums {
  readonly observed: Column;
  readonly expected: Column;
  readonly variance: number[][];
}

/**
 * Sums over the event times: observed Σ w·d_k, expected Σ w·d·Y_k/Y, and the hypergeometric variance
 * Σ w²·d·(Y−d)/(Y−1)·(Y_k/Y)(δ − Y_l/Y). Each stratum is computed by itself, weights included, and added.
 * `code` gives the place of each row's group.
 */
export function rankSums(rows: OrderedRows, code: Column, groups: number, weight: RankWeight): RankSums {
  const sums = {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    variance: zeros(groups),
  };
  const coded = { ...rows, group: code };
  const { stratum } = rows;
  const strata = stratum
    ? distinctValues(stratum).map((value) => filterRows(coded, (row) => at(stratum, row) === value))
    : [coded];
  for (const part of strata) addStratum(sums, part, weight);
  return sums;
}

function addStratum(sums: RankSums, rows: OrderedRows, weight: RankWeight): void {
  const table = tabulateEvents(rows, 1, (status) => (status > 0 ? 0 : -1));
  const events = table.events[0] ?? new Float64Array(0);
  const weights = rankWeights(table.atRisk, events, weight);
  eachRiskSet(rows, table, sums.observed.length, (slot, atRisk, failed) => {
    const d = at(events, slot);
    if (d > 0) addEventTime(sums, { atRisk, failed, n: at(table.atRisk, slot), d, w: at(weights, slot) });
  });
}

/**
 * Walks forward through the distinct times with the number at risk and the number of events of each group.
 * The two columns are reused from one time to the next.
 */
function eachRiskSet(
  rows: OrderedRows,
  table: EventTable,
  groups: number,
  visit: (slot: number, atRisk: Column, failed: Column) => void,
): void {
  const group = rows.group ?? new Float64Array(rows.n);
  const entries = rows.entry && entriesInOrder(rows.entry, group);
  const atRisk = new Float64Array(groups);
  if (!entries) for (let row = 0; row < rows.n; row++) add(atRisk, at(group, row), 1);
  const failed = new Float64Array(groups);
  let row = 0;
  let entered = 0;
  for (let slot = 0; slot < table.time.length; slot++) {
    const time = at(table.time, slot);
    for (; entries && entered < rows.n && at(entries.time, entered) < time; entered++) {
      add(atRisk, at(entries.group, entered), 1);
    }
    const first = row;
    failed.fill(0);
    for (; row < rows.n && at(rows.time, row) === time; row++)
      if (at(rows.status, row) > 0) add(failed, at(group, row), 1);
    visit(slot, atRisk, failed);
    for (let leaving = first; leaving < row; leaving++) add(atRisk, at(group, leaving), -1);
  }
}

function entriesInOrder(entry: Column, group: Column): { time: Column; group: Column } {
  const order = ascendingOrder(entry);
  return {
    time: columnOf(order.length, (place) => at(entry, order[place] as number)),
    group: columnOf(order.length, (place) => at(group, order[place] as number)),
  };
}

function addEventTime(
  sums: RankSums,
  moment: { atRisk: Column; failed: Column; n: number; d: number; w: number },
): void {
  const { atRisk, failed, n, d, w } = moment;
  const tied = n > 1 ? (n - d) / (n - 1) : 0;
  for (let k = 0; k < atRisk.length; k++) {
    const share = at(atRisk, k) / n;
    add(sums.observed, k, w * at(failed, k));
    add(sums.expected, k, w * d * share);
    for (let l = 0; l < atRisk.length; l++) {
      addTo(sums.variance, k, l, w * w * d * tied * share * ((k === l ? 1 : 0) - at(atRisk, l) / n));
    }
  }
}
