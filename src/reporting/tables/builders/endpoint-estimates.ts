/** The estimates of one endpoint, found by what they say. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { TableContext } from "./table-context.ts";

/** Of single groups; comparisons of arms stand apart. */
export function estimatesOf({ data }: TableContext, paramcd: string): readonly EstimateFacts[] {
  return data.estimates.filter((estimate) => estimate.paramcd === paramcd && estimate.comparison === null);
}

export function ofGroup(estimates: readonly EstimateFacts[], group: string): readonly EstimateFacts[] {
  return estimates.filter((estimate) => estimate.group === group);
}

export function findStatistic(
  estimates: readonly EstimateFacts[],
  statistic: string,
  category = "",
): EstimateFacts | undefined {
  return estimates.find((estimate) => estimate.statistic === statistic && estimate.category === category);
}

/** Participants of a group that count in the analysis of an endpoint. */
export function analysedIn({ kind }: EndpointFacts, own: readonly EstimateFacts[]): number {
  if (kind === "episodes") return findStatistic(own, "participants", "evaluable")?.value ?? 0;
  const first = own.find(({ statistic }) => statistic !== "participants" && !statistic.endsWith("among-events"));
  return first?.n ?? 0;
}

/** Participants of a group in the population of an endpoint. */
export function populationIn(own: readonly EstimateFacts[]): number {
  return own.find(({ statistic }) => statistic === "participants")?.n ?? 0;
}

/** How many participants ended in each state. */
export function statesIn(own: readonly EstimateFacts[]): readonly { readonly state: string; readonly count: number }[] {
  return own
    .filter(({ statistic }) => statistic === "participants")
    .map(({ category, value }) => ({ state: category, count: value ?? 0 }));
}
