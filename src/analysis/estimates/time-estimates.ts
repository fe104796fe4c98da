/** Cumulative incidences or survival at the times asked for, and what is seen among those with the event. */
import type { TimeToEventEndpoint } from "../../definition/model/endpoint.ts";
import { quantile, range } from "../../statistics/description/quantile.ts";
import type { NotComputable } from "../../statistics/not-computable.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import type { Group } from "./grouping.ts";
import { incidenceEstimates, type RowsOfGroup } from "./incidence-estimates.ts";
import { incidenceInPlaceOfSurvival, survivalWouldMislead } from "./one-minus-kaplan-meier.ts";
import { survivalEstimates } from "./survival-estimates.ts";
import { type TimedParticipant, timedParticipants } from "./time-data.ts";

export function timeEstimates(endpoint: TimeToEventEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => {
    const participants = timedParticipants(group.derivations);
    const common = { paramcd: endpoint.paramcd, label: endpoint.label, group: group.name, n: participants.length };
    return [...curveEstimates(endpoint, common, participants), ...amongEvents(common, participants)];
  });
}

function curveEstimates(
  endpoint: TimeToEventEndpoint,
  common: RowsOfGroup,
  participants: readonly TimedParticipant[],
): readonly Estimate[] {
  if (survivalWouldMislead(endpoint)) return incidenceInPlaceOfSurvival(endpoint, common, participants);
  const { estimate } = endpoint;
  return estimate.kind === "kaplan-meier"
    ? survivalEstimates(estimate, common, participants)
    : incidenceEstimates({ endpoint, estimate }, common, participants);
}

/** Median and range of the time among those who had the event: a description, not an estimate of the time to it. */
function amongEvents(common: RowsOfGroup, participants: readonly TimedParticipant[]): readonly Estimate[] {
  const values = participants.filter(({ cnsr }) => cnsr === 0).map(({ days }) => days);
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
