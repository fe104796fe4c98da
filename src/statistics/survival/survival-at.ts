import type { Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { at, type Column, countAtMost, countBelow } from "../numeric/column.ts";
import { greenwoodError, type KaplanMeierCurve } from "./kaplan-meier.ts";
import { type SurvivalIntervalOptions, survivalInterval } from "./km-interval.ts";

/** Survival at a time asked for. */
export interface SurvivalAtTime {
  readonly time: number;
  /** Number under observation just before the time. */
  readonly atRisk: number;
  /** Events up to and including the time. */
  readonly events: number;
  readonly survival: number;
  readonly standardError: number | NotComputable;
  readonly interval: Interval | NotComputable;
}

/** What is known at a time after the end of follow-up, when survival is not. */
export interface SurvivalNotReached {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: NotComputable;
}

/**
 * Survival, standard error and interval at each of the times. Before the first observed time S is 1.
 * After the last observed time S is not estimable unless it is already 0: nothing is carried forward.
 * R: summary(fit, times = times), where `extend = TRUE` would carry the last value forward.
 */
export function survivalAt(
  curve: KaplanMeierCurve,
  times: readonly number[],
  options: SurvivalIntervalOptions = {},
): readonly (SurvivalAtTime | SurvivalNotReached)[] {
  return times.map((time) => survivalAtOne(curve, time, options));
}

/** The value of the curve at one time, and whether follow-up reaches it. */
export function survivalValue(curve: KaplanMeierCurve, time: number): number | NotComputable {
  const slot = countAtMost(curve.time, time) - 1;
  const value = slot < 0 ? 1 : at(curve.survival, slot);
  const last = at(curve.time, curve.time.length - 1);
  if (time > last && value > 0) return notComputable(`follow-up ends at ${last} and survival is still above 0 there`);
  return value;
}

function survivalAtOne(
  curve: KaplanMeierCurve,
  time: number,
  options: SurvivalIntervalOptions,
): SurvivalAtTime | SurvivalNotReached {
  const slot = countAtMost(curve.time, time) - 1;
  const known = { time, atRisk: atRiskAt(curve, time), events: sumUpTo(curve.events, slot + 1) };
  const survival = survivalValue(curve, time);
  if (typeof survival !== "number") return { ...known, survival };
  // Before anything is observed S is 1 by definition, on every scale.
  if (slot < 0) return { ...known, survival, standardError: 0, interval: { lower: 1, upper: 1 } };
  const greenwood = at(curve.greenwood, slot);
  return {
    ...known,
    survival,
    standardError: greenwoodError(survival, greenwood),
    interval: survivalInterval(survival, greenwood, options),
  };
}

function atRiskAt(curve: KaplanMeierCurve, time: number): number {
  const firstSlot = countBelow(curve.time, time);
  if (!curve.entry) return firstSlot < curve.time.length ? at(curve.atRisk, firstSlot) : 0;
  const left = sumUpTo(curve.events, firstSlot) + sumUpTo(curve.censored, firstSlot);
  return countBelow(curve.entry, time) - left;
}

function sumUpTo(counts: Column, end: number): number {
  return counts.subarray(0, end).reduce((sum, count) => sum + count, 0);
}
