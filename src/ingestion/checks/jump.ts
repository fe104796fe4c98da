/** Two results of which one can hardly be right: a step that no participant makes within a day. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Observation } from "../../core/participant.ts";
import { type Check, printedText, type Report } from "./check.ts";
import { messages } from "./messages.ts";
import type { Series } from "./series-reader.ts";

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
    series: (series) => {
      const steps = STEPS[series.analyte];
      if (steps === undefined) return;
      const { length, days, numbers } = series;
      for (let at = 1; at < length; at += 1) {
        // NaN, a limit, is no step.
        const step = (numbers[at] ?? Number.NaN) - (numbers[at - 1] ?? Number.NaN);
        if (!(step >= steps.rise || -step >= steps.fall) || (days[at] ?? 0) - (days[at - 1] ?? 0) > 1) continue;
        reportStep(series, series.at(at - 1), series.at(at), report);
      }
    },
  };
}

function reportStep(series: Series, before: Observation, after: Observation, report: Report): void {
  const hours = hoursBetween(before, after);
  if (hours !== undefined && hours > 24) return;
  const place = {
    ...{ where: { ...after.source, column: "value" }, participant: series.participant.id, printed: printedText(after) },
    related: [{ ...before.source, column: "value" }],
  };
  const text = `${series.analyte} changes from ${printedText(before)} to ${printedText(after)}`;
  report(messages.jump(place, text, hours === undefined ? "a day" : hoursText(hours)));
}

/** Undefined where the time of either is not known. */
function hoursBetween(before: Observation, after: Observation): number | undefined {
  if (before.second === undefined || after.second === undefined) return undefined;
  return ((after.day - before.day) * SECONDS_PER_DAY + after.second - before.second) / 3600;
}

function hoursText(hours: number): string {
  return hours < 1 ? "an hour" : `${Math.round(hours)} h`;
}
