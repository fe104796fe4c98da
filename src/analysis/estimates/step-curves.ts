/** The whole curves behind the estimates of a time to event, for figures: every step with its interval and what stands below it. */

import type { TimeToEventEndpoint } from "../../definition/model/endpoint.ts";
import type { IncidenceEstimate, SurvivalEstimate } from "../../definition/model/estimate.ts";
import { aalenJohansen, type IncidenceCurves } from "../../statistics/competing-risks/aalen-johansen.ts";
import { incidenceAt } from "../../statistics/competing-risks/incidence-at.ts";
import type { Interval } from "../../statistics/interval.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { type KaplanMeierCurve, kaplanMeier } from "../../statistics/survival/kaplan-meier.ts";
import { survivalAt } from "../../statistics/survival/survival-at.ts";
import type { TimeToEventData } from "../../statistics/survival/time-to-event-data.ts";
import type { Group } from "./grouping.ts";
import { causeNames, EVENT_CAUSE, INTERVAL_TYPES, varianceOption } from "./incidence-estimates.ts";
import { incidenceAskedInPlace, survivalWouldMislead } from "./one-minus-kaplan-meier.ts";
import { timeData, timedParticipants } from "./time-data.ts";

/** Parallel columns, one entry per distinct observed time in days from the origin; right-continuous steps. */
export interface StepCurve {
  readonly group: string;
  readonly estimator: "kaplan-meier" | "cumulative-incidence";
  /** As CNSR: 0 the event, 2 and up the competing events. */
  readonly cnsr: number;
  readonly cause: string;
  readonly n: number;
  readonly level: number;
  readonly time: readonly number[];
  readonly value: readonly number[];
  /** Undefined where no interval is defined. */
  readonly intervals: readonly (Interval | undefined)[];
  /** Under observation just before the time. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly allEvents: readonly number[];
  readonly censored: readonly number[];
  /** Ascending; undefined where everybody is at risk from the origin on. */
  readonly entry: readonly number[] | undefined;
}

/** Nothing for a group of which nobody is analysed. */
export function stepCurves(endpoint: TimeToEventEndpoint, groups: readonly Group[]): readonly StepCurve[] {
  return groups.flatMap(({ name, derivations }) => {
    const participants = timedParticipants(derivations);
    if (participants.length === 0) return [];
    const data = timeData(participants);
    if (survivalWouldMislead(endpoint))
      return incidenceCurves(endpoint, incidenceAskedInPlace(endpoint.estimate), name, data);
    const { estimate } = endpoint;
    return estimate.kind === "kaplan-meier"
      ? survivalCurve(estimate, name, data)
      : incidenceCurves(endpoint, estimate, name, data);
  });
}

function survivalCurve(
  { level, interval: type }: SurvivalEstimate,
  group: string,
  data: TimeToEventData,
): readonly StepCurve[] {
  const curve = kaplanMeier(data);
  if (isNotComputable(curve)) return [];
  const read = survivalAt(curve, [...curve.time], { level, type });
  return [
    {
      ...{ group, estimator: "kaplan-meier", cnsr: 0, cause: "event", n: curve.n, level },
      time: [...curve.time],
      value: [...curve.survival],
      intervals: read.map((point) => ("interval" in point ? known(point.interval) : undefined)),
      atRisk: [...curve.atRisk],
      events: [...curve.events],
      allEvents: [...curve.events],
      censored: [...curve.censored],
      entry: entryOf(curve),
    },
  ];
}

function entryOf({ entry }: Pick<KaplanMeierCurve, "entry">): readonly number[] | undefined {
  return entry === undefined ? undefined : [...entry];
}

function incidenceCurves(
  endpoint: TimeToEventEndpoint,
  asked: Omit<IncidenceEstimate, "kind">,
  group: string,
  data: TimeToEventData,
): readonly StepCurve[] {
  const names = causeNames(endpoint);
  const causes = names.map((_, index) => index + EVENT_CAUSE);
  const curves = aalenJohansen(data, { causes, ...varianceOption(asked) });
  // Entry times and the rows left out for them are the same for every estimator.
  const anyEvent = kaplanMeier(data);
  if (isNotComputable(curves) || isNotComputable(anyEvent)) return [];
  const allEvents = Array.from(curves.time, (_, slot) =>
    curves.causes.reduce((sum, { events }) => sum + (events[slot] ?? 0), 0),
  );
  return names.map((cause, index): StepCurve => {
    const [number, found] = [index + EVENT_CAUSE, causeOf(curves, index + EVENT_CAUSE)];
    const type = INTERVAL_TYPES[asked.interval];
    const read = incidenceAt(curves, found, [...curves.time], { level: asked.level, type });
    return {
      ...{ group, estimator: "cumulative-incidence", cause, n: curves.n, level: asked.level },
      cnsr: number === EVENT_CAUSE ? 0 : number,
      time: [...curves.time],
      value: [...found.incidence],
      intervals: read.map((point) => ("interval" in point ? known(point.interval) : undefined)),
      atRisk: [...curves.atRisk],
      events: [...found.events],
      allEvents,
      censored: [...curves.censored],
      entry: entryOf(anyEvent),
    };
  });
}

function causeOf({ causes }: IncidenceCurves, number: number): IncidenceCurves["causes"][number] {
  const found = causes.find(({ cause }) => cause === number);
  if (found === undefined) throw new Error(`cause ${number} was asked for and is missing`);
  return found;
}

function known(interval: Interval | NotComputable): Interval | undefined {
  return isNotComputable(interval) ? undefined : interval;
}
