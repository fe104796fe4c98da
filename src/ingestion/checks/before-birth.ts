/** Rows dated before the participant was born. */
import { dayText } from "../../core/calendar.ts";
import { earliestBirth } from "./birth.ts";
import type { Check, Records, Report, Series } from "./check.ts";
import { messages } from "./messages.ts";

export function beforeBirth(report: Report): Check {
  const early = (
    { participant }: Series | Records,
    row: { day: number; what: string; where: Parameters<typeof messages.beforeBirth>[0]["where"] },
  ) => {
    const birth = earliestBirth(participant.attributes);
    if (birth === undefined || row.day >= birth) return false;
    report(
      messages.beforeBirth(
        { where: row.where, participant: participant.id, printed: dayText(row.day) },
        row.what,
        dayText(birth),
      ),
    );
    return true;
  };
  return {
    series: (series) => {
      // In time order: the first that is not too early ends the search.
      for (const { day, source } of series.observations)
        if (!early(series, { day, what: series.analyte, where: { ...source, column: "collected_at" } })) return;
    },
    records: (records) => {
      for (const { day, name, source } of records.interventions)
        early(records, { day, what: name, where: { ...source, column: "started_at" } });
      for (const { day, name, source } of records.events)
        early(records, { day, what: name, where: { ...source, column: "occurred_on" } });
    },
  };
}
