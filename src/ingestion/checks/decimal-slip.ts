/** A result ten times as large, or a tenth, of those just before and just after it, which agree with each other. */
import type { Observation } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import { numberOf } from "./value-number.ts";

/** Longer gaps leave time for a true rise and fall. */
const LONGEST_GAP_DAYS = 3;
/** Neighbours agree when neither is more than a quarter above the other. */
const AGREE = 1.25;
const [LEAST, MOST] = [8, 12.5];

export function decimalSlip(report: Report): Check {
  return {
    series: ({ participant, analyte, observations }) => {
      for (let at = 1; at < observations.length - 1; at += 1) {
        const [before, middle, after] = [observations[at - 1], observations[at], observations[at + 1]];
        if (before === undefined || middle === undefined || after === undefined) continue;
        const size = slip(before, middle, after);
        if (size === undefined) continue;
        const place = {
          ...{
            where: { ...middle.source, column: "value" },
            participant: participant.id,
            printed: printedText(middle),
          },
          related: [before, after].map(({ source }) => ({ ...source, column: "value" })),
        };
        report(
          messages.decimalSlip(
            place,
            `${analyte} ${printedText(middle)} is about ${size} ${printedText(before)} before and ${printedText(after)} after it`,
          ),
        );
      }
    },
  };
}

function slip(before: Observation, middle: Observation, after: Observation): string | undefined {
  const [a, b, c] = [numberOf(before), numberOf(middle), numberOf(after)];
  const ratio = b / a;
  // Most results are near the one before them, so nothing else is computed for them. NaN fails every comparison.
  if (!(ratio >= LEAST || ratio <= 1 / LEAST) || !(a > 0 && b > 0 && c > 0)) return undefined;
  if (middle.day - before.day > LONGEST_GAP_DAYS || after.day - middle.day > LONGEST_GAP_DAYS) return undefined;
  if (Math.max(a, c) > AGREE * Math.min(a, c)) return undefined;
  const both = [ratio, b / c];
  if (both.every((each) => each >= LEAST && each <= MOST)) return "ten times the";
  if (both.every((each) => each <= 1 / LEAST && each >= 1 / MOST)) return "a tenth of the";
  return undefined;
}
