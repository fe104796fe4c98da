/** The first day on which a participant can have been alive, from the date of birth or from the age at enrolment. */
import { addMonths, type Day } from "../../core/calendar.ts";
import { readDay } from "../plausible-date.ts";

/**
 * `born_on` where it is given. Else, from `age_years` in whole years and `enrolled_on`: the day after the last birthday but one, the
 * earliest that fits. Undefined where neither can be read.
 */
export function earliestBirth(attributes: ReadonlyMap<string, string>): Day | undefined {
  const born = readDay(attributes.get("born_on") ?? "");
  if (born !== undefined) return born;
  const enrolled = readDay(attributes.get("enrolled_on") ?? "");
  const age = Number(attributes.get("age_years") ?? "NaN");
  if (enrolled === undefined || !(age >= 0 && age <= 130)) return undefined;
  return addMonths(enrolled, -12 * (Math.floor(age) + 1)) + 1;
}
