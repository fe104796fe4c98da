/** For every endpoint: who has a verdict of their own, whose was filled in, and who has none, each with the reason. */
import { wordFor } from "../../language/language.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, countPercentCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { adverseEventsMark, adverseEventsNote } from "./adverse-events-note.ts";
import { estimatesOf, findStatistic, ofGroup, populationIn, statesIn } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { groupsIn, plainGroupColumns } from "./group-columns.ts";
import { classOfState, reasonOfState, type StateClass } from "./state-words.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

export function missingTable(context: TableContext): readonly TableDraft[] {
  const { data, words, source } = context;
  const estimated = data.endpoints.map((endpoint) => ({
    endpoint,
    groups: groupsIn(context, estimatesOf(context, endpoint.paramcd)),
  }));
  const groups = [...new Set(estimated.flatMap((known) => known.groups.map(({ name }) => name)))];
  if (groups.length === 0) return [];
  return [
    {
      id: "missing",
      title: words.titles.missing,
      population: words.populationOfEach,
      columns: [column(words.endpoint), ...plainGroupColumns(context, groups)],
      rows: data.endpoints.flatMap((endpoint) => section(context, endpoint, groups)),
      notes: adverseEventsNote(context, "adverseEventsResults"),
      foot: [words.notes.percentOfPopulation, words.notes.bounds, source],
    },
  ];
}

function section(context: TableContext, endpoint: EndpointFacts, groups: readonly string[]): readonly Row[] {
  const { terms, words } = context;
  const estimates = estimatesOf(context, endpoint.paramcd);
  const byGroup = groups.map((group) => ofGroup(estimates, group));
  const counted = (matches: (state: string) => boolean) =>
    byGroup.map((own) => {
      const count = statesIn(own).reduce((sum, { state, count: next }) => sum + (matches(state) ? next : 0), 0);
      return countPercentCell(count, populationIn(own));
    });
  const of = (kind: StateClass) => (state: string) => classOfState(context, endpoint, state) === kind;
  const states = [...new Set(byGroup.flatMap((own) => statesIn(own).map(({ state }) => state)))];
  const reasonRows = (kind: StateClass) =>
    [...new Set(states.filter(of(kind)).map((state) => reasonOfState(context, endpoint, state) ?? state))].map(
      (reason) =>
        row(
          wordFor(terms.reasons, reason),
          counted((state) => of(kind)(state) && reasonOfState(context, endpoint, state) === reason),
          { indent: 2 },
        ),
    );
  const some = (kind: StateClass) => states.some(of(kind));
  return [
    headerRow(endpointTitle(endpoint), { notes: adverseEventsMark(endpoint) }),
    row(
      words.inPopulation(endpoint.population),
      byGroup.map((own) => countCell(populationIn(own), "population")),
      { indent: 1 },
    ),
    row(words.stateClasses.result, counted(of("result")), { indent: 1 }),
    ...(some("imputed")
      ? [row(words.stateClasses.imputed, counted(of("imputed")), { indent: 1 }), ...reasonRows("imputed")]
      : []),
    row(terms.notEvaluable, counted(of("not-evaluable")), { indent: 1 }),
    ...reasonRows("not-evaluable"),
    ...(endpoint.kind === "response" ? boundRows(context, byGroup) : []),
  ];
}

function boundRows(
  { terms }: TableContext,
  byGroup: readonly (readonly Parameters<typeof findStatistic>[0][number][])[],
): readonly Row[] {
  return ["best-case", "worst-case"].map((statistic) =>
    row(
      wordFor(terms.statistics, statistic),
      byGroup.map((own) => estimateCell(findStatistic(own, statistic))),
      { indent: 1 },
    ),
  );
}
