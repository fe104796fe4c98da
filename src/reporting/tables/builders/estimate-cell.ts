/** The cell for a row of estimates.csv: its form follows from the statistic. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import {
  type Cell,
  countCell,
  estimateIntervalCell,
  type Limits,
  notEstimable,
  percentCell,
  percentIntervalCell,
  proportionCell,
  proportionIntervalCell,
  pValueCell,
} from "../cell.ts";
import { type Decimals, decimalsFor, decimalsOfStatistic } from "./decimals.ts";
import { known } from "./table-context.ts";

const COUNTS: ReadonlySet<string> = new Set(["participants", "events", "episodes", "shift", "tipping-count"]);
const CURVES: ReadonlySet<string> = new Set(["survival", "cumulative-incidence", "risk-difference"]);
const SHARES: ReadonlySet<string> = new Set([
  "proportion",
  "incidence",
  "best-case",
  "worst-case",
  "proportion-refractory",
]);
const RATES: ReadonlySet<string> = new Set(["incidence-rate", "event-rate"]);
const RATIO = /ratio$/;
const RATIO_DECIMALS = 2;

/** Without `decimals` of its variable a value is printed with its own. */
export function estimateCell(estimate: EstimateFacts | undefined, decimals?: Decimals): Cell {
  if (estimate === undefined) return notEstimable();
  const { statistic } = estimate;
  const value = known(estimate.value);
  if (COUNTS.has(statistic)) return countCell(value);
  if (statistic === "p-value") return pValueCell(value);
  if (SHARES.has(statistic)) return shareCell(estimate);
  if (CURVES.has(statistic)) return percentIntervalCell(value, limitsOf(estimate));
  if (RATES.has(statistic)) return estimateIntervalCell(value, limitsOf(estimate), 1);
  if (RATIO.test(statistic)) return estimateIntervalCell(value, limitsOf(estimate), RATIO_DECIMALS);
  return estimateIntervalCell(
    value,
    limitsOf(estimate),
    decimalsOfStatistic(statistic, decimals ?? decimalsFor([value])),
  );
}

function limitsOf({ lower, upper }: Pick<EstimateFacts, "lower" | "upper">): Limits {
  return { lower: known(lower), upper: known(upper) };
}

function shareCell(estimate: EstimateFacts): Cell {
  const { events, n, value, lower, upper } = estimate;
  if (events === null) return percentCell(known(value));
  if (lower === null && upper === null) return proportionCell(events, n);
  return proportionIntervalCell(events, n, limitsOf(estimate));
}
