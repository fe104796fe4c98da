/**
 * Fisher's exact test of an r x c table (Freeman and Halton 1951): the probability, with all margins fixed, of the
 * tables as likely as or less likely than the one seen. R: fisher.test(table)$p.value. SAS: PROC FREQ, EXACT FISHER.
 *
 * Tables are built column by column over the network of Mehta and Patel (1983): a node is the multiset of row totals
 * still to fill, paths to a node that are equally likely are counted together, and a path is settled as soon as all
 * its completions, or none of them, are unlikely enough.
 */

import { type NotComputable, notComputable } from "../not-computable.ts";
import { type CountTable, marginsOf, tableWithoutTest } from "./contingency-table.ts";

export function fisherExactTable(table: CountTable): number | NotComputable {
  const margins = marginsOf(table);
  const unusable = tableWithoutTest(margins);
  if (unusable) return unusable;
  const wide = margins.rows.length <= margins.columns.length;
  const rows = wide ? margins.rows : margins.columns;
  const columns = [...(wide ? margins.columns : margins.rows)].sort((a, b) => b - a);
  const logFactorial = logFactorialsUpTo(margins.total);
  const seen = sumOf(columns.map(logFactorial)) - sumOf(table.flat().map(logFactorial));
  return walk({ rows, columns, logFactorial, limit: seen + 1e-7, budget: { left: MOST_STEPS } });
}

interface Network {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly logFactorial: (n: number) => number;
  /** Tables whose log weight is at most this count. */
  readonly limit: number;
  /** Steps that may still be taken before the table is given up as too large. */
  readonly budget: { left: number };
}

/** Row totals still to fill, and how many paths lead there, by their rounded log weight. */
interface Node {
  readonly rows: readonly number[];
  readonly paths: Map<number, Path>;
}

interface Path {
  readonly logWeight: number;
  count: number;
}

/** More steps than this would take minutes: such tables are for the chi-square test. */
const MOST_STEPS = 1_500_000;

function walk(network: Network): number | NotComputable {
  const { columns, rows } = network;
  const scale = logMass(network, rows);
  const bounds = boundsOf(network);
  let probability = 0;
  let nodes: Node[] = [{ rows: canonical(rows), paths: new Map([[0, { logWeight: 0, count: 1 }]]) }];
  for (let column = 0; column < columns.length; column++) {
    const next = new Map<string, Node>();
    for (const node of nodes) {
      const { smallest, largest } = bounds(node.rows, column);
      for (const path of node.paths.values()) {
        if (path.logWeight + largest <= network.limit) {
          probability += path.count * Math.exp(path.logWeight + logMass(network, node.rows) - scale);
          node.paths.delete(keyOf(path.logWeight));
        } else if (path.logWeight + smallest > network.limit) {
          node.paths.delete(keyOf(path.logWeight));
        }
      }
      if (node.paths.size > 0) extend(network, { node, column, next });
      if (network.budget.left < 0) return notComputable("the table is too large for Fisher's exact test");
    }
    nodes = [...next.values()];
  }
  return Math.min(1, probability);
}

function extend(network: Network, at: { node: Node; column: number; next: Map<string, Node> }): void {
  for (const step of stepsFrom(network, at.node.rows, at.column)) {
    network.budget.left -= at.node.paths.size;
    if (network.budget.left < 0) return;
    const key = step.rows.join();
    const target = at.next.get(key) ?? { rows: step.rows, paths: new Map<number, Path>() };
    at.next.set(key, target);
    for (const path of at.node.paths.values()) addPath(target, path.logWeight + step.logWeight, path.count);
  }
}

function addPath(node: Node, logWeight: number, count: number): void {
  const key = keyOf(logWeight);
  const same = node.paths.get(key);
  if (same) same.count += count;
  else node.paths.set(key, { logWeight, count });
}

/** Log weights that differ by rounding only share a key. */
function keyOf(logWeight: number): number {
  return Math.round(logWeight * 1e9);
}

interface Step {
  readonly rows: readonly number[];
  readonly logWeight: number;
}

/** All ways to fill one column from the rows. The last column takes what is left. */
function stepsFrom({ columns, logFactorial, budget }: Network, rows: readonly number[], column: number): Step[] {
  const size = columns[column] ?? 0;
  const steps: Step[] = [];
  const fill = (row: number, left: number, logWeight: number, remaining: readonly number[]): void => {
    const available = rows[row];
    if (budget.left < 0) return;
    if (available === undefined) {
      budget.left--;
      if (left === 0) steps.push({ rows: canonical(remaining), logWeight });
      return;
    }
    const others = sumOf(rows.slice(row + 1));
    for (let x = Math.max(0, left - others); x <= Math.min(available, left); x++) {
      fill(row + 1, left - x, logWeight - logFactorial(x), [...remaining, available - x]);
    }
  };
  fill(0, size, logFactorial(size), []);
  return steps;
}

interface Bounds {
  readonly smallest: number;
  readonly largest: number;
}

/** The smallest and largest log weight of any way to fill the remaining columns, remembered per node. */
function boundsOf(network: Network): (rows: readonly number[], column: number) => Bounds {
  const known = new Map<string, Bounds>();
  const bounds = (rows: readonly number[], column: number): Bounds => {
    if (column === network.columns.length || network.budget.left < 0) return { smallest: 0, largest: 0 };
    const key = rows.join();
    const before = known.get(key);
    if (before) return before;
    let smallest = Number.POSITIVE_INFINITY;
    let largest = Number.NEGATIVE_INFINITY;
    for (const step of stepsFrom(network, rows, column)) {
      const rest = bounds(step.rows, column + 1);
      smallest = Math.min(smallest, step.logWeight + rest.smallest);
      largest = Math.max(largest, step.logWeight + rest.largest);
    }
    known.set(key, { smallest, largest });
    return { smallest, largest };
  };
  return bounds;
}

/** The logarithm of the summed weights of all completions: a multinomial coefficient of the rows left. */
function logMass({ logFactorial }: Network, rows: readonly number[]): number {
  return logFactorial(sumOf(rows)) - sumOf(rows.map(logFactorial));
}

/** Rows in one order, without the filled ones: which row is which does not matter for what is left. */
function canonical(rows: readonly number[]): readonly number[] {
  return rows.filter((row) => row > 0).sort((a, b) => a - b);
}

function logFactorialsUpTo(n: number): (n: number) => number {
  const logs = [0];
  for (let i = 1; i <= n; i++) logs.push((logs[i - 1] ?? 0) + Math.log(i));
  return (i) => logs[i] ?? 0;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
