import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, type Column } from "../numeric/column.ts";
import type { Matrix } from "../numeric/symmetric-matrix.ts";
import {
  distinctValues,
  filterRows,
  type OrderedRows,
  orderRows,
  type TimeToEventData,
} from "../survival/time-to-event-data.ts";

/** A covariate: one number per row of the data, NaN when missing. */
export interface Covariate {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Ordered rows of one stratum with their standardised covariates, `width` numbers per row. */
export interface CovariateRows {
  readonly rows: OrderedRows;
  readonly x: Column;
  readonly width: number;
}

/** Complete rows, their covariates centred at the mean and divided by the standard deviation, which is kept. */
export interface CovariateModel {
  readonly names: readonly string[];
  readonly rows: OrderedRows;
  readonly scale: readonly number[];
  readonly strata: readonly CovariateRows[];
}

/** Leaves out, counted, the rows with a missing covariate and standardises the rest; estimates do not depend on it. */
export function covariateModel(
  data: TimeToEventData,
  covariates: readonly Covariate[],
): CovariateModel | NotComputable {
  if (covariates.length === 0) return notComputable("a regression needs at least one covariate");
  const rows = orderRows(data, (row) => covariates.some(({ values }) => !Number.isFinite(values[row])));
  if (!rows.status.some((status) => status > 0)) return notComputable("every observation is censored");
  const columns = covariates.map(({ values }) => rows.source.map((row) => values[row] as number));
  const centre = columns.map(mean);
  const scale = columns.map((column, j) => standardDeviation(column, centre[j] as number));
  const constant = scale.indexOf(0);
  if (constant >= 0) return notComputable(`covariate ${covariates[constant]?.name} has the same value in every row`);
  const standardised = columns.map((column, j) =>
    column.map((value) => (value - (centre[j] as number)) / (scale[j] as number)),
  );
  return { names: covariates.map(({ name }) => name), rows, scale, strata: splitStrata(rows, standardised) };
}

/** Coefficients per unit of the covariates instead of per standard deviation. */
export function unscaleVector(vector: readonly number[], scale: readonly number[]): readonly number[] {
  return vector.map((value, j) => value / (scale[j] as number));
}

export function unscaleMatrix(matrix: Matrix, scale: readonly number[]): Matrix {
  return matrix.map((row, i) => row.map((value, j) => value / ((scale[i] as number) * (scale[j] as number))));
}

/** x'β of every row. */
export function linearPredictor({ rows, x, width }: CovariateRows, coefficients: readonly number[]): Column {
  return rows.time.map((_, row) => coefficients.reduce((sum, b, j) => sum + b * at(x, row * width + j), 0));
}

function splitStrata(rows: OrderedRows, columns: readonly Column[]): readonly CovariateRows[] {
  // The place of each row among all rows travels in `source`, to find its covariates again.
  const placed = { ...rows, source: rows.source.map((_, row) => row) };
  const { stratum } = rows;
  const parts = stratum
    ? distinctValues(stratum).map((value) => filterRows(placed, (row) => at(stratum, row) === value))
    : [placed];
  const width = columns.length;
  return parts.map((part) => {
    const x = new Float64Array(part.n * width);
    for (let row = 0; row < part.n; row++) {
      columns.forEach((column, j) => {
        x[row * width + j] = at(column, at(part.source, row));
      });
    }
    return { rows: part, x, width };
  });
}

function mean(column: Column): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

function standardDeviation(column: Column, centre: number): number {
  return Math.sqrt(column.reduce((sum, value) => sum + (value - centre) ** 2, 0) / column.length);
}
