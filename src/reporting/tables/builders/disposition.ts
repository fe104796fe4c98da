/** Who is in the export, in each population, how their follow-up ended, and who counts in the analysis of each endpoint. */
import type { GroupFacts } from "../../model/report-data.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, countPercentCell, proportionCell } from "../cell.ts";
import { column, headerRow, type Note, type Row, row, type TableDraft } from "../table.ts";
import { adverseEventsMark, adverseEventsNote } from "./adverse-events-note.ts";
import { analysedIn, estimatesOf, ofGroup } from "./endpoint-estimates.ts";
import { groupColumns, groupsIn } from "./group-columns.ts";
import { absentCount, endpointTitle, type TableContext } from "./table-context.ts";

export function dispositionTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const groups = data.groups.map(({ name, participants }) => ({ name, n: participants }));
  return [
    {
      id: "disposition",
      title: words.titles.disposition,
      population: words.everybodyInExport,
      columns: [column(""), ...groupColumns(context, groups)],
      rows: [
        row(
          words.inExport,
          data.groups.map(({ participants }) => countCell(participants)),
        ),
        ...populationRows(context),
        headerRow(words.followUpEnded),
        row(
          terms.death,
          shares(data.groups, ({ deaths }) => deaths),
          { indent: 1 },
        ),
        row(
          terms.withdrawal,
          shares(data.groups, ({ withdrawals }) => withdrawals),
          { indent: 1, notes: ["ended"] },
        ),
        ...analysedRows(context),
      ],
      notes: [{ key: "ended", text: words.notes.endings }, ...analysedNotes(context)],
      foot: [words.notes.percentOfExport, source],
    },
  ];
}

function sizeIn(context: TableContext, populations: GroupFacts["populations"], name: string): number | null {
  return populations.find(({ population }) => population === name)?.participants ?? absentCount(context);
}

function populationRows(context: TableContext): readonly Row[] {
  const { data, terms } = context;
  const names = data.study.populations.map(({ name }) => name);
  if (names.length === 0) return [];
  const rows = names.map((name) =>
    row(
      name,
      shares(data.groups, ({ populations }) => sizeIn(context, populations, name)),
      { indent: 1 },
    ),
  );
  return [headerRow(terms.population), ...rows];
}

function analysedRows(context: TableContext): readonly Row[] {
  const { data, words } = context;
  if (data.endpoints.length === 0 || data.suppression !== null) return [];
  return [
    headerRow(words.analysedByEndpoint, { notes: ["analysed"] }),
    ...data.endpoints.map((endpoint) => analysedRow(context, endpoint)),
  ];
}

function analysedRow(context: TableContext, endpoint: EndpointFacts): Row {
  const estimates = estimatesOf(context, endpoint.paramcd);
  const sizes = new Map(groupsIn(context, estimates).map(({ name, n }) => [name, n]));
  const cells = context.data.groups.map(({ name }) =>
    proportionCell(analysedIn(endpoint, ofGroup(estimates, name)), sizes.get(name) ?? 0),
  );
  return row(endpointTitle(endpoint), cells, { indent: 1, notes: adverseEventsMark(endpoint) });
}

function analysedNotes(context: TableContext): readonly Note[] {
  if (analysedRows(context).length === 0) return [];
  return [{ key: "analysed", text: context.words.notes.analysedOfPopulation }, ...adverseEventsNote(context)];
}

function shares(groups: readonly GroupFacts[], count: (group: GroupFacts) => number | null) {
  return groups.map((group) => countPercentCell(count(group), group.participants));
}
