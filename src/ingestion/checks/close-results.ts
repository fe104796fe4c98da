/** Results of one analyte so close in time that one may stand for the other: an amended value, or one result entered twice. */
import type { Interval } from "../../core/interval.ts";
import type { Observation, Participant } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";

/** No ward draws the same tube twice within a quarter of an hour. */
const AMENDED_SECONDS = 15 * 60;

export function closeResults(report: Report): Check {
  return {
    series: ({ participant, analyte, length, days, secondAt, at }) => {
      for (let position = 1; position < length; position += 1) {
        if (days[position] !== days[position - 1] || areFarApart(secondAt(position - 1), secondAt(position))) continue;
        const before = at(position - 1);
        const after = at(position);
        const same = sameValue(before.value, after.value);
        if (before.second === undefined && after.second !== undefined && same)
          report(messages.possibleCopy(placeOf(participant, before, after), analyte));
        if (before.second === undefined || after.second === undefined || same) continue;
        const seconds = after.second - before.second;
        if (seconds > 0 && seconds <= AMENDED_SECONDS)
          report(
            messages.possibleAmendment(
              placeOf(participant, before, after),
              analyte,
              Math.max(1, Math.round(seconds / 60)),
            ),
          );
      }
    },
  };
}

/** Neither a copy nor an amendment: both times are known, and they are not the same or close. */
function areFarApart(before: number | undefined, after: number | undefined): boolean {
  return before !== undefined && after !== undefined && (after <= before || after - before > AMENDED_SECONDS);
}

/** Equal printed values share one interval; others may still be equal. */
function sameValue(a: Interval, b: Interval): boolean {
  if (a === b) return true;
  return (
    a.lower?.toFraction() === b.lower?.toFraction() &&
    a.upper?.toFraction() === b.upper?.toFraction() &&
    a.lowerOpen === b.lowerOpen &&
    a.upperOpen === b.upperOpen
  );
}

function placeOf(participant: Participant, before: Observation, after: Observation) {
  return {
    where: { ...after.source, column: "value" },
    participant: participant.id,
    printed: printedText(after),
    related: [{ ...before.source, column: "value" }],
  };
}
