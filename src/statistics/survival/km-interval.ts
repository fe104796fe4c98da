import { clipToUnit, criticalValue } from "../confidence.ts";
import type { Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";

/** The scale on which a survival interval is symmetric. */
export type SurvivalIntervalType = "plain" | "log" | "log-log" | "logit" | "arcsin";

export interface SurvivalIntervalOptions {
  /** Confidence level between 0 and 1; default 0.95. */
  readonly level?: number;
  /** Default log-log, as SAS; R's default is log. */
  readonly type?: SurvivalIntervalType;
}

/** Limits for S from the half-width h = z√g, g being Greenwood's sum. */
const LIMITS: Record<SurvivalIntervalType, (s: number, h: number) => Interval> = {
  plain: (s, h) => ({ lower: clipToUnit(s - h * s), upper: clipToUnit(s + h * s) }),
  log: (s, h) => ({ lower: s * Math.exp(-h), upper: Math.min(1, s * Math.exp(h)) }),
  "log-log": (s, h) => {
    const spread = Math.exp(-h / Math.log(s));
    return { lower: s ** spread, upper: s ** (1 / spread) };
  },
  logit: (s, h) => {
    const odds = s / (1 - s);
    const spread = Math.exp(h / (1 - s));
    return { lower: odds / (odds + spread), upper: (odds * spread) / (1 + odds * spread) };
  },
  arcsin: (s, h) => {
    const angle = Math.asin(Math.sqrt(s));
    const half = (h / 2) * Math.sqrt(s / (1 - s));
    return {
      lower: Math.sin(Math.max(0, angle - half)) ** 2,
      upper: Math.sin(Math.min(Math.PI / 2, angle + half)) ** 2,
    };
  },
};

/**
 * Pointwise confidence interval of a Kaplan–Meier estimate S with Greenwood's sum g = Σ d/(n(n−d)).
 * Plain is clipped to [0, 1], log at 1. Where S = 1 the interval is [1, 1] (arcsin: not defined); where S = 0 no
 * standard error exists and so no interval.
 * R: survfit(..., conf.type = "plain" | "log" | "log-log" | "logit" | "arcsin").
 * Kalbfleisch & Prentice 1980 (log, log-log); Borgan & Liestøl, Scand J Stat 1990;17:35 (arcsin).
 */
export function survivalInterval(
  survival: number,
  greenwood: number,
  options: SurvivalIntervalOptions = {},
): Interval | NotComputable {
  return survivalIntervalAtZ(survival, greenwood, {
    z: criticalValue(options.level ?? 0.95),
    type: options.type ?? "log-log",
  });
}

/** The same with the normal quantile already known, for whole curves. */
export function survivalIntervalAtZ(
  survival: number,
  greenwood: number,
  options: { readonly z: number; readonly type: SurvivalIntervalType },
): Interval | NotComputable {
  if (survival === 0) return notComputable("survival is 0, where no interval is defined");
  if (survival === 1 && options.type === "arcsin") {
    return notComputable("survival is 1, where the arcsine interval is not defined");
  }
  if (survival === 1) return { lower: 1, upper: 1 };
  return LIMITS[options.type](survival, options.z * Math.sqrt(greenwood));
}
