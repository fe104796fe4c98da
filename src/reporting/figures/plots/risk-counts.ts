/**
 * What stands below a curve. On each day t: under observation on that day, and events and censorings before it. With nobody left out,
 * at risk + events + competing events + censored + not yet at risk = N at every t.
 */
import type { CurveFacts } from "../../model/curve-facts.ts";

export interface RiskCounts {
  readonly atRisk: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  /** Entered later than t: only with delayed entry. */
  readonly notYet: number;
}

export function countsAt(curve: CurveFacts, day: number): RiskCounts {
  const sum = (values: readonly number[]) =>
    values.reduce(
      (total, value, index) => ((curve.time[index] ?? Number.POSITIVE_INFINITY) < day ? total + value : total),
      0,
    );
  const events = sum(curve.events);
  const competing = sum(curve.allEvents) - events;
  const censored = sum(curve.censored);
  // Who enters on a day is at risk after it, as in R's Surv(entry, exit]; on day 0 everybody who entered by then.
  const notYet = curve.entry?.filter((entry) => (day === 0 ? entry > 0 : entry >= day)).length ?? 0;
  return { atRisk: curve.n - events - competing - censored - notYet, events, competing, censored, notYet };
}

export function totalsOf(curve: CurveFacts): RiskCounts {
  return countsAt(curve, Number.POSITIVE_INFINITY);
}
