/** Two participants whose results of one analyte begin with the same values: a series copied from one record into another. A note. */
import type { Observation, Participant } from "../../core/participant.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";

/** Eight results, five of them different, are not the same by chance. */
const RESULTS = 8;
const DIFFERENT = 5;

interface Known {
  readonly participant: Participant;
  readonly first: Observation;
}

export function copiedSeries(report: Report): Check {
  const known = new Map<string, Known>();
  return {
    series: ({ participant, analyte, length, printedAt, at }) => {
      if (length < RESULTS) return;
      const first = at(0);
      const values = Array.from({ length: RESULTS }, (_, position) => printedAt(position).value);
      if (new Set(values).size < DIFFERENT) return;
      const key = JSON.stringify([analyte, ...values]);
      const earlier = known.get(key);
      if (earlier === undefined) known.set(key, { participant, first });
      else
        report(
          messages.copiedSeries(
            { ...first.source, column: "value" },
            { ...earlier.first.source, column: "value" },
            `the first ${RESULTS} results of ${analyte} are those of participant ${JSON.stringify(earlier.participant.id)}`,
          ),
        );
    },
  };
}
