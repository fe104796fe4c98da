import { criticalValue } from "../confidence.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, type Column } from "../numeric/column.ts";
import type { KaplanMeierCurve } from "./kaplan-meier.ts";
import { type SurvivalIntervalOptions, survivalIntervalAtZ } from "./km-interval.ts";

/**
 * How a survival time is read where the curve runs flat exactly at the level asked for:
 * `sas` the midpoint of the flat stretch up to the next fall, and no answer when the curve never falls below the level;
 * `r` the same, but a stretch that runs to the end of follow-up gives the midpoint with the last observed time, and a
 * confidence limit that rises again late in follow-up is read in the order of its values instead of its times;
 * `first` the first time at which the curve is at or below the level.
 */
export type QuantileRule = "sas" | "r" | "first";

export interface SurvivalQuantileOptions extends SurvivalIntervalOptions {
  /** Default `sas`. */
  readonly rule?: QuantileRule;
}

/** A survival time with its confidence limits, each of which may not be reached. */
export interface SurvivalQuantile {
  /** Share of participants that have had the event: 0.5 is the median. */
  readonly probability: number;
  readonly time: number | NotComputable;
  readonly lower: number | NotComputable;
  readonly upper: number | NotComputable;
}

/** Products of fractions miss 0.5 by about 1e-16, so equality with the level is tested with this tolerance. */
const SAME_LEVEL = 1e-8;

/** A falling step curve: the value from each time up to the next. */
interface StepCurve {
  readonly time: Column;
  readonly value: Column;
}

/**
 * Times by which the given shares of participants have had the event, with limits read in the same way off the lower
 * and the upper limit of the curve (Brookmeyer & Crowley, Biometrics 1982;38:29). "Not computable" means not reached.
 * R: quantile(fit, probs) equals rule `r`; SAS PROC LIFETEST prints rule `sas`.
 */
export function survivalQuantiles(
  curve: KaplanMeierCurve,
  probabilities: readonly number[],
  options: SurvivalQuantileOptions = {},
): readonly SurvivalQuantile[] {
  const rule = options.rule ?? "sas";
  const limits = limitCurves(curve, options);
  const estimate = { time: curve.time, value: curve.survival };
  const end = at(curve.time, curve.time.length - 1);
  return probabilities.map((probability) => ({
    probability,
    time: crossingTime(estimate, 1 - probability, { rule, end }),
    lower: crossingTime(limits.lower, 1 - probability, { rule, end }),
    upper: crossingTime(limits.upper, 1 - probability, { rule, end }),
  }));
}

/** The median survival time with its limits. R: print(fit), quantile(fit, 0.5). */
export function medianSurvival(curve: KaplanMeierCurve, options: SurvivalQuantileOptions = {}): SurvivalQuantile {
  const [median] = survivalQuantiles(curve, [0.5], options);
  return median as SurvivalQuantile;
}

/** Lower and upper limit as step curves over the times at which a limit exists. */
function limitCurves(curve: KaplanMeierCurve, options: SurvivalIntervalOptions) {
  const scale = { z: criticalValue(options.level ?? 0.95), type: options.type ?? "log-log" } as const;
  const lower = curve.survival.slice();
  const upper = curve.survival.slice();
  const known = new Float64Array(curve.time.length);
  let count = 0;
  for (let slot = 0; slot < curve.time.length; slot++) {
    const interval = survivalIntervalAtZ(at(curve.survival, slot), at(curve.greenwood, slot), scale);
    if ("kind" in interval) continue;
    lower[count] = interval.lower;
    upper[count] = interval.upper;
    known[count++] = at(curve.time, slot);
  }
  const time = known.subarray(0, count);
  return { lower: { time, value: lower }, upper: { time, value: upper } };
}

function crossingTime(
  curve: StepCurve,
  level: number,
  options: { rule: QuantileRule; end: number },
): number | NotComputable {
  const { rule, end } = options;
  const reach = rule === "r" ? highestAtMost : firstAtMost;
  const start = reach(curve, level + SAME_LEVEL);
  if (start === undefined) return notComputable("the curve does not come down to this level within follow-up");
  if (rule === "first") return start;
  if (rule === "r" && endsAtLevel(curve, level, end)) return (start + end) / 2;
  const fall = reach(curve, level - SAME_LEVEL);
  if (fall !== undefined) return (start + fall) / 2;
  return notComputable("the curve stays at this level to the end of follow-up and never falls below it");
}

/** The first time at which the curve is at or below the level. */
function firstAtMost({ time, value }: StepCurve, level: number): number | undefined {
  const slot = value.findIndex((candidate, index) => index < time.length && candidate <= level);
  return slot < 0 ? undefined : at(time, slot);
}

/**
 * The time at which the curve takes its highest value at or below the level, which is how R reads a curve: for a curve
 * that only falls it is the same as the first time, but a confidence limit can rise again late in follow-up.
 */
function highestAtMost({ time, value }: StepCurve, level: number): number | undefined {
  let best: number | undefined;
  for (let slot = 0; slot < time.length; slot++) {
    if (at(value, slot) <= level && (best === undefined || at(value, slot) > at(value, best))) best = slot;
  }
  return best === undefined ? undefined : at(time, best);
}

function endsAtLevel({ time, value }: StepCurve, level: number, end: number): boolean {
  const last = time.length - 1;
  return last >= 0 && at(time, last) === end && Math.abs(at(value, last) - level) < SAME_LEVEL;
}
