/**
 * The results as a CDISC Analysis Results Standard 1.0 reporting event: what was analysed, in whom, by which method, and every result.
 * Source: cdisc-org/analysis-results-standard, model/ars_ldm.json. Its raw values are texts; here the shortest that reads back.
 */
import type { StageGate } from "../../analysis/decisions/stage-gate.ts";
import type { Estimate } from "../../analysis/estimates/estimate.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Study } from "../../definition/model/study.ts";
import type { AnalysisDataset } from "./dataset.ts";
import { analysesOf, type ReportedAnalysis } from "./reporting-event-analyses.ts";
import { stageGateAnalyses } from "./reporting-event-decisions.ts";
import { groupingsOf } from "./reporting-event-groups.ts";
import { analysedSubsetId, analysisSetId, wholeSubsetId } from "./reporting-event-ids.ts";
import { methodsOf } from "./reporting-event-methods.ts";

export interface ReportingEventInput {
  readonly study: Study;
  readonly estimates: readonly Estimate[];
  readonly decisions: readonly StageGate[];
  readonly datasets: readonly AnalysisDataset[];
}

export function reportingEventJson(input: ReportingEventInput): string {
  const { study, estimates, decisions } = input;
  const groupings = groupingsOf(estimates);
  const byEndpoint = [...study.endpoints.values()].map((endpoint) => ({
    endpoint,
    analyses: [
      ...analysesOf(
        endpoint,
        estimates.filter(({ paramcd }) => paramcd === endpoint.paramcd),
        datasetOf(input.datasets, endpoint),
        groupings,
      ),
      ...stageGateAnalyses(
        endpoint,
        decisions.filter(({ decision }) => decision.endpoint === endpoint.name),
        datasetOf(input.datasets, endpoint),
      ),
    ],
  }));
  const analyses = byEndpoint.flatMap((entry) => entry.analyses);
  const event = {
    id: `RE.${study.id}`,
    name: study.title,
    version: 1,
    mainListOfContents: { name: "Endpoints", contentsList: { listItems: byEndpoint.map(contentsOf) } },
    analysisSets: analysisSetsOf(input),
    dataSubsets: dataSubsetsOf(input, analyses),
    analysisGroupings: groupings.factors,
    methods: methodsOf(analyses),
    analyses: analyses.map(({ analysis }) => analysis),
  };
  return `${JSON.stringify(event, null, 2)}\n`;
}

function contentsOf({ endpoint, analyses }: { endpoint: Endpoint; analyses: readonly ReportedAnalysis[] }, at: number) {
  return {
    name: `${endpoint.paramcd} ${endpoint.label}`,
    level: 1,
    order: at + 1,
    sublist: {
      listItems: analyses.map(({ analysis }, index) => ({
        name: analysis.name,
        level: 2,
        order: index + 1,
        analysisId: analysis.id,
      })),
    },
  };
}

function analysisSetsOf({ datasets }: ReportingEventInput) {
  const [subjects] = datasets;
  const flags = (subjects?.variables ?? []).filter(({ name }) => /^POP\d+FL$/.test(name));
  return flags.map(({ name, population = "" }, index) => ({
    id: analysisSetId(population),
    name: population,
    level: 1,
    order: index + 1,
    condition: { dataset: "ADSL", variable: name, comparator: "EQ", value: ["Y"] },
  }));
}

function datasetOf(datasets: readonly AnalysisDataset[], { paramcd }: Endpoint): string {
  const holds = ({ variables }: AnalysisDataset) =>
    variables.some(({ name, codes }) => name === "PARAMCD" && codes?.some(({ value }) => value === paramcd) === true);
  return datasets.find(holds)?.name ?? "";
}

/** Those that an analysis refers to: the rows of an endpoint that count in its analysis, or all of its rows. */
function dataSubsetsOf({ study, datasets }: ReportingEventInput, analyses: readonly ReportedAnalysis[]) {
  const used = new Set(analyses.map(({ analysis }) => analysis.dataSubsetId));
  return [...study.endpoints.values()]
    .flatMap((endpoint) => [analysedSubset(datasets, endpoint), wholeSubset(datasets, endpoint)])
    .filter(({ id }) => used.has(id))
    .map((subset, index) => ({ ...subset, level: 1, order: index + 1 }));
}

function analysedSubset(datasets: readonly AnalysisDataset[], endpoint: Endpoint) {
  const dataset = datasetOf(datasets, endpoint);
  const where = (order: number, variable: string, value: string) => ({
    level: 2,
    order,
    condition: { dataset, variable, comparator: "EQ", value: [value] },
  });
  return {
    id: analysedSubsetId(endpoint.paramcd),
    name: endpoint.paramcd,
    compoundExpression: {
      logicalOperator: "AND",
      whereClauses: [where(1, "PARAMCD", endpoint.paramcd), where(2, "ANL01FL", "Y")],
    },
  };
}

function wholeSubset(datasets: readonly AnalysisDataset[], endpoint: Endpoint) {
  return {
    id: wholeSubsetId(endpoint.paramcd),
    name: `${endpoint.paramcd}, all rows`,
    condition: {
      dataset: datasetOf(datasets, endpoint),
      variable: "PARAMCD",
      comparator: "EQ",
      value: [endpoint.paramcd],
    },
  };
}
