/** A part that exceeds its whole in one specimen: neutrophils above leukocytes, direct above total bilirubin. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Observation, Participant } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import { numberOf } from "./value-number.ts";

const WHOLES: readonly (readonly [part: AnalyteName, whole: AnalyteName])[] = [
  ["neutrophils", "leukocytes"],
  ["lymphocytes", "leukocytes"],
  ["bilirubin-direct", "bilirubin"],
];
/** Two rounded results may cross by a little. */
const TOLERANCE = 1.1;

export function partAndWhole(report: Report): Check {
  const series = new Map<AnalyteName, readonly Observation[]>();
  const named = new Set(WHOLES.flat());
  return {
    series: ({ analyte, observations }) => {
      if (named.has(analyte)) series.set(analyte, observations);
    },
    records: ({ participant }) => {
      for (const [part, whole] of WHOLES)
        compare({ participant, part, whole, report }, series.get(part) ?? [], series.get(whole) ?? []);
      series.clear();
    },
  };
}

interface Comparison {
  readonly participant: Participant;
  readonly part: AnalyteName;
  readonly whole: AnalyteName;
  readonly report: Report;
}

/** Both in time order, so one pass finds the results of one instant. */
function compare(comparison: Comparison, parts: readonly Observation[], wholes: readonly Observation[]): void {
  let at = 0;
  for (const part of parts) {
    while (at < wholes.length && isBefore(wholes[at], part)) at += 1;
    const whole = wholes[at];
    if (whole === undefined) return;
    if (whole.day !== part.day || whole.second !== part.second) continue;
    if (numberOf(part) > TOLERANCE * numberOf(whole)) reportPair(comparison, part, whole);
  }
}

function isBefore(a: Observation | undefined, b: Observation): boolean {
  if (a === undefined) return false;
  return a.day < b.day || (a.day === b.day && (a.second ?? -1) < (b.second ?? -1));
}

function reportPair({ participant, part, whole, report }: Comparison, a: Observation, b: Observation): void {
  const place = {
    where: { ...a.source, column: "value" },
    participant: participant.id,
    printed: printedText(a),
    related: [{ ...b.source, column: "value" }],
  };
  report(messages.partExceedsWhole(place, `${part} ${printedText(a)}`, `${whole} ${printedText(b)}`));
}
