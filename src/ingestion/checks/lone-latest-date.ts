/** Without a cut-off the latest date of the export is the cut-off: one mistyped year moves everybody's end of follow-up. */
import { type Day, dayText } from "../../core/calendar.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

/** Two visits a year apart are common in follow-up; a participant alone at the end of the data by more is not. */
const LONELY_DAYS = 366;
const FEWEST_PARTICIPANTS = 3;

interface Latest {
  readonly day: Day;
  readonly where: SourceReference;
  readonly participant: string;
}

export function loneLatestDate(report: Report, cutoffGiven: boolean): Check {
  if (cutoffGiven) return {};
  let last: Latest | undefined;
  /** The latest of another participant. */
  let next: Latest | undefined;
  let participants = 0;
  let current: { day: Day; where: SourceReference } | undefined;
  const take = (day: Day, source: SourceReference, column: string): void => {
    if (current === undefined || day > current.day) current = { day, where: { ...source, column } };
  };
  const takeParticipant = (own: Latest): void => {
    participants += 1;
    if (last === undefined || own.day > last.day) [last, next] = [own, last];
    else if (next === undefined || own.day > next.day) next = own;
  };
  return {
    series: ({ length, days, at }) => {
      const day = length === 0 ? undefined : days[length - 1];
      if (day !== undefined && (current === undefined || day > current.day))
        take(day, at(length - 1).source, "collected_at");
    },
    records: ({ participant, interventions, events }) => {
      for (const { day, source } of interventions) take(day, source, "started_at");
      for (const { day, source } of events) take(day, source, "occurred_on");
      if (current !== undefined) takeParticipant({ ...current, participant: participant.id });
      current = undefined;
    },
    finish: () => {
      if (last === undefined || next === undefined || participants < FEWEST_PARTICIPANTS) return;
      const days = last.day - next.day;
      if (days <= LONELY_DAYS) return;
      const place = { where: last.where, participant: last.participant, printed: dayText(last.day) };
      report(messages.loneLatestDate(place, dayText(last.day), days, dayText(next.day)));
    },
  };
}
