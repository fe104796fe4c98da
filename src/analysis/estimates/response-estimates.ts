/** Proportions of responders and of response categories, over the participants analysed. */

import type { CategoryEndpoint, ResponseEndpoint } from "../../definition/model/endpoint.ts";
import type { ProportionEstimate } from "../../definition/model/estimate.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { isNotComputable } from "../../statistics/not-computable.ts";
import { proportionInterval } from "../../statistics/proportions/proportion-interval.ts";
import type { Estimate } from "./estimate.ts";
import type { Group } from "./grouping.ts";
import { measured } from "./measure.ts";
import { testProportion } from "./proportion-test.ts";

export function responseEstimates(endpoint: ResponseEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) => proportionRows(endpoint, group, "", isResponder));
}

export function categoryEstimates(endpoint: CategoryEndpoint, groups: readonly Group[]): readonly Estimate[] {
  return groups.flatMap((group) =>
    endpoint.categories.flatMap(({ category }) =>
      proportionRows(endpoint, group, category, (derivation) => isCategory(derivation, category)),
    ),
  );
}

export function isResponder(derivation: Derivation): boolean {
  return derivation.outcome.kind === "verdict" && derivation.outcome.verdict === "Y";
}

function isCategory(derivation: Derivation, category: string): boolean {
  return derivation.outcome.kind === "category" && derivation.outcome.category === category;
}

interface ProportionOf {
  readonly paramcd: string;
  readonly label: string;
  readonly estimate: ProportionEstimate;
}

function proportionRows(
  of: ProportionOf,
  group: Group,
  category: string,
  counts: (derivation: Derivation) => boolean,
): readonly Estimate[] {
  const row = proportion(of, group, category, counts);
  const { test } = of.estimate;
  if (test === undefined) return [row];
  const { pValue, method } = testProportion(test, { events: row.events, total: row.n });
  return [
    row,
    { ...row, statistic: "p-value", ...measured({ statistic: "p-value", value: pValue, method }, of.estimate.level) },
  ];
}

function proportion(
  { paramcd, label, estimate }: ProportionOf,
  group: Group,
  category: string,
  counts: (derivation: Derivation) => boolean,
): Estimate & { readonly events: number } {
  const analysed = group.derivations.filter((derivation) => derivation.analysed);
  const [total, events] = [analysed.length, analysed.filter(counts).length];
  const interval = proportionInterval({ events, total, level: estimate.level, method: estimate.interval });
  const common = {
    paramcd,
    label,
    group: group.name,
    statistic: "proportion",
    timepoint: "",
    category,
    level: estimate.level,
    n: total,
    events,
  };
  if (isNotComputable(interval))
    return {
      ...common,
      value: undefined,
      lower: undefined,
      upper: undefined,
      method: `${estimate.interval}; ${interval.why}`,
    };
  return { ...common, value: events / total, lower: interval.lower, upper: interval.upper, method: estimate.interval };
}
