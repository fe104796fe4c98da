/** What an endpoint of the study file says, in English and in the pieces that tables and figures need. */
import { causeNames } from "../../../analysis/estimates/incidence-estimates.ts";
import { survivalWouldMislead } from "../../../analysis/estimates/one-minus-kaplan-meier.ts";
import type { Endpoint, EpisodesEndpoint, TimeToEventEndpoint } from "../../../definition/model/endpoint.ts";
import { CCI_UNIT } from "../../../definition/model/episodes.ts";
import type { Study } from "../../../definition/model/study.ts";
import { endpointLines } from "../../../definition/prose/explain.ts";
import { endpointText, intercurrentText } from "../../../definition/prose/prose.ts";
import { unitOf } from "../../../derivation/quantities/quantity.ts";
import type { EndpointFacts } from "../study-facts.ts";
import { citationFacts } from "./citations.ts";
import { limitFacts } from "./limit.ts";
import type { FactsOf } from "./report-input.ts";
import { thresholdFacts } from "./thresholds.ts";

export function endpointFacts(study: Study, endpoint: Endpoint, factsOf: FactsOf): EndpointFacts {
  const { name, paramcd, label, role, kind, population, summary } = endpoint;
  return {
    name,
    paramcd,
    label,
    role,
    kind,
    population,
    text: endpointText(endpoint, study),
    definition: endpointLines(endpoint, study),
    intercurrent: endpoint.intercurrent.map(intercurrentText),
    summary: summary ?? null,
    missing: endpoint.kind === "response" ? endpoint.missing : null,
    categories:
      endpoint.kind === "category"
        ? endpoint.categories.map(({ category, label: text }) => ({ category, label: text }))
        : [],
    time: endpoint.kind === "time-to-event" ? timeFacts(endpoint) : null,
    unit: valueUnit(study, endpoint),
    thresholds: thresholdFacts(study, endpoint),
    limit: limitFacts(study, endpoint),
    citations: citationFacts(study, endpoint, factsOf),
  };
}

function timeFacts(endpoint: TimeToEventEndpoint): EndpointFacts["time"] {
  const { origin, horizon, estimate } = endpoint;
  return {
    origin,
    estimator: survivalWouldMislead(endpoint) ? "cumulative-incidence" : estimate.kind,
    // CNSR 1 is censored.
    causes: causeNames(endpoint).map((name, index) => ({ cnsr: index === 0 ? 0 : index + 1, name })),
    horizonDays: horizon?.unit === "days" ? horizon.count : null,
    at: estimate.at.map(({ text }) => text),
  };
}

function valueUnit(study: Study, endpoint: Endpoint): string {
  if (endpoint.kind === "change") return unitOf(study, endpoint.value);
  return endpoint.kind === "episodes" ? episodesUnit(study, endpoint) : "";
}

function episodesUnit(study: Study, { episodes, report }: EpisodesEndpoint): string {
  switch (report.kind) {
    case "class":
      return "";
    case "increment":
      return study.episodes.get(episodes)?.analyte.unit.code ?? "";
    case "cci":
      return CCI_UNIT.code;
    case "recovery":
      return "%";
  }
}
