/** Rows dated before the participant can have been born, by the age at enrolment. With a date of birth they are set aside when read. */
import { addMonths, type Day, dayText } from "../../core/calendar.ts";
import type { Participant } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { readDay } from "../plausible-date.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

export function beforeBirth(report: Report): Check {
  const reportEarly = (participant: Participant, birth: Day, what: string, where: SourceReference, day: Day): void =>
    report(messages.beforeBirth({ where, participant: participant.id, printed: dayText(day) }, what, dayText(birth)));
  return {
    series: ({ participant, analyte, length, days, at }) => {
      const birth = length === 0 ? undefined : earliestBirth(participant);
      // In time order: the first that is not too early ends the search.
      for (let position = 0; position < length && birth !== undefined && (days[position] ?? 0) < birth; position += 1) {
        const { day, source } = at(position);
        reportEarly(participant, birth, analyte, { ...source, column: "collected_at" }, day);
      }
    },
    records: ({ participant, interventions, events }) => {
      const birth = earliestBirth(participant);
      if (birth === undefined) return;
      for (const { day, name, source } of interventions)
        if (day < birth) reportEarly(participant, birth, name, { ...source, column: "started_at" }, day);
      for (const { day, name, source } of events)
        if (day < birth) reportEarly(participant, birth, name, { ...source, column: "occurred_on" }, day);
    },
  };
}

const OLDEST = 130;

/**
 * From `age_years` in whole years and `enrolled_on`: the day after the last birthday but one, the earliest that fits. Undefined where
 * either cannot be read, and where a date of birth says it better.
 */
function earliestBirth({ attributes }: Participant): Day | undefined {
  const enrolled = readDay(attributes.get("enrolled_on") ?? "");
  const age = Number(attributes.get("age_years") ?? "NaN");
  if (enrolled === undefined || attributes.has("born_on") || !(age >= 0 && age <= OLDEST)) return undefined;
  return addMonths(enrolled, -12 * (Math.floor(age) + 1)) + 1;
}
