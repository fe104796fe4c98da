/**
 * The results of one analyte of a participant in time order, as rules read them: day and value by position, without an object per
 * result. A whole observation is made when somebody asks for it.
 */
import type { Day } from "./calendar.ts";
import type { Interval } from "./interval.ts";
import type { Observation, Participant } from "./participant.ts";

export interface ObservationSeries {
  readonly length: number;
  readonly dayAt: (position: number) => Day;
  readonly valueAt: (position: number) => Interval;
  /** Seconds since midnight; undefined where the time of day is not known. */
  readonly secondAt: (position: number) => number | undefined;
  /** Number of the printed result in `printed`: equal numbers are one value. Undefined where results are not numbered. */
  readonly numberAt: (position: number) => number | undefined;
  /** What the numbers count: two series with the same one share them. */
  readonly printed: object;
  /** From `start` to before `end`. */
  readonly slice: (start: number, end: number) => readonly Observation[];
}

/** The series of observations that are at hand. */
export function seriesOf(observations: readonly Observation[]): ObservationSeries {
  const at = (position: number): Observation => {
    const observation = observations[position];
    if (observation === undefined) throw new RangeError(`no observation ${position}`);
    return observation;
  };
  return {
    length: observations.length,
    dayAt: (position) => at(position).day,
    valueAt: (position) => at(position).value,
    secondAt: (position) => at(position).second,
    numberAt: () => undefined,
    printed: observations,
    slice: (start, end) => observations.slice(start, end),
  };
}

/** The position of the first result that is not before a day; the length where there is none. */
export function firstFrom(series: ObservationSeries, day: Day | undefined): number {
  let [low, high] = [0, day === undefined ? 0 : series.length];
  while (low < high && day !== undefined) {
    const middle = (low + high) >> 1;
    if (series.dayAt(middle) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The participant with other results. */
export function withObservations(participant: Participant, observations: Participant["observations"]): Participant {
  return { ...participant, observations, series: (analyte) => seriesOf(observations(analyte)) };
}
