/** For every endpoint: who has a verdict of their own, whose was filled in, and who has none, each with the reason. */
import { wordFor } from "../../language/language.ts";
import { countPercentCell } from "../cell.ts";
import { headerRow, type Row, row, type TableDraft } from "../table.ts";
import { findStatistic, populationIn, statesIn } from "./endpoint-estimates.ts";
import { type EndpointSection, populationRow, sectionedTable } from "./endpoint-sections.ts";
import { estimateCell } from "./estimate-cell.ts";
import { classOfState, reasonOfState, type StateClass } from "./state-words.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

export function missingTable(context: TableContext): readonly TableDraft[] {
  const { data, words } = context;
  return sectionedTable(context, {
    id: "missing",
    title: words.titles.missing,
    endpoints: data.endpoints,
    heading: words.endpoint,
    rowsOf: (section) => sectionRows(context, section),
    foot: [words.notes.percentOfPopulation, words.notes.bounds],
  });
}

function sectionRows(context: TableContext, section: EndpointSection): readonly Row[] {
  const { terms, words } = context;
  const { endpoint, byGroup, notes } = section;
  const ofPopulation = endpoint.kind === "adverse-events" ? [notes.key(words.notes.adverseEventsResults)] : [];
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
    headerRow(endpointTitle(endpoint), { notes: ofPopulation }),
    populationRow(context, section),
    row(words.stateClasses.result, counted(of("result")), { indent: 1 }),
    ...(some("imputed")
      ? [row(words.stateClasses.imputed, counted(of("imputed")), { indent: 1 }), ...reasonRows("imputed")]
      : []),
    row(terms.notEvaluable, counted(of("not-evaluable")), { indent: 1 }),
    ...reasonRows("not-evaluable"),
    ...(endpoint.kind === "response" ? boundRows(context, byGroup) : []),
  ];
}

function boundRows({ terms }: TableContext, byGroup: EndpointSection["byGroup"]): readonly Row[] {
  return ["best-case", "worst-case"].map((statistic) =>
    row(
      wordFor(terms.statistics, statistic),
      byGroup.map((own) => estimateCell(findStatistic(own, statistic))),
      { indent: 1 },
    ),
  );
}
