import { at, type Column } from "../numeric/column.ts";
import { eachCauseTime, type SubdistributionRows } from "./fine-gray-likelihood.ts";

/** Hazard accumulated over times with events of the cause: Σ dΛ, then Σ x̄·dΛ for each covariate. */
export type Mass = readonly number[];

/** One time with events of the cause. */
export interface CauseStep {
  readonly time: number;
  readonly mean: readonly number[];
  readonly increment: number;
  /** G(t−). */
  readonly uncensored: number;
}

/** The times with events of the cause, ascending. */
export function causeSteps(part: SubdistributionRows, predictor: Column): readonly CauseStep[] {
  const steps: CauseStep[] = [];
  eachCauseTime(part, predictor, ({ first, events, uncensored, risk }) => {
    const zero = at(risk.zero, 0);
    const mean = Array.from(risk.first, (value) => value / zero);
    steps.push({ time: at(part.rows.time, first), mean, increment: events / zero, uncensored });
  });
  return steps.reverse();
}

/** Mass over the first k steps, k = 0, 1, ... */
export function masses(
  steps: readonly CauseStep[],
  width: number,
  weight: (step: CauseStep) => number,
): readonly Mass[] {
  let mass: Mass = new Array<number>(width + 1).fill(0);
  const sums = [mass];
  for (const step of steps) {
    const jump = weight(step) * step.increment;
    mass = mass.map((value, place) => value + jump * (place === 0 ? 1 : (step.mean[place - 1] as number)));
    sums.push(mass);
  }
  return sums;
}

export function difference(a: Mass, b: Mass): Mass {
  return a.map((value, place) => value - (b[place] as number));
}
