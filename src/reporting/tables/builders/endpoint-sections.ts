/** A table with a section of rows for each endpoint and a column for each group: the form of several tables. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell } from "../cell.ts";
import { column, type Row, row, type TableDraft } from "../table.ts";
import { analysedIn, estimatesOf, ofGroup, populationIn } from "./endpoint-estimates.ts";
import { groupNamesOf, plainGroupColumns } from "./group-columns.ts";
import { collectNotes, type Notes } from "./notes.ts";
import type { TableContext } from "./table-context.ts";

export interface EndpointSection {
  readonly endpoint: EndpointFacts;
  /** Of all groups. */
  readonly estimates: readonly EstimateFacts[];
  readonly groups: readonly string[];
  /** The estimates of each group, in the order of the columns. */
  readonly byGroup: readonly (readonly EstimateFacts[])[];
  readonly notes: Notes;
}

interface SectionedTable extends Pick<TableDraft, "id" | "title" | "foot"> {
  readonly endpoints: readonly EndpointFacts[];
  /** Of the column of labels. */
  readonly heading: string;
  readonly rowsOf: (section: EndpointSection) => readonly Row[];
}

/** No table where no group has an estimate of any of the endpoints. */
export function sectionedTable(context: TableContext, table: SectionedTable): readonly TableDraft[] {
  const { id, title, endpoints, heading, rowsOf, foot } = table;
  const groups = groupNamesOf(context, endpoints);
  if (groups.length === 0) return [];
  const notes = collectNotes();
  const rows = endpoints.flatMap((endpoint) => {
    const estimates = estimatesOf(context, endpoint.paramcd);
    const byGroup = groups.map((group) => ofGroup(estimates, group));
    return rowsOf({ endpoint, estimates, groups, byGroup, notes });
  });
  return [
    {
      id,
      title,
      population: context.words.populationOfEach,
      columns: [column(heading), ...plainGroupColumns(context, groups)],
      rows,
      notes: notes.all(),
      foot: [...foot, context.source],
    },
  ];
}

export function populationRow({ words }: TableContext, { endpoint, byGroup }: EndpointSection): Row {
  const sizes = byGroup.map((own) => countCell(populationIn(own), "population"));
  return row(words.inPopulation(endpoint.population), sizes, { indent: 1 });
}

export function analysedRow({ terms }: TableContext, { endpoint, byGroup }: EndpointSection): Row {
  const sizes = byGroup.map((own) => countCell(analysedIn(endpoint, own), "analysed"));
  return row(terms.analysed, sizes, { indent: 1 });
}
