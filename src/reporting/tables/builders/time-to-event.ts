/** Every time to event: who had it, who was censored, who had what competes; the median; the estimates at the times asked for. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { type Cell, countPercentCell, notEstimable, rangeCell } from "../cell.ts";
import { headerRow, type Row, row, type TableDraft } from "../table.ts";
import { decimalsOfEstimates } from "./decimals.ts";
import { analysedIn, findStatistic, statesIn } from "./endpoint-estimates.ts";
import { analysedRow, type EndpointSection, populationRow, sectionedTable } from "./endpoint-sections.ts";
import { estimateCell } from "./estimate-cell.ts";
import { classOfState } from "./state-words.ts";
import { statisticRows } from "./statistic-rows.ts";
import { endpointTitle, known, type TableContext } from "./table-context.ts";

export function timeToEventTable(context: TableContext): readonly TableDraft[] {
  const { data, words } = context;
  return sectionedTable(context, {
    id: "time-to-event",
    title: words.titles.timeToEvent,
    endpoints: data.endpoints.filter(({ kind }) => kind === "time-to-event"),
    heading: "",
    rowsOf: (section) => sectionRows(context, section),
    foot: [words.notes.denominatorAnalysed, words.notes.daysFromOrigin, words.notes.notEstimable],
  });
}

function sectionRows(context: TableContext, section: EndpointSection): readonly Row[] {
  const { terms, words } = context;
  const { endpoint, estimates, byGroup } = section;
  const counted = (names: readonly string[]) =>
    byGroup.map((own) => {
      const found = statesIn(own).filter(({ state }) => names.includes(state));
      return countPercentCell(
        found.reduce((sum, { count }) => sum + count, 0),
        analysedIn(endpoint, own),
      );
    });
  return [
    headerRow(endpointTitle(endpoint)),
    populationRow(context, section),
    analysedRow(context, section),
    row(words.withEvent, counted(["event"]), { indent: 1 }),
    ...competingStates(context, endpoint, estimates).map(({ name, states }) =>
      row(`${terms.competingEvent}: ${name}`, counted(states), { indent: 1 }),
    ),
    row(terms.censored, counted(["censored"]), { indent: 1 }),
    ...amongEvents(context, byGroup),
    ...estimateRows(context, section),
  ];
}

/**
 * The states that each competing cause gathers: a cause of several events is named `relapse/progression`, the participants by the
 * event they had. A state that no cause names stands on its own, so that none is left out.
 */
function competingStates(
  context: TableContext,
  endpoint: EndpointFacts,
  estimates: readonly EstimateFacts[],
): readonly { readonly name: string; readonly states: readonly string[] }[] {
  const causes = (endpoint.time?.causes ?? [])
    .filter(({ cnsr }) => cnsr > 1)
    .map(({ name }) => ({ name, states: [name, ...name.split("/")] }));
  const others = new Set(statesIn(estimates).map(({ state }) => state));
  for (const state of ["event", "censored", ...causes.flatMap(({ states }) => states)]) others.delete(state);
  const unnamed = [...others].filter((state) => classOfState(context, endpoint, state) === "result");
  return [...causes, ...unnamed.map((name) => ({ name, states: [name] }))];
}

/** A description of those with the event, which no censoring enters. */
function amongEvents({ words }: TableContext, byGroup: readonly (readonly EstimateFacts[])[]): readonly Row[] {
  const described = byGroup.flat().filter(({ statistic }) => statistic.endsWith("among-events"));
  if (described.length === 0) return [];
  const decimals = decimalsOfEstimates(described);
  const value = (own: readonly EstimateFacts[], statistic: string) =>
    known(findStatistic(own, statistic, "event")?.value ?? null);
  const medians = byGroup.map((own) => estimateCell(findStatistic(own, "median-among-events", "event"), decimals));
  const ranges = byGroup.map(
    (own): Cell =>
      own.some(({ statistic }) => statistic === "min-among-events")
        ? rangeCell(value(own, "min-among-events"), value(own, "max-among-events"), decimals.data)
        : notEstimable(),
  );
  return [row(words.medianAmongEvents, medians, { indent: 1 }), row(words.rangeAmongEvents, ranges, { indent: 1 })];
}

const NOT_HERE: ReadonlySet<string> = new Set([
  "participants",
  "median-among-events",
  "min-among-events",
  "max-among-events",
]);

/** Survival or incidence at the times asked for, cause by cause, and the medians. */
function estimateRows(context: TableContext, { endpoint, estimates, groups, notes }: EndpointSection): readonly Row[] {
  const shown = estimates.filter(({ statistic }) => !NOT_HERE.has(statistic));
  return statisticRows(context, { endpoint, estimates: shown, groups, notes });
}
