/** Two participants whose results of one analyte begin with the same values: a series copied from one record into another. A note. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Participant } from "../../core/participant.ts";
import type { Check, Report } from "./check.ts";
import { messages } from "./messages.ts";
import type { Series } from "./series-reader.ts";

/** Eight results, five of them different, are not the same by chance. */
const RESULTS = 8;
const DIFFERENT = 5;

export function copiedSeries(report: Report): Check {
  /** Whose series began so first. */
  const known = new Map<string, Participant>();
  return {
    series: ({ participant, analyte, length, printed, at }) => {
      if (length < RESULTS || countDifferent(printed) < DIFFERENT) return;
      const key = beginningOf(analyte, printed);
      const earlier = known.get(key);
      if (earlier === undefined) {
        known.set(key, participant);
        return;
      }
      const [first = at(0)] = earlier.series(analyte).slice(0, 1);
      report(
        messages.copiedSeries(
          { ...at(0).source, column: "value" },
          { ...first.source, column: "value" },
          `the first ${RESULTS} results of ${analyte} are those of participant ${JSON.stringify(earlier.id)}`,
        ),
      );
    },
  };
}

/** Among the first RESULTS. */
function countDifferent(printed: Series["printed"]): number {
  let different = 0;
  for (let position = 0; position < RESULTS; position += 1) {
    let earlier = 0;
    while (earlier < position && printed[earlier]?.value !== printed[position]?.value) earlier += 1;
    if (earlier === position) different += 1;
  }
  return different;
}

/** No printed number holds a NUL; a line end may stand before its flag. */
function beginningOf(analyte: AnalyteName, printed: Series["printed"]): string {
  const texts: string[] = [analyte];
  for (let position = 0; position < RESULTS; position += 1) texts.push(printed[position]?.value ?? "");
  return texts.join("\u0000");
}
