import { type NotComputable, notComputable } from "../not-computable.ts";
import { at } from "../numeric/column.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { entry, inverseQuadraticForm, submatrix } from "../numeric/symmetric-matrix.ts";
import { distinctValues, type ExcludedRows, orderRows, type TimeToEventData } from "../survival/time-to-event-data.ts";
import { type GraySums, graySums } from "./gray-sums.ts";

export interface GrayTestOptions {
  /** The cause whose cumulative incidence is compared. */
  readonly cause: number;
  /** Power of 1 − F(t−) in the weight; 0 weighs all times alike. Default 0. */
  readonly rho?: number;
}

export interface GrayTest {
  readonly excluded: ExcludedRows;
  readonly cause: number;
  readonly groups: readonly number[];
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
}

/**
 * Gray's test that the groups have the same cumulative incidence of one cause, other causes competing; stratified when
 * the data have strata. For right-censored data.
 * R: cmprsk::cuminc(time, status, group, strata, rho)$Tests; SAS PROC LIFETEST with eventcode=.
 * Gray, Ann Stat 1988;16:1141.
 */
export function grayTest(
  data: TimeToEventData & { readonly group: ArrayLike<number> },
  options: GrayTestOptions,
): GrayTest | NotComputable {
  if (data.entry) return notComputable("Gray's test is not defined with delayed entry");
  const rows = orderRows(data);
  const { cause, rho = 0 } = options;
  const label = rows.group ?? new Float64Array(0);
  const groups = distinctValues(label);
  if (groups.length < 2) return notComputable("fewer than two groups have participants");
  if (!rows.status.includes(cause)) return notComputable(`nobody had an event of cause ${cause}`);
  const place = new Map(groups.map((group, k) => [group, k]));
  const code = label.map((group) => place.get(group) as number);
  const test = chiSquareOf(graySums({ ...rows, group: code }, { groups: groups.length, cause, rho }));
  return "kind" in test ? test : { excluded: rows.excluded, cause, groups, ...test };
}

/** A variance below this share of the largest is zero but for rounding. */
const NO_VARIANCE = 1e-12;

/**
 * The scores add up to zero, so the test is taken on all groups but the last. A group without variance, which was never
 * at risk together with another when the cause happened, leaves the test; cmprsk answers -1 there.
 */
function chiSquareOf({ score, variance }: GraySums): { chiSquare: number; df: number; pValue: number } | NotComputable {
  const diagonal = variance.map((_, k) => entry(variance, k, k));
  const least = NO_VARIANCE * Math.max(...diagonal);
  const kept = [...variance.keys()].filter((k) => (diagonal[k] as number) > least).slice(0, -1);
  if (kept.length === 0) return notComputable("the variance of the test is zero");
  const chiSquare = inverseQuadraticForm(
    submatrix(variance, kept),
    kept.map((k) => at(score, k)),
  );
  if (chiSquare === undefined) return notComputable("the variance of the test is singular");
  return { chiSquare, df: kept.length, pValue: chiSquareUpperTail(chiSquare, kept.length) };
}
