/** The analyses of an endpoint: one per statistic, with a result per group. */
import type { Estimate } from "../../analysis/estimates/estimate.ts";
import { numberText } from "../../core/exact.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Groupings, ResultGroup } from "./reporting-event-groups.ts";
import { analysedSubsetId, analysisSetId, wholeSubsetId } from "./reporting-event-ids.ts";
import { sentence, statisticsOf } from "./statistics-of-estimate.ts";

export interface OperationResult {
  readonly operationId: string;
  readonly rawValue?: string;
  readonly formattedValue?: string;
  readonly resultGroups?: readonly ResultGroup[];
}

export interface Operation {
  readonly id: string;
  readonly name: string;
  readonly order: number;
  readonly referencedOperationRelationships?: readonly object[];
}

/** An analysis with the method it uses. */
export interface ReportedAnalysis {
  readonly analysis: {
    readonly id: string;
    readonly name: string;
    readonly methodId: string;
    readonly dataSubsetId: string;
    readonly results: readonly OperationResult[];
    readonly [more: string]: unknown;
  };
  readonly method: { readonly id: string; readonly name: string; readonly operations: readonly Operation[] };
}

export function analysesOf(
  endpoint: Endpoint,
  estimates: readonly Estimate[],
  dataset: string,
  groupings: Groupings,
): readonly ReportedAnalysis[] {
  const statistics = [...new Set(estimates.map(({ statistic }) => statistic))];
  return statistics.map((statistic) => {
    const own = estimates.filter((estimate) => estimate.statistic === statistic);
    const results = own.flatMap((estimate) => resultsOf(estimate, groupings));
    return {
      analysis: {
        id: analysisId(endpoint.paramcd, statistic),
        name: `${endpoint.paramcd}: ${sentence(statistic).toLowerCase()}`,
        description: [...new Set(own.map(({ method }) => method))].filter((method) => method !== "").join("; "),
        ...commonOf(endpoint, dataset),
        dataSubsetId: subsetId(endpoint, statistic),
        methodId: methodId(statistic),
        orderedGroupings: orderedGroupings(results),
        results,
      },
      method: {
        id: methodId(statistic),
        name: sentence(statistic),
        operations: operationsOf(statistic, own),
      },
    };
  });
}

/** Statistics of everybody in the population, with a result or without. */
const OF_ALL: ReadonlySet<string> = new Set(["participants", "best-case", "worst-case"]);

function subsetId({ kind, paramcd }: Endpoint, statistic: string): string {
  return kind === "adverse-events" || OF_ALL.has(statistic) ? wholeSubsetId(paramcd) : analysedSubsetId(paramcd);
}

/** Whom an analysis is of and why it was made: the study file is the analysis plan. */
export function commonOf(endpoint: Endpoint, dataset: string) {
  return {
    reason: { controlledTerm: "SPECIFIED IN SAP" },
    purpose: { controlledTerm: purposeOf(endpoint.role) },
    analysisSetId: analysisSetId(endpoint.population),
    dataSubsetId: analysedSubsetId(endpoint.paramcd),
    dataset,
    variable: "AVAL",
  };
}

function purposeOf(role: string): string {
  if (role === "primary") return "PRIMARY OUTCOME MEASURE";
  return role === "secondary" ? "SECONDARY OUTCOME MEASURE" : "EXPLORATORY OUTCOME MEASURE";
}

export function analysisId(paramcd: string, statistic: string): string {
  return `AN.${paramcd}.${statistic}`;
}

export function methodId(statistic: string): string {
  return `MT.${statistic}`;
}

export function operationId(statistic: string, name: string): string {
  return `OP.${statistic}.${name}`;
}

function operationsOf(statistic: string, estimates: readonly Estimate[]): readonly Operation[] {
  const labels = new Map(estimates.flatMap(statisticsOf).map(({ name, label }) => [name, label]));
  return [...labels].map(([name, label], index) => ({
    id: operationId(statistic, name),
    name: label,
    order: index + 1,
  }));
}

function resultsOf(estimate: Estimate, { groupsOf }: Groupings): readonly OperationResult[] {
  const resultGroups = groupsOf(estimate);
  return statisticsOf(estimate).map(({ name, value, formatted }) => ({
    operationId: operationId(estimate.statistic, name),
    ...(value === undefined || !Number.isFinite(value) ? {} : { rawValue: numberText(value) }),
    formattedValue: formatted,
    resultGroups,
  }));
}

function orderedGroupings(results: readonly OperationResult[]) {
  const ids = new Set(results.flatMap(({ resultGroups = [] }) => resultGroups.map(({ groupingId }) => groupingId)));
  return [...ids].map((groupingId, index) => ({ order: index + 1, groupingId, resultsByGroup: true }));
}
