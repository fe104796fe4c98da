import { clipToUnit, criticalValue } from "../confidence.ts";
import type { Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, countAtMost } from "../numeric/column.ts";
import type { CauseIncidence, IncidenceCurves } from "./aalen-johansen.ts";

/** The scale on which an incidence interval is symmetric; `cloglog` is `loglog` of 1 − F. */
export type IncidenceIntervalType = "plain" | "log" | "loglog" | "cloglog";

export interface IncidenceIntervalOptions {
  /** Confidence level between 0 and 1; default 0.95. */
  readonly level?: number;
  /** Default loglog, as SAS and tidycmprsk. */
  readonly type?: IncidenceIntervalType;
}

/** Incidence of a cause at a time asked for. */
export interface IncidenceAtTime {
  readonly time: number;
  readonly incidence: number;
  readonly standardError: number;
  readonly interval: Interval | NotComputable;
}

/** A time after the end of follow-up. */
export interface IncidenceNotReached {
  readonly time: number;
  readonly incidence: NotComputable;
}

/** How near to 0 or 1 an incidence counts as 0 or 1; sums of fractions end at 0.9999999999999999. */
const NEAR = 1e-12;

const LIMITS: Record<IncidenceIntervalType, (f: number, h: number) => Interval> = {
  plain: (f, h) => ({ lower: clipToUnit(f - h), upper: clipToUnit(f + h) }),
  log: (f, h) => ({ lower: f * Math.exp(-h / f), upper: Math.min(1, f * Math.exp(h / f)) }),
  loglog: (f, h) => logLogLimits(f, h),
  cloglog: (f, h) => {
    const rest = logLogLimits(1 - f, h);
    return { lower: 1 - rest.upper, upper: 1 - rest.lower };
  },
};

/**
 * Pointwise confidence interval of a cumulative incidence F with its standard error. Plain is clipped to [0, 1], log
 * at 1. Where F is 0 or 1 no interval is defined.
 * R: tidycmprsk (loglog), prodlim (plain); SAS conftype = linear | log | loglog.
 */
export function incidenceInterval(
  incidence: number,
  standardError: number,
  options: IncidenceIntervalOptions = {},
): Interval | NotComputable {
  if (incidence < NEAR) return notComputable("the incidence is 0, where no interval is defined");
  if (incidence > 1 - NEAR) return notComputable("the incidence is 1, where no interval is defined");
  const halfWidth = criticalValue(options.level ?? 0.95) * standardError;
  return LIMITS[options.type ?? "loglog"](incidence, halfWidth);
}

/**
 * Incidence, standard error and interval of one cause at each of the times. Before the first event F is 0.
 * After the last observed time F is not estimable unless nobody is left event-free: nothing is carried forward.
 * R: cmprsk::timepoints(fit, times) for estimate and variance.
 */
export function incidenceAt(
  curves: IncidenceCurves,
  cause: CauseIncidence,
  times: readonly number[],
  options: IncidenceIntervalOptions = {},
): readonly (IncidenceAtTime | IncidenceNotReached)[] {
  const last = curves.time.length - 1;
  const end = at(curves.time, last);
  return times.map((time) => {
    if (time > end && at(curves.eventFree, last) > 0) {
      return { time, incidence: notComputable(`follow-up ends at ${end} and some are still event-free there`) };
    }
    const slot = countAtMost(curves.time, time) - 1;
    const incidence = slot < 0 ? 0 : at(cause.incidence, slot);
    const standardError = slot < 0 ? 0 : Math.sqrt(at(cause.variance, slot));
    return { time, incidence, standardError, interval: incidenceInterval(incidence, standardError, options) };
  });
}

function logLogLimits(p: number, halfWidth: number): Interval {
  const spread = Math.exp(-halfWidth / (p * Math.log(p)));
  return { lower: p ** spread, upper: p ** (1 / spread) };
}
