/** Reads the time-to-event reference cases and compares answers with them (see data/tte/ORIGIN.md). */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

export type Row = Readonly<Record<string, string>>;

export interface OracleFilter {
  readonly set?: string;
  readonly dfs_time_gt?: number;
  readonly entry_const?: number;
}

export interface OracleData {
  readonly file: string;
  readonly time: string;
  readonly status: string;
  readonly entry?: string | null;
  readonly group?: string | null;
  readonly strata?: string | null;
  readonly filter?: OracleFilter | null;
}

export interface OracleCase<Data, Expected> {
  readonly id: string;
  readonly data: Data;
  readonly level?: number;
  readonly expected: Expected;
}

const FOLDER = new URL("./data/tte/", import.meta.url);

export function loadCases<Expected, Data = OracleData>(name: string): readonly OracleCase<Data, Expected>[] {
  return JSON.parse(readFileSync(new URL(`${name}.public.json`, FOLDER), "utf8")).cases;
}

/** The rows of a CSV that the filter keeps; `entry_const` gives each of them that entry. */
export function loadRows(file: string, filter?: OracleFilter | null): readonly Row[] {
  const rows: Row[] = parse(readFileSync(new URL(file, FOLDER)), { columns: true });
  return rows
    .filter((row) => filter?.set === undefined || row["set"] === filter.set)
    .filter((row) => filter?.dfs_time_gt === undefined || Number(row["dfs_time"]) > filter.dfs_time_gt)
    .map((row) => (filter?.entry_const === undefined ? row : { ...row, entry: String(filter.entry_const) }));
}

/** A column as numbers, missing as NaN. */
export function numbers(rows: readonly Row[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => (row[name] === "" || row[name] === "NA" ? Number.NaN : Number(row[name])));
}

/** A column of labels as codes 0, 1, ... in the order of the sorted labels. */
export function codes(rows: readonly Row[], name: string): { labels: readonly string[]; code: Float64Array } {
  const labels = [...new Set(rows.map((row) => row[name]!))].sort();
  return { labels, code: Float64Array.from(rows, (row) => labels.indexOf(row[name]!)) };
}

export interface Comparison {
  compared: number;
  readonly mismatches: string[];
}

interface Tolerance {
  readonly relative: number;
  /** Keys of the reference that are no target. */
  readonly skip?: readonly string[];
}

const EXACT = new Set(["n", "n_event", "n_censor", "n_censored", "n_risk", "n_censoring", "cum_event", "df", "groups"]);

/**
 * Walks the reference and compares every number in it with the same place of the answer:
 * |a − b| ≤ 1e-12 + relative·|b|, counts and whole-number times exactly, null with "not computable".
 */
export function compareWith(expected: unknown, actual: unknown, tolerance: Tolerance): Comparison {
  const result: Comparison = { compared: 0, mismatches: [] };
  walk({ expected, actual, path: "", key: "" }, tolerance, result);
  return result;
}

interface Place {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly path: string;
  readonly key: string;
}

function walk(place: Place, tolerance: Tolerance, result: Comparison): void {
  const { expected, actual, path, key } = place;
  if (typeof expected === "object" && expected !== null) {
    for (const [name, value] of Object.entries(expected)) {
      if (tolerance.skip?.includes(name)) continue;
      const inside = (actual as Record<string, unknown> | undefined)?.[name];
      const nextKey = Array.isArray(expected) ? key : name;
      walk({ expected: value, actual: inside, path: `${path}/${name}`, key: nextKey }, tolerance, result);
    }
    if (Array.isArray(expected) && (actual as { length?: number } | undefined)?.length !== expected.length) {
      result.mismatches.push(`${path}: ${expected.length} values expected`);
    }
    return;
  }
  result.compared++;
  if (!agrees(place, tolerance)) result.mismatches.push(`${path}: expected ${expected}, got ${JSON.stringify(actual)}`);
}

function agrees({ expected, actual, key }: Place, { relative }: Tolerance): boolean {
  if (expected === null) return isNotComputable(actual);
  if (typeof expected !== "number") return actual === expected;
  if (typeof actual !== "number") return false;
  const exact = EXACT.has(key) || (/time/.test(key) && Number.isInteger(expected));
  return exact ? actual === expected : Math.abs(actual - expected) <= 1e-12 + relative * Math.abs(expected);
}

function isNotComputable(value: unknown): boolean {
  const answer = value as { kind?: unknown; why?: unknown } | null | undefined;
  return answer?.kind === "not-computable" && typeof answer.why === "string" && answer.why.length > 10;
}

/** The same columns with only the rows for which the condition holds. */
export function filterColumns<Columns extends Readonly<Record<string, Float64Array>>>(
  columns: Columns,
  holds: (row: number) => boolean,
): Columns {
  const kept = Object.entries(columns).map(([name, column]) => [name, column.filter((_, row) => holds(row))]);
  return Object.fromEntries(kept) as Columns;
}
