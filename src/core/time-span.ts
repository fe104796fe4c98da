/** Lengths of time shorter than a calendar needs: minutes, hours and days of 24 hours, held in seconds. */
import type { Day, Instant } from "./calendar.ts";

export interface TimeSpan {
  readonly seconds: number;
  /** As written. */
  readonly text: string;
}

const SPAN = /^(\d+)\s*(min|h|d)$/;
const SECONDS: Readonly<Record<string, number>> = { min: 60, h: 3600, d: 86_400 };
const SECONDS_PER_DAY = 86_400;

/** `10 min`, `24 h`, `1 d` (UCUM codes); undefined for anything else. A day is 24 hours here. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match = SPAN.exec(text.trim());
  const unit = SECONDS[match?.[2] ?? ""];
  return match === null || unit === undefined ? undefined : { seconds: Number(match[1]) * unit, text };
}

/** Seconds from the start of 1970-01-01 on the site's own clock; undefined where only the date is known. */
export function clockSecond(instant: Instant): number | undefined {
  return instant.second === undefined ? undefined : instant.day * SECONDS_PER_DAY + instant.second;
}

/** The first second of a day. */
export function startOfDay(day: Day): number {
  return day * SECONDS_PER_DAY;
}

export function dayOfSecond(second: number): Day {
  return Math.floor(second / SECONDS_PER_DAY);
}

/** `40 min`, `23 h 50 min`, `2 d 1 h`; parts of a minute are dropped. */
export function spanText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? "0 min" : shown.join(" ");
}
