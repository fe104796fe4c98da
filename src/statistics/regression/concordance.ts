import { type NotComputable, notComputable } from "../not-computable.ts";
import { ascendingOrder } from "../numeric/ascending-order.ts";
import { add, at, type Column, columnOf } from "../numeric/column.ts";
import { distinctValues, filterRows, type OrderedRows } from "../survival/time-to-event-data.ts";
import { rankCounter, ranksOf, type Split } from "./rank-counter.ts";

export interface Concordance {
  /** Share of comparable pairs in which the higher risk has the earlier event; equal risks count one half. */
  readonly concordance: number;
  /** From the infinitesimal jackknife. */
  readonly standardError: number;
}

/** For each row, how many of its comparable pairs agree, disagree, or have equal risk. */
interface PairCounts {
  readonly concordant: Column;
  readonly discordant: Column;
  readonly tied: Column;
}

/**
 * Harrell's concordance of a risk score with the survival times. A pair is comparable when one has an event while the
 * other is at risk and does not have an event at the same time; pairs are formed within strata.
 * R: survival::concordancefit, the concordance of summary(coxph). Harrell et al., JAMA 1982;247:2543.
 * `risk` is in the order of the rows.
 */
export function concordance(rows: OrderedRows, risk: Column): Concordance | NotComputable {
  const counts = {
    concordant: rows.time.map(() => 0),
    discordant: rows.time.map(() => 0),
    tied: rows.time.map(() => 0),
  };
  const place = { ...rows, source: rows.time.map((_, row) => row) };
  const { stratum } = rows;
  const parts = stratum
    ? distinctValues(stratum).map((value) => filterRows(place, (row) => at(stratum, row) === value))
    : [place];
  for (const part of parts) countPairs(counts, part, risk);
  const pairs = (total(counts.concordant) + total(counts.discordant) + total(counts.tied)) / 2;
  if (pairs === 0) return notComputable("no pair of participants is comparable");
  const somers = (total(counts.concordant) - total(counts.discordant)) / 2 / pairs;
  const variance = counts.tied.reduce((sum, tied, row) => {
    const [c, d] = [at(counts.concordant, row), at(counts.discordant, row)];
    return sum + ((c - d - somers * (c + d + tied)) / pairs) ** 2;
  }, 0);
  return { concordance: (somers + 1) / 2, standardError: Math.sqrt(variance) / 2 };
}

function total(column: Column): number {
  return column.reduce((sum, value) => sum + value, 0);
}

function countPairs(counts: PairCounts, rows: OrderedRows, risk: Column): void {
  const ranks = ranksOf(columnOf(rows.n, (row) => at(risk, at(rows.source, row))));
  countForEvents(counts, rows, ranks);
  countForOthers(counts, rows, ranks);
}

/** Each event against everyone at risk after it, walking back in time. */
function countForEvents(counts: PairCounts, rows: OrderedRows, ranks: Column): void {
  const atRisk = rankCounter(rows.n);
  const leave = notYetEntered(rows, (row) => atRisk.add(at(ranks, row), -1));
  for (let end = rows.n; end > 0; ) {
    const first = startOfTime(rows.time, end);
    // Those censored at the time are still at risk for its events; those with an event at the time are not comparable.
    eachRow(rows, { first, end, events: false }, (row) => atRisk.add(at(ranks, row), 1));
    leave(at(rows.time, first));
    eachRow(rows, { first, end, events: true }, (row) => {
      record(counts, at(rows.source, row), atRisk.compare(at(ranks, row)), 1);
    });
    eachRow(rows, { first, end, events: true }, (row) => atRisk.add(at(ranks, row), 1));
    end = first;
  }
}

/** Calls back for each row with entry at or after the time, latest entry first, each row once. */
function notYetEntered({ entry }: OrderedRows, visit: (row: number) => void): (time: number) => void {
  if (!entry) return () => {};
  const order = ascendingOrder(entry);
  let last = order.length - 1;
  return (time) => {
    for (; last >= 0 && at(entry, order[last] as number) >= time; last--) visit(order[last] as number);
  };
}

/** Calls back for each row with entry before the time, earliest first, each row once. */
function enteredBefore({ entry }: OrderedRows, visit: (row: number) => void): (time: number) => void {
  if (!entry) return () => {};
  const order = ascendingOrder(entry);
  let next = 0;
  return (time) => {
    for (; next < order.length && at(entry, order[next] as number) < time; next++) visit(order[next] as number);
  };
}

/** Everyone against the events that happened while they were at risk: those before leaving less those before entry. */
function countForOthers(counts: PairCounts, rows: OrderedRows, ranks: Column): void {
  const events = rankCounter(rows.n);
  const compare = (row: number, sign: number): void => {
    record(counts, at(rows.source, row), flip(events.compare(at(ranks, row))), sign);
  };
  const enter = enteredBefore(rows, (row) => compare(row, -1));
  for (let first = 0; first < rows.n; ) {
    const end = endOfTime(rows.time, first);
    enter(at(rows.time, first));
    eachRow(rows, { first, end, events: true }, (row) => compare(row, 1));
    eachRow(rows, { first, end, events: true }, (row) => events.add(at(ranks, row), 1));
    eachRow(rows, { first, end, events: false }, (row) => compare(row, 1));
    first = end;
  }
}

/** The rows first <= row < end that have an event, or those that have none. */
function eachRow(
  { status }: OrderedRows,
  range: { first: number; end: number; events: boolean },
  visit: (row: number) => void,
): void {
  for (let row = range.first; row < range.end; row++) if (at(status, row) > 0 === range.events) visit(row);
}

function startOfTime(time: Column, end: number): number {
  let first = end - 1;
  while (first > 0 && at(time, first - 1) === at(time, end - 1)) first--;
  return first;
}

function endOfTime(time: Column, first: number): number {
  let end = first;
  while (end < time.length && at(time, end) === at(time, first)) end++;
  return end;
}

/** Seen from the one with the event: others with lower risk agree, others with higher risk disagree. */
function record(counts: PairCounts, row: number, split: Split, sign: number): void {
  add(counts.concordant, row, sign * split.lower);
  add(counts.tied, row, sign * split.equal);
  add(counts.discordant, row, sign * split.higher);
}

/** Seen from the other: events with higher risk agree. */
function flip({ lower, equal, higher }: Split): Split {
  return { lower: higher, equal, higher: lower };
}
