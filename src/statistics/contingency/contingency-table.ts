/** Association in a table of counts with any number of rows and columns. */

import { checkCounts } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import type { ChiSquareTest } from "./chi-square-test.ts";

/** Rows of counts, all of the same length. */
export type CountTable = readonly (readonly number[])[];

export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

/** Sums of rows and columns. Throws RangeError unless the table is rectangular and holds whole numbers from 0 on. */
export function marginsOf(table: CountTable): Margins {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width)) throw new RangeError("the rows of a table must have equal length");
  for (const count of table.flat()) checkCounts(count, count);
  const rows = table.map(sumOf);
  const columns = Array.from({ length: width }, (_, j) => sumOf(table.map((row) => row[j] ?? 0)));
  return { rows, columns, total: sumOf(rows) };
}

/** Why a table has no test of association, if it has none. */
export function tableWithoutTest({ rows, columns }: Margins): NotComputable | undefined {
  if (rows.length < 2 || columns.length < 2) return notComputable("a table needs at least two rows and two columns");
  const empty = rows.includes(0) || columns.includes(0);
  return empty ? notComputable("a row or a column of the table is empty") : undefined;
}

/** Pearson's chi-square without correction. R: chisq.test(table, correct = FALSE). */
export function chiSquareTable(table: CountTable): ChiSquareTest | NotComputable {
  const margins = marginsOf(table);
  const unusable = tableWithoutTest(margins);
  if (unusable) return unusable;
  const { rows, columns, total } = margins;
  const expected = rows.map((row) => columns.map((column) => (row * column) / total));
  const terms = table.flatMap((row, i) => row.map((count, j) => contribution(count, expected[i]?.[j] ?? 1)));
  const chiSquare = sumOf(terms);
  const degreesOfFreedom = (rows.length - 1) * (columns.length - 1);
  return {
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareUpperTail(chiSquare, degreesOfFreedom),
    smallestExpected: expected.flat().reduce((a, b) => Math.min(a, b)),
  };
}

export interface TrendTest {
  readonly chiSquare: number;
  readonly pValue: number;
}

/**
 * Cochran–Armitage test for a linear trend of a proportion over ordered groups (Armitage 1955), variance with
 * divisor N. Scores default to 1, 2, 3 ...
 * R: prop.trend.test(events, totals, scores). SAS: PROC FREQ TREND (its z, squared).
 */
export function cochranArmitage(input: {
  readonly events: readonly number[];
  readonly totals: readonly number[];
  readonly scores?: readonly number[];
}): TrendTest | NotComputable {
  const { events, totals } = input;
  const scores = input.scores ?? totals.map((_, i) => i + 1);
  if (events.length !== totals.length || scores.length !== totals.length) {
    throw new RangeError("a trend test needs one total and one score per group");
  }
  totals.forEach((total, i) => {
    checkCounts(events[i] ?? 0, total);
  });
  const total = sumOf(totals);
  const p = sumOf(events) / total;
  const center = sumOf(totals.map((n, i) => n * (scores[i] ?? 0))) / total;
  const centered = scores.map((score) => score - center);
  const spread = sumOf(totals.map((n, i) => n * (centered[i] ?? 0) ** 2));
  if (!(p > 0 && p < 1)) return notComputable("everybody or nobody had an event");
  if (spread === 0) return notComputable("all patients have the same score");
  const slope = sumOf(events.map((count, i) => count * (centered[i] ?? 0)));
  const chiSquare = slope ** 2 / (p * (1 - p) * spread);
  return { chiSquare, pValue: chiSquareUpperTail(chiSquare, 1) };
}

function contribution(count: number, expected: number): number {
  return (count - expected) ** 2 / expected;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
