/** Cumulative incidences (Aalen–Johansen) of the event and of every competing event at the times asked for. */

import type { TimeToEventEndpoint } from "../../definition/model/endpoint.ts";
import type { IncidenceEstimate } from "../../definition/model/estimate.ts";
import type { IncidenceInterval } from "../../definition/model/estimate-methods.ts";
import { aalenJohansen, type IncidenceCurves } from "../../statistics/competing-risks/aalen-johansen.ts";
import { type IncidenceIntervalType, incidenceAt } from "../../statistics/competing-risks/incidence-at.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import type { ExcludedRows, TimeToEventData } from "../../statistics/survival/time-to-event-data.ts";
import type { Estimate } from "./estimate.ts";
import { methodText } from "./method-text.ts";
import { type TimedParticipant, type TimePoint, timePoints } from "./time-data.ts";

/** What the rows of one group have in common. */
export interface RowsOfGroup {
  readonly paramcd: string;
  readonly label: string;
  readonly group: string;
  readonly n: number;
}

export interface IncidenceAsked {
  readonly endpoint: TimeToEventEndpoint;
  readonly estimate: Omit<IncidenceEstimate, "kind">;
  /** Said first in METHOD of the event's rows, where there is something to say. */
  readonly remark?: (point: TimePoint) => string;
}

export const EVENT_CAUSE = 1;

export const INTERVAL_TYPES: Readonly<Record<IncidenceInterval, IncidenceIntervalType>> = {
  "log-log": "loglog",
  plain: "plain",
  log: "log",
  "complementary-log-log": "cloglog",
};

export function incidenceEstimates(
  asked: IncidenceAsked,
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  const { endpoint, estimate } = asked;
  const names = causeNames(endpoint);
  const causes = names.map((_, index) => index + EVENT_CAUSE);
  const points = timePoints(participants, estimate.at);
  const curvesOf = oncePerData((data) => aalenJohansen(data, { causes, ...varianceOption(estimate) }));
  return causes.flatMap((cause, index) =>
    points.map((point): Estimate => {
      const remark = cause === EVENT_CAUSE ? asked.remark?.(point) : undefined;
      const row = { ...common, statistic: "cumulative-incidence", timepoint: point.asked.text, level: estimate.level };
      const found = incidenceAtPoint({ point, cause, curves: curvesOf(point.data), estimate });
      return { ...row, category: names[index] ?? "", ...found, method: methodText(remark, found.method) };
    }),
  );
}

/** `event`, then each competing event; the cause numbers of the statistics are 1, 2, 3 … in this order. */
export function causeNames({ competing }: TimeToEventEndpoint): readonly string[] {
  return ["event", ...competing.map((group) => group.join("/"))];
}

export function varianceOption({ variance }: IncidenceAsked["estimate"]) {
  return variance === undefined ? {} : { variance };
}

/** Times in days share their data, and so one curve. */
export function oncePerData<Curve>(draw: (data: TimeToEventData) => Curve): (data: TimeToEventData) => Curve {
  const drawn = new Map<TimeToEventData, Curve>();
  return (data) => {
    const curve = drawn.get(data) ?? draw(data);
    drawn.set(data, curve);
    return curve;
  };
}

export type Found = Pick<Estimate, "value" | "lower" | "upper" | "events" | "method">;

function incidenceAtPoint(input: {
  readonly point: TimePoint;
  readonly cause: number;
  readonly curves: IncidenceCurves | NotComputable;
  readonly estimate: IncidenceAsked["estimate"];
}): Found {
  const { point, cause, curves, estimate } = input;
  const none = { value: undefined, lower: undefined, upper: undefined };
  if (isNotComputable(curves)) return { ...none, events: 0, method: curves.why };
  const ofCause = curves.causes.find((candidate) => candidate.cause === cause);
  if (ofCause === undefined) throw new Error(`cause ${cause} was asked for and is missing`);
  const type = INTERVAL_TYPES[estimate.interval];
  const [read] = incidenceAt(curves, ofCause, [point.day], { level: estimate.level, type });
  const events = ofCause.eventTotal;
  const variance = curves.variance === "aalen" ? "Aalen" : curves.variance;
  const method = methodText(
    `Aalen-Johansen, ${variance} variance, ${estimate.interval} interval`,
    neverAtRiskText(curves.excluded),
  );
  if (read === undefined || !("interval" in read))
    return { ...none, events, method: methodText(method, point.note, read?.incidence) };
  return {
    value: read.incidence,
    ...limitsOf(read.interval),
    events,
    method: methodText(method, point.note, read.interval),
  };
}

/** Delayed entry on the day that observation ends leaves nothing to observe. */
export function neverAtRiskText({ emptyInterval }: ExcludedRows): string {
  return emptyInterval === 0 ? "" : `${emptyInterval} left out: entry not before the end of observation`;
}

export function limitsOf(interval: { readonly lower: number; readonly upper: number } | NotComputable) {
  return isNotComputable(interval)
    ? { lower: undefined, upper: undefined }
    : { lower: interval.lower, upper: interval.upper };
}
