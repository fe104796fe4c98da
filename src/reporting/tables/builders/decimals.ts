/** With how many decimals statistics of one variable are printed. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import { decimalsOf } from "../number-text.ts";
import { known } from "./table-context.ts";

export interface Decimals {
  /** Of the data: minimum and maximum. */
  readonly data: number;
  /** Of means, medians, quartiles and their limits: one more than the data, at most two. */
  readonly mean: number;
  /** Of the standard deviation: one more than the mean. */
  readonly spread: number;
}

/** From here on no decimal says anything. */
const LARGE = 1000;
const WHOLE: Decimals = { data: 0, mean: 0, spread: 0 };
/** From here on a second decimal of a mean says nothing. */
const MIDDLING = 50;

export function decimalsFor(values: readonly (number | undefined)[]): Decimals {
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  if (largest >= LARGE) return WHOLE;
  if (largest >= MIDDLING) return { data: decimalsOf(values, 1), mean: 1, spread: 2 };
  const data = decimalsOf(values, 2);
  const mean = Math.min(data + 1, 2);
  return { data, mean, spread: mean + 1 };
}

/** From the extremes among the estimates, whatever the group. */
export function decimalsOfEstimates(estimates: readonly EstimateFacts[]): Decimals {
  return decimalsFor(estimates.flatMap(({ statistic, value }) => (EXTREMES.has(statistic) ? [known(value)] : [])));
}

const EXTREMES: ReadonlySet<string> = new Set(["min", "max", "min-among-events", "max-among-events"]);

export function decimalsOfStatistic(statistic: string, decimals: Decimals): number {
  if (EXTREMES.has(statistic)) return decimals.data;
  return statistic === "sd" ? decimals.spread : decimals.mean;
}
