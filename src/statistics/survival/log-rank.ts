import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, type Column } from "../numeric/column.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { dot, entry, inverseQuadraticForm, type Matrix, multiply, submatrix } from "../numeric/symmetric-matrix.ts";
import { type RankSums, rankSums } from "./rank-sums.ts";
import type { RankWeight } from "./rank-weights.ts";
import { distinctValues, type ExcludedRows, orderRows, type TimeToEventData } from "./time-to-event-data.ts";

/** Data with an arm for every participant. */
export type GroupedTimeToEventData = TimeToEventData & { readonly group: ArrayLike<number> };

export interface RankTestOptions {
  /** Default `log-rank`. */
  readonly weight?: RankWeight;
}

interface RankTestGroup {
  readonly group: number;
  readonly n: number;
  /** Weighted number of events. */
  readonly observed: number;
  /** Weighted number of events expected if the groups did not differ. */
  readonly expected: number;
}

export interface RankTest {
  readonly excluded: ExcludedRows;
  readonly groups: readonly RankTestGroup[];
  /** Variance matrix of observed − expected. */
  readonly variance: Matrix;
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
}

export interface TrendTestOptions extends RankTestOptions {
  /** Score of a group; default the number of the group. */
  readonly score?: (group: number) => number;
}

export interface TrendTest {
  readonly excluded: ExcludedRows;
  readonly z: number;
  readonly chiSquare: number;
  readonly df: 1;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Log-rank type test that the groups have the same survival, with the hypergeometric variance; stratified when the
 * data have strata: observed − expected and variance are added over strata. Every status but 0 is the event.
 * With delayed entry the risk set at t is entry < t ≤ time.
 * Equals the score test of a Cox model with exact ties, not with Efron or Breslow ties.
 * R: survival::survdiff(Surv(time, status) ~ group + strata(stratum)), whose rho = 1 is Fleming–Harrington (1, 0);
 * SAS PROC LIFETEST strata ... / test = (logrank wilcoxon tarone peto modpeto fleming(rho, gamma)).
 * Mantel 1966; Gehan 1965; Tarone & Ware 1977; Peto & Peto 1972; Andersen et al. 1982; Fleming & Harrington 1991.
 */
export function logRank(data: GroupedTimeToEventData, options: RankTestOptions = {}): RankTest | NotComputable {
  const sums = groupedSums(data, options);
  if ("kind" in sums) return sums;
  const tested = testedGroups(sums);
  if (tested.length < 2) return notComputable("the variance of the test is zero");
  const kept = tested.slice(1);
  const difference = kept.map((k) => at(sums.observed, k) - at(sums.expected, k));
  const chiSquare = inverseQuadraticForm(submatrix(sums.variance, kept), difference);
  if (chiSquare === undefined) return notComputable("some groups are never at risk together, not even in one stratum");
  const df = kept.length;
  return {
    excluded: sums.excluded,
    groups: sums.labels.map((group, k) => ({
      group,
      n: at(sums.sizes, k),
      observed: at(sums.observed, k),
      expected: at(sums.expected, k),
    })),
    variance: sums.variance,
    chiSquare,
    df,
    pValue: chiSquareUpperTail(chiSquare, df),
  };
}

/**
 * Log-rank type test for trend over ordered groups with scores a: z = a'U/√(a'Va), U observed − expected.
 * R: survMisc::comp (trend); SAS PROC LIFETEST strata ... / trend. Tarone, Biometrika 1975;62:679.
 */
export function logRankTrend(data: GroupedTimeToEventData, options: TrendTestOptions = {}): TrendTest | NotComputable {
  const sums = groupedSums(data, options);
  if ("kind" in sums) return sums;
  const scores = sums.labels.map(options.score ?? ((group) => group));
  const variance = dot(scores, multiply(sums.variance, scores));
  if (!(variance > 0)) return notComputable("the variance of the trend is zero");
  const difference = scores.map((_, k) => at(sums.observed, k) - at(sums.expected, k));
  const z = dot(scores, difference) / Math.sqrt(variance);
  return { excluded: sums.excluded, z, chiSquare: z * z, df: 1, pValue: chiSquareUpperTail(z * z, 1) };
}

interface GroupedSums extends RankSums {
  readonly excluded: ExcludedRows;
  readonly labels: readonly number[];
  readonly sizes: Column;
}

function groupedSums(data: GroupedTimeToEventData, options: RankTestOptions): GroupedSums | NotComputable {
  const rows = orderRows(data);
  const label = rows.group ?? new Float64Array(0);
  const labels = distinctValues(label);
  if (labels.length < 2) return notComputable("fewer than two groups have participants");
  if (!rows.status.some((status) => status > 0)) return notComputable("every observation is censored");
  const place = new Map(labels.map((group, k) => [group, k]));
  const code = label.map((group) => place.get(group) as number);
  const sizes = new Float64Array(labels.length);
  for (const k of code) sizes[k] = at(sizes, k) + 1;
  return {
    excluded: rows.excluded,
    labels,
    sizes,
    ...rankSums(rows, code, labels.length, options.weight ?? "log-rank"),
  };
}

/** Groups at risk at some event time that counts; the others, with variance 0, leave the test. */
function testedGroups({ variance }: RankSums): readonly number[] {
  return [...variance.keys()].filter((k) => entry(variance, k, k) > 0);
}
