/** The estimates that stand for an endpoint in a summary: one, or one per response category. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { findStatistic } from "./endpoint-estimates.ts";

export function headlines(endpoint: EndpointFacts, own: readonly EstimateFacts[]): readonly EstimateFacts[] {
  const found = candidates(endpoint, own);
  return found.flatMap((estimate) => estimate ?? []);
}

function candidates(endpoint: EndpointFacts, own: readonly EstimateFacts[]): readonly (EstimateFacts | undefined)[] {
  switch (endpoint.kind) {
    case "response":
      return [findStatistic(own, "proportion")];
    case "category":
      return endpoint.categories.map(({ category }) => findStatistic(own, "proportion", category));
    case "change":
      return [findStatistic(own, "mean")];
    case "time-to-event":
      return [timeHeadline(endpoint, own)];
    case "adverse-events":
      return [findStatistic(own, "incidence", "any / any / any")];
    case "shift":
      return [findStatistic(own, "proportion", "treatment-emergent")];
    case "episodes":
      return [findStatistic(own, "proportion-refractory", "episodes") ?? findStatistic(own, "mean", "episodes")];
  }
}

/** At the last time asked for; else the median. */
function timeHeadline({ time }: EndpointFacts, own: readonly EstimateFacts[]): EstimateFacts | undefined {
  const last = time?.at.at(-1);
  const atLast = own.find(
    ({ statistic, timepoint, category }) =>
      (statistic === "survival" || statistic === "cumulative-incidence") &&
      timepoint === last &&
      (category === "" || category === "event"),
  );
  return atLast ?? findStatistic(own, "median");
}
