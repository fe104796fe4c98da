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
export function analysedIn(endpoint: EndpointFacts, own: readonly EstimateFacts[]): number {
  return analysedIfShown(endpoint, own) ?? 0;
}

/** Undefined where no row says so: nobody, or, in an aggregate report, not shown. */
export function analysedIfShown({ kind }: EndpointFacts, own: readonly EstimateFacts[]): number | undefined {
  if (kind === "episodes") return findStatistic(own, "participants", "evaluable")?.value ?? undefined;
  const first = own.find(({ statistic }) => statistic !== "participants" && !statistic.endsWith("among-events"));
  return first?.n;
}

/** Participants of a group in the population of an endpoint. */
export function populationIn(own: readonly EstimateFacts[]): number {
  return populationIfShown(own) ?? 0;
}

export function populationIfShown(own: readonly EstimateFacts[]): number | undefined {
  return own.find(({ statistic }) => statistic === "participants")?.n;
}

/** How many participants ended in each state. */
export function statesIn(own: readonly EstimateFacts[]): readonly { readonly state: string; readonly count: number }[] {
  return own
    .filter(({ statistic }) => statistic === "participants")
    .map(({ category, value }) => ({ state: category, count: value ?? 0 }));
}
