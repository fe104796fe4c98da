/** A participant who is in the list and in no other file. The contrary, a row of somebody who is not in the list, is an error. */
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

export function nothingRecorded(report: Report): Check {
  let results = 0;
  return {
    series: ({ length }) => {
      results += length;
    },
    records: ({ participant, interventions, events }) => {
      if (results + interventions.length + events.length === 0)
        report(
          messages.nothingRecorded({
            where: { ...participant.source, column: "participant_id" },
            participant: participant.id,
            printed: participant.id,
          }),
        );
      results = 0;
    },
  };
}
