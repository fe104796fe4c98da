/** The categories of every ordered endpoint, with those that have none. */
import { countCell } from "../cell.ts";
import { headerRow, type Row, row, type TableDraft } from "../table.ts";
import { findStatistic, statesIn } from "./endpoint-estimates.ts";
import { analysedRow, type EndpointSection, populationRow, sectionedTable } from "./endpoint-sections.ts";
import { estimateCell } from "./estimate-cell.ts";
import { methodNote } from "./method-note.ts";
import { categoryText, classOfState } from "./state-words.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

export function responseCategoriesTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words } = context;
  return sectionedTable(context, {
    id: "response-categories",
    title: words.titles.responseCategories,
    endpoints: data.endpoints.filter(({ kind }) => kind === "category"),
    heading: terms.response,
    rowsOf: (section) => sectionRows(context, section),
    foot: [words.notes.denominatorAnalysed],
  });
}

function sectionRows(context: TableContext, section: EndpointSection): readonly Row[] {
  const { endpoint, estimates, byGroup, notes } = section;
  const shown = estimates.filter(({ statistic }) => statistic === "proportion");
  const withoutResult = byGroup.map((own) =>
    statesIn(own).reduce(
      (sum, { state, count }) => sum + (classOfState(context, endpoint, state) === "result" ? 0 : count),
      0,
    ),
  );
  return [
    headerRow(endpointTitle(endpoint), { notes: methodNote(context, shown, notes) }),
    populationRow(context, section),
    analysedRow(context, section),
    ...endpoint.categories.map((known) =>
      row(
        categoryText(known),
        byGroup.map((own) => estimateCell(findStatistic(own, "proportion", known.category))),
        { indent: 1 },
      ),
    ),
    row(
      context.terms.notEvaluable,
      withoutResult.map((count) => countCell(count)),
      { indent: 1 },
    ),
  ];
}
