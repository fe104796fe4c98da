/** Cumulative incidences (Aalen–Johansen) or survival (Kaplan–Meier) at the times asked for. */
import type { TimeToEventEndpoint } from "../definition/model.ts";
import { aalenJohansen, type CauseIncidence, type IncidenceCurves } from "../statistics/aalen-johansen.ts";
import { incidenceAt } from "../statistics/incidence-at.ts";
import { kaplanMeier } from "../statistics/kaplan-meier.ts";
import { medianSurvival } from "../statistics/km-quantile.ts";
import { isNotComputable, type NotComputable } from "../statistics/not-computable.ts";
import { quantile, range } from "../statistics/quantile.ts";
import { survivalAt } from "../statistics/survival-at.ts";
import type { TimeToEventData } from "../statistics/time-to-event-data.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import type { Group } from "./grouping.ts";

export function timeEstimates(endpoint: TimeToEventEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => {
    const times = group.derivations.flatMap(({ outcome, analysed }) =>
      analysed && outcome.kind === "time" ? [outcome] : [],
    );
    // The statistics count 0 as censored and 1 as the event; CNSR counts the other way round and numbers competing events from 2.
    const status = times.map(({ cnsr }) => (cnsr === 0 ? 1 : cnsr === 1 ? 0 : cnsr));
    const data = { time: times.map(({ days }) => days), status };
    const common = { paramcd: endpoint.paramcd, label: endpoint.label, group: group.name, n: times.length };
    const curve =
      endpoint.estimate.kind === "cumulative-incidence"
        ? incidence(endpoint, common, data)
        : survival(endpoint, common, data);
    return [...curve, ...amongEvents(common, data)];
  });
}

interface Common {
  readonly paramcd: string;
  readonly label: string;
  readonly group: string;
  readonly n: number;
}

const NOT_ESTIMATED = { value: undefined, lower: undefined, upper: undefined } as const;

function incidence(endpoint: TimeToEventEndpoint, common: Common, data: TimeToEventData): readonly Estimate[] {
  const causes = [1, ...endpoint.competing.map((_, index) => index + 2)];
  const names = ["event", ...endpoint.competing.map((group) => group.join("/"))];
  const curves = aalenJohansen(data, { causes });
  return causes.flatMap((cause, index) => {
    const category = names[index] ?? "";
    const found = isNotComputable(curves) ? undefined : curves.causes.find((other) => other.cause === cause);
    return isNotComputable(curves) || found === undefined
      ? unavailable(endpoint, common, category, "cumulative-incidence", curves)
      : incidenceRows(endpoint, common, category, curves, found);
  });
}

const INCIDENCE_METHOD = "Aalen-Johansen, Aalen variance, log-log interval";

function incidenceRows(
  endpoint: TimeToEventEndpoint,
  common: Common,
  category: string,
  curves: IncidenceCurves,
  cause: CauseIncidence,
): readonly Estimate[] {
  const { at, level } = endpoint.estimate;
  const points = incidenceAt(
    curves,
    cause,
    at.map((duration) => duration.count),
    { level, type: "loglog" },
  );
  return points.map((point, index) => {
    const row = {
      ...common,
      statistic: "cumulative-incidence",
      timepoint: at[index]?.text ?? "",
      category,
      level,
      events: cause.eventTotal,
    };
    if (!("interval" in point))
      return { ...row, ...NOT_ESTIMATED, method: `${INCIDENCE_METHOD}; ${point.incidence.why}` };
    return {
      ...row,
      value: point.incidence,
      ...limits(point.interval),
      method: withReason(INCIDENCE_METHOD, point.interval),
    };
  });
}

function limits(interval: { readonly lower: number; readonly upper: number } | NotComputable) {
  return isNotComputable(interval)
    ? { lower: undefined, upper: undefined }
    : { lower: interval.lower, upper: interval.upper };
}

function withReason(method: string, interval: object | NotComputable): string {
  return isNotComputable(interval) ? `${method}; ${interval.why}` : method;
}

function unavailable(
  endpoint: TimeToEventEndpoint,
  common: Common,
  category: string,
  statistic: string,
  why: unknown,
): readonly Estimate[] {
  const method = isNotComputable(why) ? why.why : "no such event";
  return endpoint.estimate.at.map((at) => ({
    ...common,
    statistic,
    timepoint: at.text,
    category,
    level: endpoint.estimate.level,
    events: 0,
    ...NOT_ESTIMATED,
    method,
  }));
}

const SURVIVAL_METHOD = "Kaplan-Meier, Greenwood, log-log interval";

function survival(endpoint: TimeToEventEndpoint, common: Common, data: TimeToEventData): readonly Estimate[] {
  const { at, level } = endpoint.estimate;
  const curve = kaplanMeier(data);
  if (isNotComputable(curve)) return unavailable(endpoint, common, "", "survival", curve);
  const points = survivalAt(
    curve,
    at.map((duration) => duration.count),
    { level, type: "log-log" },
  );
  const rows = points.map((point, index): Estimate => {
    const row = {
      ...common,
      statistic: "survival",
      timepoint: at[index]?.text ?? "",
      category: "",
      level,
      events: curve.eventTotal,
    };
    if (!("interval" in point))
      return { ...row, ...NOT_ESTIMATED, method: `${SURVIVAL_METHOD}; ${point.survival.why}` };
    return {
      ...row,
      value: point.survival,
      ...limits(point.interval),
      method: withReason(SURVIVAL_METHOD, point.interval),
    };
  });
  const median = medianSurvival(curve, { level, type: "log-log" });
  const method = "Kaplan-Meier median, SAS rule, log-log interval";
  const medianRow = { ...common, statistic: "median", timepoint: "", category: "", level, events: curve.eventTotal };
  const number = (value: number | NotComputable) => (isNotComputable(value) ? undefined : value);
  const reason = isNotComputable(median.time) ? `${method}; ${median.time.why}` : method;
  return [
    ...rows,
    {
      ...medianRow,
      value: number(median.time),
      lower: number(median.lower),
      upper: number(median.upper),
      method: reason,
    },
  ];
}

/** Median and range of the time among those who had the event: a description, not an estimate of the time to it. */
function amongEvents(common: Common, data: TimeToEventData): readonly Estimate[] {
  const values = Array.from(data.time).filter((_, index) => data.status[index] === 1);
  if (values.length === 0) return [];
  const median = quantile({ values, probability: 0.5, type: "type-2" });
  const extremes = range(values);
  const row = (statistic: string, value: number | NotComputable): Estimate => ({
    ...common,
    statistic,
    timepoint: "",
    category: "event",
    value: isNotComputable(value) ? undefined : value,
    ...NO_INTERVAL,
    method: "among participants with the event",
    n: values.length,
    events: values.length,
  });
  const [smallest, largest] = isNotComputable(extremes) ? [extremes, extremes] : [extremes.smallest, extremes.largest];
  return [row("median-among-events", median), row("min-among-events", smallest), row("max-among-events", largest)];
}
