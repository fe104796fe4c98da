/** Rates of events per time at risk. */
import { checkLevel, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { poissonLowerLimit, poissonUpperLimit } from "./poisson-limits.ts";

export interface IncidenceRateInput {
  /** Events counted: a whole number. */
  readonly events: number;
  /** Time at risk of everybody together, in the unit the rate is per. */
  readonly exposure: number;
  /** Two-sided confidence level, between 0 and 1. */
  readonly level: number;
}

export interface IncidenceRate extends Interval {
  /** Events per unit of exposure. */
  readonly rate: number;
}

/**
 * Events per exposure with the exact Poisson interval: quantiles of chi-square with 2x and 2x + 2 degrees of freedom, halved,
 * over the exposure; the lower limit of no events is 0. Garwood 1936; Ulm 1990. R: poisson.test(events, exposure)$conf.int.
 * Exact for one count with the exposure taken as fixed. With several events per participant it is too narrow where they cluster.
 */
export function incidenceRate({ events, exposure, level }: IncidenceRateInput): IncidenceRate | NotComputable {
  checkLevel(level);
  if (!Number.isInteger(events) || events < 0) throw new RangeError(`events must be a whole number, got ${events}`);
  if (!(exposure > 0)) return notComputable("nobody was at risk for any time, so there is no rate");
  const tail = (1 - level) / 2;
  return {
    rate: events / exposure,
    lower: poissonLowerLimit(events, tail) / exposure,
    upper: poissonUpperLimit(events, tail) / exposure,
  };
}
