/** A small symmetric matrix as rows, for covariances of a few groups or covariates. */
export type Matrix = readonly (readonly number[])[];

/** A pivot smaller than this share of its diagonal entry counts as zero. */
const SINGULAR = 1e-11;

export function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

export function entry(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] as number;
}

/** Adds the same amount above and below the diagonal. */
export function addTo(matrix: number[][], row: number, column: number, amount: number): void {
  const values = matrix[row] as number[];
  values[column] = (values[column] as number) + amount;
}

/** The matrix without the rows and columns not named. */
export function submatrix(matrix: Matrix, kept: readonly number[]): Matrix {
  return kept.map((row) => kept.map((column) => entry(matrix, row, column)));
}

/** Lower Cholesky factor of a positive definite matrix; undefined when it is singular to working precision. */
export function choleskyFactor(matrix: Matrix): Matrix | undefined {
  const factor = zeros(matrix.length);
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = entry(matrix, row, column);
      for (let k = 0; k < column; k++) sum -= entry(factor, row, k) * entry(factor, column, k);
      if (row !== column) addTo(factor, row, column, sum / entry(factor, column, column));
      else if (sum > SINGULAR * Math.abs(entry(matrix, row, row))) addTo(factor, row, row, Math.sqrt(sum));
      else return undefined;
    }
  }
  return factor;
}

/** x with A·x = b, from the Cholesky factor of A. */
export function solveWith(factor: Matrix, right: readonly number[]): number[] {
  const x = [...right];
  const size = x.length;
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] = (x[row] as number) - entry(factor, row, k) * (x[k] as number);
    x[row] = (x[row] as number) / entry(factor, row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] = (x[row] as number) - entry(factor, k, row) * (x[k] as number);
    x[row] = (x[row] as number) / entry(factor, row, row);
  }
  return x;
}

/** A⁻¹ from the Cholesky factor of A. */
export function inverseFrom(factor: Matrix): Matrix {
  return factor.map((_, column) =>
    solveWith(
      factor,
      factor.map((_, row) => (row === column ? 1 : 0)),
    ),
  );
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

export function multiply(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

/** b'·A⁻¹·b for a positive definite A; undefined when A is singular. */
export function inverseQuadraticForm(matrix: Matrix, vector: readonly number[]): number | undefined {
  const factor = choleskyFactor(matrix);
  return factor && dot(vector, solveWith(factor, vector));
}
