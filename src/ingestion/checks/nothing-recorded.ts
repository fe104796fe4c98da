/** A participant who is in the list and in no other file. The contrary, a row of somebody who is not in the list, is an error. */
import { ALWAYS_READ, type Needs } from "../../definition/walk/needs.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

type Read = Pick<Needs, "analytes" | "interventions" | "events">;

/** Nothing is odd where the study reads participants.csv alone, beside the ends of follow-up, which need not happen to anybody. */
export function nothingRecorded(report: Report, needs: Read): Check {
  return readsMore(needs) ? whereNothingIs(report) : {};
}

function readsMore({ analytes, interventions, events }: Read): boolean {
  return analytes.size + interventions.size > 0 || [...events].some((name) => !ALWAYS_READ.includes(name));
}

function whereNothingIs(report: Report): Check {
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
