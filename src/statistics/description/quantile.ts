/**
 * Sample quantiles by the nine definitions of Hyndman and Fan (1996, American Statistician 50:361), numbered as in R.
 * Type 2 is what SAS reports by default (PCTLDEF=5), type 6 SPSS and Minitab, type 7 R, Excel and numpy.
 */
import { max, min, numericSort } from "simple-statistics";
import { type NotComputable, notComputable } from "../not-computable.ts";

export type QuantileType =
  | "type-1"
  | "type-2"
  | "type-3"
  | "type-4"
  | "type-5"
  | "type-6"
  | "type-7"
  | "type-8"
  | "type-9";

export const QUANTILE_TYPES: readonly QuantileType[] = [
  "type-1",
  "type-2",
  "type-3",
  "type-4",
  "type-5",
  "type-6",
  "type-7",
  "type-8",
  "type-9",
];

/** The position of a quantile: the whole number of values at or below it, and the weight of the next value. */
interface Position {
  readonly below: number;
  readonly weight: number;
}

/**
 * The value below which a fraction `probability` of the values lies. The type has no default, because R, SAS and SPSS
 * have different ones. simple-statistics has type 7 only. R: quantile(values, probability, type).
 */
export function quantile(input: {
  readonly values: readonly number[];
  readonly probability: number;
  readonly type: QuantileType;
}): number | NotComputable {
  const { values, probability, type } = input;
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in [0, 1], got ${probability}`);
  if (values.length === 0) return notComputable("there are no values");
  const sorted = numericSort([...values]);
  const { below, weight } = position(sorted.length, probability, type);
  const lower = atRank(sorted, below);
  const upper = atRank(sorted, below + 1);
  if (weight === 0 || lower === upper) return lower;
  return weight === 1 ? upper : (1 - weight) * lower + weight * upper;
}

/** The distance between the 0.25 and 0.75 quantiles of the type named. R: IQR(values, type). */
export function interquartileRange(values: readonly number[], type: QuantileType): number | NotComputable {
  const lower = quantile({ values, probability: 0.25, type });
  const upper = quantile({ values, probability: 0.75, type });
  return typeof lower === "number" && typeof upper === "number" ? upper - lower : notComputable("there are no values");
}

/** The smallest and largest value. */
export function range(values: readonly number[]): { smallest: number; largest: number } | NotComputable {
  if (values.length === 0) return notComputable("there are no values");
  return { smallest: min([...values]), largest: max([...values]) };
}

function position(n: number, p: number, type: QuantileType): Position {
  switch (type) {
    case "type-1":
      return stepped(n * p, (fraction) => (fraction > 0 ? 1 : 0));
    case "type-2":
      return stepped(n * p, (fraction) => (fraction > 0 ? 1 : 0.5));
    case "type-3":
      return stepped(n * p - 0.5, (fraction, below) => (fraction > 0 || below % 2 !== 0 ? 1 : 0));
    case "type-4":
      return interpolated(n * p);
    case "type-5":
      return interpolated(n * p + 0.5);
    case "type-6":
      return interpolated((n + 1) * p);
    case "type-7":
      return interpolated(1 + (n - 1) * p);
    case "type-8":
      return interpolated(1 / 3 + (n + 1 / 3) * p);
    case "type-9":
      return interpolated(3 / 8 + (n + 1 / 4) * p);
  }
}

/** Ranks this close to a whole number are taken as whole, as R does, so that 0.1 * 30 is 3. */
const ROUNDING = 4 * Number.EPSILON;

function stepped(rank: number, weight: (fraction: number, below: number) => number): Position {
  const below = Math.floor(rank + ROUNDING * Math.max(1, rank));
  return { below, weight: weight(rank - below > ROUNDING * Math.max(1, rank) ? 1 : 0, below) };
}

function interpolated(rank: number): Position {
  const below = Math.floor(rank + ROUNDING * Math.max(1, rank));
  const weight = rank - below;
  return { below, weight: Math.abs(weight) < ROUNDING * Math.max(1, rank) ? 0 : weight };
}

/** The value of a 1-based rank; ranks outside the sample get its smallest or largest value. */
function atRank(sorted: readonly number[], rank: number): number {
  const index = Math.min(Math.max(rank, 1), sorted.length) - 1;
  return sorted[index] ?? 0;
}
