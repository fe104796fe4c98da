/** Laboratory series of one participant. */
import type { AnalyteName } from "../../../core/analyte.ts";
import type { Instant } from "../../../core/calendar.ts";
import { compare, type Exact, toNumber, ZERO } from "../../../core/exact.ts";
import { pointValue } from "../../../core/interval.ts";
import type { Observation, Participant } from "../../../core/participant.ts";
import { printedText } from "../../row-text.ts";
import type { SeriesFacts } from "../series-facts.ts";
import type { Origin } from "./origin.ts";

const SECONDS_PER_DAY = 86_400;

/** One series per analyte and file. Without a day 0 there is no course. */
export function seriesFacts(
  participant: Participant,
  analytes: readonly AnalyteName[],
  origin: Origin | undefined,
): readonly SeriesFacts[] {
  if (origin === undefined) return [];
  return analytes.flatMap((analyte) => {
    const observations = participant.observations(analyte);
    const files = [...new Set(observations.map(({ source }) => source.file))];
    return files.map((file) =>
      seriesOf(
        analyte,
        file,
        observations.filter(({ source }) => source.file === file),
        origin,
      ),
    );
  });
}

function seriesOf(
  analyte: AnalyteName,
  file: string,
  observations: readonly Observation[],
  origin: Origin,
): SeriesFacts {
  const values = observations.map(shownValue);
  return {
    analyte,
    file,
    day: observations.map((observation) => dayWithTime(observation, origin)),
    value: values.map(({ value }) => value),
    qualifier: values.map(({ qualifier }) => qualifier),
    raw: observations.map(printedText),
    line: observations.map(({ source }) => source.line),
  };
}

export function dayWithTime({ day, second }: Instant, origin: Origin): number {
  return day - origin.day + (second ?? 0) / SECONDS_PER_DAY;
}

/** The value, or the bound it is known to lie below or above. */
function shownValue({ value }: Observation): { readonly value: number; readonly qualifier: string } {
  const exactly = pointValue(value);
  if (exactly !== undefined) return { value: toNumber(exactly), qualifier: "" };
  const { lower, upper } = value;
  if (upper !== undefined && isNothing(lower)) return { value: toNumber(upper), qualifier: "<" };
  return { value: toNumber(lower ?? upper ?? ZERO), qualifier: ">" };
}

function isNothing(bound: Exact | undefined): boolean {
  return bound === undefined || compare(bound, ZERO) <= 0;
}
