import { criticalValue } from "../confidence.ts";
import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail, normalUpperTail } from "../numeric/distributions.ts";
import { type Maximum, maximise } from "../numeric/newton.ts";
import {
  choleskyFactor,
  dot,
  inverseFrom,
  inverseQuadraticForm,
  type Matrix,
  multiply,
} from "../numeric/symmetric-matrix.ts";
import type { ExcludedRows, TimeToEventData } from "../survival/time-to-event-data.ts";
import { type Concordance, concordance } from "./concordance.ts";
import { type Covariate, type CovariateModel, covariateModel, unscaleMatrix, unscaleVector } from "./covariates.ts";
import { coxExactLikelihood } from "./cox-exact.ts";
import { coxLikelihood } from "./cox-likelihood.ts";

/** How tied event times enter the partial likelihood. */
export type CoxTies = "efron" | "breslow" | "exact";

export interface RegressionOptions {
  /** Confidence level of the intervals, between 0 and 1; default 0.95. */
  readonly level?: number;
}

export interface CoxOptions extends RegressionOptions {
  /** Default efron, as R; SAS's default is breslow. */
  readonly ties?: CoxTies;
}

/** One covariate of a proportional hazards model. */
export interface RegressionTerm {
  readonly name: string;
  /** Log hazard ratio per unit of the covariate. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  /** Wald, two-sided. */
  readonly pValue: number;
  readonly hazardRatio: number;
  readonly lower: number;
  readonly upper: number;
}

/** A test of all coefficients together. */
export interface GlobalTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
}

export interface CoxFit {
  readonly n: number;
  readonly eventTotal: number;
  readonly excluded: ExcludedRows;
  readonly ties: CoxTies;
  readonly terms: readonly RegressionTerm[];
  readonly covariance: Matrix;
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: GlobalTest;
  readonly wald: GlobalTest;
  readonly score: GlobalTest;
  readonly concordance: Concordance | NotComputable;
}

/**
 * Cox proportional hazards regression, stratified when the data have strata and with delayed entry when they have
 * entries. Every status but 0 is the event. Rows with a missing covariate are left out and counted.
 * A coefficient without finite estimate (monotone likelihood) and covariates that do not vary are not computable.
 * R: survival::coxph(Surv(time, status) ~ x + strata(s), ties =), summary(). Cox, J R Stat Soc B 1972;34:187.
 */
export function coxRegression(
  data: TimeToEventData,
  covariates: readonly Covariate[],
  options: CoxOptions = {},
): CoxFit | NotComputable {
  const ties = options.ties ?? "efron";
  const { time, status, entry, stratum } = data;
  const model = covariateModel({ time, status, entry, stratum }, covariates);
  if (isNotComputable(model)) return model;
  const maximum = maximise((coefficients) => {
    if (ties === "exact") return coxExactLikelihood(model.strata, coefficients);
    return coxLikelihood(model.strata, coefficients, ties);
  }, model.names);
  if (isNotComputable(maximum)) return maximum;
  const factor = choleskyFactor(maximum.end.information);
  if (!factor) return notComputable("the information at the maximum is singular");
  const covariance = unscaleMatrix(inverseFrom(factor), model.scale);
  return {
    n: model.rows.n,
    eventTotal: model.rows.status.filter((value) => value > 0).length,
    excluded: model.rows.excluded,
    ties,
    terms: regressionTerms(model, { coefficients: maximum.coefficients, covariance }, options),
    covariance,
    ...globalTests(maximum),
    concordance: concordance(model.rows, riskScores(model, maximum.coefficients, covariates)),
  };
}

/** Coefficients with Wald tests and intervals on the scale of the covariates. */
export function regressionTerms(
  { names, scale }: CovariateModel,
  estimate: { readonly coefficients: readonly number[]; readonly covariance: Matrix },
  options: RegressionOptions,
): readonly RegressionTerm[] {
  const quantile = criticalValue(options.level ?? 0.95);
  return unscaleVector(estimate.coefficients, scale).map((coefficient, j) => {
    const standardError = Math.sqrt(estimate.covariance[j]?.[j] as number);
    const z = coefficient / standardError;
    return {
      name: names[j] as string,
      coefficient,
      standardError,
      z,
      pValue: 2 * normalUpperTail(Math.abs(z)),
      hazardRatio: Math.exp(coefficient),
      lower: Math.exp(coefficient - quantile * standardError),
      upper: Math.exp(coefficient + quantile * standardError),
    };
  });
}

function globalTests({ coefficients, start, end }: Maximum) {
  const df = coefficients.length;
  const test = (chiSquare: number): GlobalTest => ({ chiSquare, df, pValue: chiSquareUpperTail(chiSquare, df) });
  return {
    nullLogLikelihood: start.logLikelihood,
    logLikelihood: end.logLikelihood,
    likelihoodRatio: test(2 * (end.logLikelihood - start.logLikelihood)),
    wald: test(dot(coefficients, multiply(end.information, coefficients))),
    score: test(inverseQuadraticForm(start.information, start.gradient) ?? 0),
  };
}

/** x'β of every row, from the covariates as given, so that rows with equal covariates have exactly equal scores. */
function riskScores(
  { rows, scale }: CovariateModel,
  coefficients: readonly number[],
  covariates: readonly Covariate[],
): Float64Array {
  const perUnit = unscaleVector(coefficients, scale);
  return rows.source.map((row) =>
    covariates.reduce((sum, { values }, j) => sum + (perUnit[j] as number) * (values[row] as number), 0),
  );
}
