/** A result ten times as large, or a tenth, of those just before and just after it, which agree with each other. */
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import type { Series } from "./series-reader.ts";

/** Longer gaps leave time for a true rise and fall. */
const LONGEST_GAP_DAYS = 3;
/** Neighbours agree when neither is more than a quarter above the other. */
const AGREE = 1.25;
const [LEAST, MOST] = [8, 12.5];

export function decimalSlip(report: Report): Check {
  return {
    series: (series) => {
      const { length, numbers } = series;
      for (let at = 1; at < length - 1; at += 1) {
        const middle = numbers[at] ?? Number.NaN;
        const before = numbers[at - 1] ?? Number.NaN;
        // Most results are near the one before them, so nothing else is computed for them. NaN fails every comparison.
        if (!(middle >= LEAST * before || LEAST * middle <= before)) continue;
        const size = slip(series, at);
        if (size !== undefined) reportSlip(series, at, size, report);
      }
    },
  };
}

function slip({ days, numbers }: Series, at: number): string | undefined {
  const [a = 0, b = 0, c = 0] = [numbers[at - 1], numbers[at], numbers[at + 1]];
  const [first = 0, middle = 0, last = 0] = [days[at - 1], days[at], days[at + 1]];
  if (!(a > 0 && b > 0 && c > 0)) return undefined;
  if (middle - first > LONGEST_GAP_DAYS || last - middle > LONGEST_GAP_DAYS) return undefined;
  if (Math.max(a, c) > AGREE * Math.min(a, c)) return undefined;
  if ([a, c].every((each) => b >= LEAST * each && b <= MOST * each)) return "ten times the";
  if ([a, c].every((each) => LEAST * b <= each && MOST * b >= each)) return "a tenth of the";
  return undefined;
}

function reportSlip({ participant, analyte, at }: Series, position: number, size: string, report: Report): void {
  const [before, middle, after] = [at(position - 1), at(position), at(position + 1)];
  const place = {
    ...{ where: { ...middle.source, column: "value" }, participant: participant.id, printed: printedText(middle) },
    related: [before, after].map(({ source }) => ({ ...source, column: "value" })),
  };
  const neighbours = `${printedText(before)} before and ${printedText(after)} after it`;
  report(messages.decimalSlip(place, `${analyte} ${printedText(middle)} is about ${size} ${neighbours}`));
}
