/** Lengths of time and days counted from an anchor, in English. */
import type { Duration } from "../../core/duration.ts";

export function lengthText({ unit, count }: Duration): string {
  const size = Math.abs(count);
  const word = unit === "days" ? "day" : "calendar month";
  return `${size} ${word}${size === 1 ? "" : "s"}`;
}

export function ordinal(count: number): string {
  return ["zeroth", "first", "second", "third", "fourth", "fifth"][count] ?? `${count}th`;
}

/** `3 days before first-dose`, `the day of first-dose`, `56 days after transplant` */
export function offsetText(duration: Duration, of: string): string {
  if (duration.count === 0) return `the day of ${of}`;
  return `${lengthText(duration)} ${duration.count < 0 ? "before" : "after"} ${of}`;
}
