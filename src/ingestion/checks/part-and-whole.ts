/** A part that exceeds its whole in one specimen: neutrophils above leukocytes, direct above total bilirubin. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Observation, Participant } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import { type Series, SeriesReader } from "./series-reader.ts";

const WHOLES: readonly (readonly [part: AnalyteName, whole: AnalyteName])[] = [
  ["neutrophils", "leukocytes"],
  ["lymphocytes", "leukocytes"],
  ["bilirubin-direct", "bilirubin"],
];
/** Two rounded results may cross by a little. */
const TOLERANCE = 1.1;

/** Only of pairs that the study reads. */
export function partAndWhole(report: Report, needed: ReadonlySet<AnalyteName>): Check {
  const pairs = WHOLES.filter(([part, whole]) => needed.has(part) && needed.has(whole));
  if (pairs.length === 0) return {};
  const [parts, wholes] = [new SeriesReader(), new SeriesReader()];
  return {
    records: ({ participant }) => {
      for (const [part, whole] of pairs)
        compare({ participant, report }, parts.read(participant, part), wholes.read(participant, whole));
    },
  };
}

interface Comparison {
  readonly participant: Participant;
  readonly report: Report;
}

/** Both in time order, so one pass finds the results of one day; the time of day is looked at where one exceeds the other. */
function compare(comparison: Comparison, part: Series, whole: Series): void {
  let start = 0;
  for (let position = 0; position < part.length; position += 1) {
    const day = part.days[position] ?? 0;
    while (start < whole.length && (whole.days[start] ?? 0) < day) start += 1;
    for (let at = start; at < whole.length && whole.days[at] === day; at += 1) {
      if ((part.numbers[position] ?? Number.NaN) > TOLERANCE * (whole.numbers[at] ?? Number.NaN))
        reportPair(comparison, part.at(position), whole.at(at));
    }
  }
}

function reportPair({ participant, report }: Comparison, part: Observation, whole: Observation): void {
  if (part.second !== whole.second) return;
  const place = {
    where: { ...part.source, column: "value" },
    participant: participant.id,
    printed: printedText(part),
    related: [{ ...whole.source, column: "value" }],
  };
  report(
    messages.partExceedsWhole(place, `${part.analyte} ${printedText(part)}`, `${whole.analyte} ${printedText(whole)}`),
  );
}
