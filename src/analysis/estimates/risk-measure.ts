/** The proportion of participants concerned, with its interval: what adverse events and shifts have in common. */
import type { RiskEstimate } from "../../definition/model/adverse-events.ts";
import { notComputable } from "../../statistics/not-computable.ts";
import { proportionInterval } from "../../statistics/proportions/proportion-interval.ts";
import type { Measure } from "./measure.ts";

export function riskMeasure(
  statistic: string,
  { interval, level }: RiskEstimate,
  events: number,
  total: number,
): Measure {
  return {
    statistic,
    value: total === 0 ? notComputable("nobody was counted, so there is no proportion") : events / total,
    interval: proportionInterval({ events, total, level, method: interval }),
    method: interval,
  };
}
