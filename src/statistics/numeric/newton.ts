import { type NotComputable, notComputable } from "../not-computable.ts";
import { choleskyFactor, dot, type Matrix, solveWith } from "./symmetric-matrix.ts";

/** A log-likelihood with its first derivative and minus its second. */
export interface Likelihood {
  readonly logLikelihood: number;
  readonly gradient: readonly number[];
  readonly information: Matrix;
}

export interface Maximum {
  readonly coefficients: readonly number[];
  /** At all coefficients 0. */
  readonly start: Likelihood;
  readonly end: Likelihood;
}

const MOST_STEPS = 60;
const MOST_HALVINGS = 40;
/** Expected gain in log-likelihood below which the maximum is reached; the step after it is still taken. */
const REACHED = 1e-13;
/** A last step longer than this, in standard deviations of a covariate, means that the maximum lies at infinity. */
const RUNAWAY_STEP = 1e-4;

/**
 * Maximises a concave log-likelihood from 0 by Newton's method, halving steps that lower it.
 * When the likelihood has stopped rising but a coefficient still moves, that coefficient has no finite estimate
 * (monotone likelihood): the answer is then "not computable", naming it.
 */
export function maximise(
  evaluate: (coefficients: readonly number[]) => Likelihood,
  names: readonly string[],
): Maximum | NotComputable {
  const start = evaluate(names.map(() => 0));
  let coefficients: readonly number[] = names.map(() => 0);
  let here = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const factor = choleskyFactor(here.information);
    if (!factor) return step === 0 ? collinear(names) : runaway(names, coefficients);
    const direction = solveWith(factor, here.gradient);
    const gain = dot(direction, here.gradient);
    if (gain < REACHED && Math.max(...direction.map(Math.abs)) > RUNAWAY_STEP) return runaway(names, direction);
    const next = climb(evaluate, { coefficients, direction, floor: here.logLikelihood });
    if (gain < REACHED || !next)
      return { coefficients: next?.coefficients ?? coefficients, start, end: next?.here ?? here };
    ({ coefficients, here } = next);
  }
  return notComputable(`the likelihood did not reach its maximum in ${MOST_STEPS} Newton steps`);
}

/** The first of the full, half, quarter ... step that does not lower the likelihood by more than rounding. */
function climb(
  evaluate: (coefficients: readonly number[]) => Likelihood,
  from: { coefficients: readonly number[]; direction: readonly number[]; floor: number },
): { coefficients: readonly number[]; here: Likelihood } | undefined {
  const { direction, floor } = from;
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const coefficients = from.coefficients.map((value, j) => value + share * (direction[j] as number));
    const here = evaluate(coefficients);
    if (here.logLikelihood >= floor - 1e-12 * Math.abs(floor)) return { coefficients, here };
    share /= 2;
  }
  return undefined;
}

function collinear(names: readonly string[]): NotComputable {
  const which = names.length === 1 ? `covariate ${names[0]} does` : `covariates ${names.join(", ")} do`;
  return notComputable(`the ${which} not vary independently among those at risk`);
}

function runaway(names: readonly string[], sizes: readonly number[]): NotComputable {
  const largest = sizes.reduce((best, size, j) => (Math.abs(size) > Math.abs(sizes[best] as number) ? j : best), 0);
  return notComputable(
    `the likelihood keeps rising as the coefficient of ${names[largest]} grows: it has no finite estimate (monotone likelihood)`,
  );
}
