/** A laboratory row of the work item before it is text. */
import { dayText } from "../../src/core/calendar.ts";

export interface LabRow {
  readonly participant: string;
  readonly analyte: "hemoglobin" | "neutrophils" | "platelets";
  readonly day: number;
  readonly minute: number;
  readonly value: string;
  readonly unit: string;
}

export function timeText({ day, minute }: Pick<LabRow, "day" | "minute">): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${dayText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}
