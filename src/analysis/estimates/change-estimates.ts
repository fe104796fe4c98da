/** Description of a value over the participants analysed: mean with its t interval, SD, quartiles of a named type, range. */
import { toNumber } from "../../core/exact.ts";
import type { ChangeEndpoint } from "../../definition/model/endpoint.ts";
import { type Description, describe } from "../../statistics/description/describe.ts";
import type { Interval } from "../../statistics/interval.ts";
import { isNotComputable, type NotComputable } from "../../statistics/not-computable.ts";
import { type Estimate, NO_INTERVAL } from "./estimate.ts";
import type { Group } from "./grouping.ts";
import { type Measure, measured } from "./measure.ts";
import { geometricMeasures, testMeasures } from "./value-tests.ts";

export function changeEstimates(endpoint: ChangeEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => describeGroup(endpoint, group));
}

function describeGroup(endpoint: ChangeEndpoint, group: Group): readonly Estimate[] {
  const values = group.derivations.flatMap(({ outcome, analysed }) =>
    analysed && outcome.kind === "value" ? [toNumber(outcome.value)] : [],
  );
  const { level, quantile } = endpoint.estimate;
  const found = describe({ values, quantileType: quantile, level });
  const quartile = `quantile ${quantile}`;
  const row = (
    statistic: string,
    value: number | NotComputable,
    method: string,
    interval?: Interval | NotComputable,
  ): Estimate => {
    const limits = interval === undefined || isNotComputable(interval) ? NO_INTERVAL : { ...interval, level };
    const why = isNotComputable(value) ? `${method === "" ? "" : `${method}; `}${value.why}` : method;
    const computed = isNotComputable(value) ? undefined : value;
    return {
      paramcd: endpoint.paramcd,
      label: endpoint.label,
      group: group.name,
      statistic,
      timepoint: "",
      category: "",
      value: computed,
      ...limits,
      method: why,
      n: found.n,
      events: undefined,
    };
  };
  return [
    row("mean", found.mean, "t interval", found.meanInterval),
    row("sd", found.standardDeviation, "divisor n - 1"),
    row("median", found.median, quartile),
    row("q1", found.lowerQuartile, quartile),
    row("q3", found.upperQuartile, quartile),
    row("min", found.minimum, ""),
    row("max", found.maximum, ""),
    ...further(endpoint, values, found).map(
      (measure): Estimate => ({ ...row(measure.statistic, 0, ""), ...measured(measure, level) }),
    ),
  ];
}

function further({ estimate }: ChangeEndpoint, values: readonly number[], found: Description): readonly Measure[] {
  return [...(estimate.geometric ? geometricMeasures(found) : []), ...testMeasures(estimate, values)];
}
