/** Grades of events as sites print them: 0 to 5, or I to V. */
import { type Exact, exact } from "./exact.ts";

const ROMAN: readonly string[] = ["0", "I", "II", "III", "IV", "V"];

/** Undefined where the grade is blank or not a single grade ("2-3", "severe"): such a grade is not known. */
export function parseGrade(text: string): Exact | undefined {
  const trimmed = text
    .trim()
    .toUpperCase()
    .replace(/^GRADE\s*/, "");
  if (/^[0-5]$/.test(trimmed)) return exact(trimmed);
  const roman = ROMAN.indexOf(trimmed);
  return roman > 0 ? exact(roman) : undefined;
}
