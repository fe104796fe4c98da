/** The axis of time since an origin: days, or months where the curve is long. */
import type { Terms } from "../../language/terms.ts";
import { niceStep, ticks } from "../engine/scale.ts";

/** A month as a length: a twelfth of 365.25 days. */
const MONTH = 365.25 / 12;

export interface TimeAxis {
  readonly unit: "days" | "months";
  readonly daysPerUnit: number;
  /** In the unit; the last one is the end of the axis. */
  readonly ticks: readonly number[];
  /** In days. */
  readonly end: number;
}

const DAY_STEPS = [1, 2, 7, 14, 28, 56] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;
const LONGEST_IN_DAYS = 200;
const MOST_STEPS = 8;

export function timeAxis(lastDay: number): TimeAxis {
  const last = Math.max(lastDay, 1);
  const unit = last <= LONGEST_IN_DAYS ? "days" : "months";
  const daysPerUnit = unit === "days" ? 1 : MONTH;
  const span = last / daysPerUnit;
  const step = niceStep(span, MOST_STEPS, unit === "days" ? DAY_STEPS : MONTH_STEPS);
  const all = ticks(0, Math.ceil(span / step - 1e-9) * step, step);
  return { unit, daysPerUnit, ticks: all, end: (all.at(-1) ?? 1) * daysPerUnit };
}

export function timeTitle(terms: Terms, { unit }: TimeAxis, origin: string): string {
  return terms.timeSince(unit === "days" ? terms.days : terms.months, origin);
}
