/** Two results of which one can hardly be right: a step that no participant makes within a day. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Observation } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import { numberOf } from "./value-number.ts";

/** The least step within a day that is asked about, in the canonical unit. Conventions of this project; the reasons are in docs/checks.md. */
const STEPS: Readonly<Partial<Record<AnalyteName, { readonly rise: number; readonly fall: number }>>> = {
  hemoglobin: { rise: 60, fall: 60 },
  platelets: { rise: 300, fall: 500 },
  creatinine: { rise: 300, fall: 800 },
  bilirubin: { rise: 200, fall: 400 },
};

const SECONDS_PER_DAY = 86_400;

export function jump(report: Report): Check {
  return {
    series: ({ participant, analyte, observations }) => {
      const steps = STEPS[analyte];
      if (steps === undefined) return;
      for (let at = 1; at < observations.length; at += 1) {
        const [before, after] = [observations[at - 1], observations[at]];
        if (before === undefined || after === undefined || after.day - before.day > 1) continue;
        const step = numberOf(after) - numberOf(before);
        if (!(step >= steps.rise || -step >= steps.fall)) continue;
        const hours = hoursBetween(before, after);
        if (hours !== undefined && hours > 24) continue;
        const place = {
          ...{ where: { ...after.source, column: "value" }, participant: participant.id, printed: printedText(after) },
          related: [{ ...before.source, column: "value" }],
        };
        report(
          messages.jump(place, stepText(analyte, before, after), hours === undefined ? "a day" : hoursText(hours)),
        );
      }
    },
  };
}

function stepText(analyte: AnalyteName, before: Observation, after: Observation): string {
  const rise = numberOf(after) > numberOf(before) ? "rises" : "falls";
  return `${analyte} ${rise} from ${printedText(before)} to ${printedText(after)}`;
}

/** Undefined where the time of either is not known. */
function hoursBetween(before: Observation, after: Observation): number | undefined {
  if (before.second === undefined || after.second === undefined) return undefined;
  return ((after.day - before.day) * SECONDS_PER_DAY + after.second - before.second) / 3600;
}

function hoursText(hours: number): string {
  return hours < 1 ? "an hour" : `${Math.round(hours)} h`;
}
