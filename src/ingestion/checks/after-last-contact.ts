/** Results and interventions after the last contact: either the date or the last contact is wrong. Events are contacts, and have a check of their own. */
import { type Day, dayText } from "../../core/calendar.ts";
import type { Participant } from "../../core/participant.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { readDay } from "../plausible-date.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

interface Late {
  readonly day: Day;
  readonly what: string;
  readonly where: SourceReference;
}

/** One question per participant, about the latest row. */
export function afterLastContact(report: Report): Check {
  let latest: Late | undefined;
  const isLater = (day = Number.NEGATIVE_INFINITY) => latest === undefined || day > latest.day;
  const take = (late: Late): void => {
    if (isLater(late.day)) latest = late;
  };
  return {
    series: ({ analyte, length, days, at }) => {
      const last = length > 0 && isLater(days[length - 1]) ? at(length - 1) : undefined;
      if (last !== undefined)
        take({
          day: last.day,
          what: `${analyte} of ${dayText(last.day)}`,
          where: { ...last.source, column: "collected_at" },
        });
    },
    records: ({ participant, interventions }) => {
      for (const { day, name, source } of interventions)
        take({ day, what: `${name} of ${dayText(day)}`, where: { ...source, column: "started_at" } });
      if (latest !== undefined) compareWithContact(participant, latest, report);
      latest = undefined;
    },
  };
}

function compareWithContact(participant: Participant, { day, what, where }: Late, report: Report): void {
  const contact = readDay(participant.attributes.get("last_contact_on") ?? "");
  if (contact === undefined || day <= contact) return;
  const place = { where, participant: participant.id, printed: dayText(day), related: [participant.source] };
  report(messages.afterLastContact(place, what, dayText(contact)));
}
