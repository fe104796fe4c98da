import { add, at, type Column } from "../numeric/column.ts";
import type { OrderedRows } from "./time-to-event-data.ts";

/** What happened at each distinct time, ascending; every column has one value per distinct time. */
export interface EventTable {
  readonly time: Column;
  /** Number under observation just before the time: entry < time ≤ end of observation. */
  readonly atRisk: Column;
  /** Events of each kind asked for. */
  readonly events: readonly Column[];
  /** Everyone else who leaves at the time. Those censored at the time of an event leave after it. */
  readonly censored: Column;
}

/**
 * Counts the rows at each distinct time in one pass over the ordered rows.
 * `kindOf` gives the place of a status in `events`, or -1 when that status counts as censored.
 */
export function tabulateEvents(rows: OrderedRows, kinds: number, kindOf: (status: number) => number): EventTable {
  const { time, status, n } = rows;
  const length = countDistinct(time);
  const kindOfStatus = Float64Array.from({ length: 256 }, (_, value) => kindOf(value));
  const table = {
    time: new Float64Array(length),
    atRisk: new Float64Array(length),
    events: Array.from({ length: kinds }, () => new Float64Array(length)),
    censored: new Float64Array(length),
  };
  let slot = -1;
  for (let row = 0; row < n; row++) {
    if (row === 0 || at(time, row) !== at(time, row - 1)) {
      slot++;
      table.time[slot] = at(time, row);
      table.atRisk[slot] = n - row;
    }
    const column = table.events[at(kindOfStatus, at(status, row))] ?? table.censored;
    add(column, slot, 1);
  }
  if (rows.entry) removeNotYetEntered(table, rows.entry);
  return table;
}

function countDistinct(ascending: Column): number {
  let count = 0;
  for (let i = 0; i < ascending.length; i++) if (i === 0 || at(ascending, i) !== at(ascending, i - 1)) count++;
  return count;
}

/** Someone who enters at a time is at risk only after it. */
function removeNotYetEntered(table: EventTable, entry: Column): void {
  const ascending = entry.slice().sort();
  let entered = 0;
  for (let slot = 0; slot < table.time.length; slot++) {
    while (entered < ascending.length && at(ascending, entered) < at(table.time, slot)) entered++;
    add(table.atRisk, slot, entered - ascending.length);
  }
}
