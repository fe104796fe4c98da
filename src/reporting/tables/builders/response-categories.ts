/** The categories of every ordered endpoint, with those that have none. */
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { analysedIn, estimatesOf, findStatistic, ofGroup, populationIn, statesIn } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { groupNamesOf, plainGroupColumns } from "./group-columns.ts";
import { methodNote } from "./method-note.ts";
import { collectNotes, type Notes } from "./notes.ts";
import { categoryText, classOfState } from "./state-words.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

export function responseCategoriesTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const endpoints = data.endpoints.filter(({ kind }) => kind === "category");
  const groups = groupNamesOf(context, endpoints);
  if (groups.length === 0) return [];
  const notes = collectNotes();
  return [
    {
      id: "response-categories",
      title: words.titles.responseCategories,
      population: words.populationOfEach,
      columns: [column(terms.response), ...plainGroupColumns(context, groups)],
      rows: endpoints.flatMap((endpoint) => section(context, endpoint, groups, notes)),
      notes: notes.all(),
      foot: [words.notes.denominatorAnalysed, source],
    },
  ];
}

function section(
  context: TableContext,
  endpoint: EndpointFacts,
  groups: readonly string[],
  notes: Notes,
): readonly Row[] {
  const { terms, words } = context;
  const estimates = estimatesOf(context, endpoint.paramcd);
  const byGroup = groups.map((group) => ofGroup(estimates, group));
  const shown = estimates.filter(({ statistic }) => statistic === "proportion");
  const population = byGroup.map((own) => countCell(populationIn(own), "population"));
  const withoutResult = byGroup.map((own) =>
    statesIn(own).reduce(
      (sum, { state, count }) => sum + (classOfState(context, endpoint, state) === "result" ? 0 : count),
      0,
    ),
  );
  return [
    headerRow(endpointTitle(endpoint), { notes: methodNote(context, shown, notes) }),
    row(words.inPopulation(endpoint.population), population, { indent: 1 }),
    row(
      terms.analysed,
      byGroup.map((own) => countCell(analysedIn(endpoint, own), "analysed")),
      { indent: 1 },
    ),
    ...endpoint.categories.map((known) =>
      row(
        categoryText(known),
        byGroup.map((own) => estimateCell(findStatistic(own, "proportion", known.category))),
        { indent: 1 },
      ),
    ),
    row(
      terms.notEvaluable,
      withoutResult.map((count) => countCell(count)),
      { indent: 1 },
    ),
  ];
}
