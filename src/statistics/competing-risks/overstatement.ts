import { isNotComputable, type NotComputable, notComputable } from "../not-computable.ts";
import { kaplanMeierOfRows } from "../survival/kaplan-meier.ts";
import { survivalValue } from "../survival/survival-at.ts";
import { orderRows, type TimeToEventData } from "../survival/time-to-event-data.ts";
import { aalenJohansenOfRows } from "./aalen-johansen.ts";
import { incidenceAt } from "./incidence-at.ts";

/** By how much 1 − Kaplan–Meier overstates the probability of a cause at one time. */
export interface Overstatement {
  readonly time: number;
  /** 1 − S with competing events taken as censored. */
  readonly oneMinusKaplanMeier: number;
  readonly cumulativeIncidence: number;
  /** The first less the second, never below 0 but for rounding. */
  readonly difference: number;
}

/** A time after the end of follow-up. */
export interface OverstatementNotReached {
  readonly time: number;
  readonly difference: NotComputable;
}

/**
 * What censoring competing events would do to the probability of a cause: 1 − Kaplan–Meier beside the cumulative
 * incidence at the given times. The two agree when nothing competes before the time.
 * R: 1 - survfit(Surv(time, status == cause) ~ 1)$surv beside cmprsk::cuminc.
 * Gooley et al., Stat Med 1999;18:695.
 */
export function overstatementOfOneMinusKaplanMeier(
  data: TimeToEventData,
  options: { readonly cause: number; readonly times: readonly number[] },
): readonly (Overstatement | OverstatementNotReached)[] | NotComputable {
  const { cause, times } = options;
  const { time, status, entry } = data;
  const rows = orderRows({ time, status, entry });
  if (!rows.status.includes(cause)) return notComputable(`nobody had an event of cause ${cause}`);
  const curve = kaplanMeierOfRows(rows, (value) => value === cause);
  const incidences = aalenJohansenOfRows(rows, {});
  if (isNotComputable(curve)) return curve;
  if (isNotComputable(incidences)) return incidences;
  const ofCause = incidences.causes.find((candidate) => candidate.cause === cause);
  if (!ofCause) return notComputable(`nobody had an event of cause ${cause}`);
  return incidenceAt(incidences, ofCause, times).map(({ time: when, incidence }) => {
    const survival = survivalValue(curve, when);
    if (isNotComputable(survival)) return { time: when, difference: survival };
    if (isNotComputable(incidence)) return { time: when, difference: incidence };
    const oneMinusKaplanMeier = 1 - survival;
    const difference = oneMinusKaplanMeier - incidence;
    return { time: when, oneMinusKaplanMeier, cumulativeIncidence: incidence, difference };
  });
}
