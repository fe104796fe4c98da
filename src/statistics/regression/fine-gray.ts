import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { chiSquareUpperTail } from "../numeric/distributions.ts";
import { maximise } from "../numeric/newton.ts";
import { choleskyFactor, inverseFrom, type Matrix, multiply } from "../numeric/symmetric-matrix.ts";
import type { ExcludedRows, TimeToEventData } from "../survival/time-to-event-data.ts";
import { type Covariate, covariateModel, unscaleMatrix } from "./covariates.ts";
import { type GlobalTest, type RegressionOptions, type RegressionTerm, regressionTerms } from "./cox.ts";
import { fineGrayLikelihood, type SubdistributionRows, subdistributionRows } from "./fine-gray-likelihood.ts";
import { fineGrayScoreProducts } from "./fine-gray-sandwich.ts";

export interface FineGrayOptions extends RegressionOptions {
  /** The cause whose subdistribution hazard is modelled; every other cause competes. */
  readonly cause: number;
}

export interface FineGrayFit {
  readonly n: number;
  readonly eventTotal: number;
  readonly competingTotal: number;
  readonly excluded: ExcludedRows;
  readonly cause: number;
  /** Hazard ratios are subdistribution hazard ratios. */
  readonly terms: readonly RegressionTerm[];
  /** Sandwich covariance, which allows for the estimated censoring distribution. */
  readonly covariance: Matrix;
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  /** Twice the gain in log pseudo-likelihood; not a likelihood ratio test in the strict sense. */
  readonly pseudoLikelihoodRatio: GlobalTest;
}

/**
 * Fine and Gray's proportional subdistribution hazards regression. Those with a competing event stay in the risk set
 * with weight G(t−)/G(T−), G being the Kaplan–Meier estimate of the censoring distribution over all rows; ties after
 * Breslow. For right-censored data without strata.
 * R: cmprsk::crr(time, status, X, failcode = cause), coefficients and its variance; coxph on survival::finegray data
 * gives the same with its robust variance only approximately. Fine & Gray, J Am Stat Assoc 1999;94:496.
 */
export function fineGray(
  data: TimeToEventData,
  covariates: readonly Covariate[],
  options: FineGrayOptions,
): FineGrayFit | NotComputable {
  if (data.entry) return notComputable("Fine and Gray's weights are not defined here with delayed entry");
  const model = covariateModel({ time: data.time, status: data.status }, covariates);
  if (isNotComputable(model)) return model;
  if (!model.rows.status.includes(options.cause)) {
    return notComputable(`nobody had an event of cause ${options.cause}`);
  }
  const weighted = subdistributionRows(model, options.cause);
  const maximum = maximise((coefficients) => fineGrayLikelihood(weighted, coefficients), model.names);
  if (isNotComputable(maximum)) return maximum;
  const bread = inverseOf(maximum.end.information);
  if (!bread) return notComputable("the information at the maximum is singular");
  const meat = fineGrayScoreProducts(weighted, maximum.coefficients);
  const covariance = unscaleMatrix(sandwich(bread, meat), model.scale);
  if (covariance.some((row, j) => !((row[j] ?? 0) > 0))) return notComputable("the sandwich variance is zero");
  const gain = 2 * (maximum.end.logLikelihood - maximum.start.logLikelihood);
  return {
    ...counts(weighted),
    excluded: model.rows.excluded,
    cause: options.cause,
    terms: regressionTerms(model, { coefficients: maximum.coefficients, covariance }, options),
    covariance,
    nullLogLikelihood: maximum.start.logLikelihood,
    logLikelihood: maximum.end.logLikelihood,
    pseudoLikelihoodRatio: {
      chiSquare: gain,
      df: covariates.length,
      pValue: chiSquareUpperTail(gain, covariates.length),
    },
  };
}

function counts({ rows, cause }: SubdistributionRows) {
  const eventTotal = rows.status.filter((status) => status === cause).length;
  const censored = rows.status.filter((status) => status === 0).length;
  return { n: rows.n, eventTotal, competingTotal: rows.n - eventTotal - censored };
}

function inverseOf(information: Matrix): Matrix | undefined {
  const factor = choleskyFactor(information);
  return factor && inverseFrom(factor);
}

function sandwich(bread: Matrix, meat: Matrix): Matrix {
  const half = bread.map((row) => multiply(meat, row));
  return half.map((row) => multiply(bread, row));
}
