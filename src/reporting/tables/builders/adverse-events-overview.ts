/** Adverse events in short: participants with any, by worst grade; events; rates. */

import type { SafetyScopeFacts } from "../../model/safety-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, countPercentCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { estimatesOf, findStatistic, ofGroup } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { plainGroupColumns } from "./group-columns.ts";
import { methodNote } from "./method-note.ts";
import { collectNotes, type Notes } from "./notes.ts";
import { endpointTitle, type TableContext } from "./table-context.ts";

const ANY = "any / any / any";

export function adverseEventsOverviewTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const endpoints = data.endpoints.filter(({ kind }) => kind === "adverse-events");
  const groups = [...new Set(data.safety.map(({ group }) => group))];
  if (endpoints.length === 0 || groups.length === 0) return [];
  const notes = collectNotes();
  return [
    {
      id: "adverse-events-overview",
      title: words.titles.adverseEventsOverview,
      population: words.populationOfEach,
      columns: [column(terms.adverseEvents), ...plainGroupColumns(context, groups)],
      rows: endpoints.flatMap((endpoint) => section(context, endpoint, groups, notes)),
      notes: notes.all(),
      foot: [words.notes.onceAtWorst, words.notes.percentOfPopulation, words.notes.adverseEventsAnalysed, source],
    },
  ];
}

function section(
  context: TableContext,
  endpoint: EndpointFacts,
  groups: readonly string[],
  notes: Notes,
): readonly Row[] {
  const { data, terms, words } = context;
  const scopes = groups.map((name) =>
    data.safety.find((scope) => scope.paramcd === endpoint.paramcd && scope.group === name && isAny(scope)),
  );
  const estimates = estimatesOf(context, endpoint.paramcd);
  const statistic = (name: string) => groups.map((group) => findStatistic(ofGroup(estimates, group), name, ANY));
  const counted = (count: (scope: SafetyScopeFacts) => number | null) =>
    scopes.map((scope) => countPercentCell(scope === undefined ? null : count(scope), scope?.n ?? 0));
  const rates = (label: string, name: string) => {
    const found = statistic(name);
    const methods = methodNote(
      context,
      found.flatMap((estimate) => estimate ?? []),
      notes,
    );
    return row(
      label,
      found.map((estimate) => estimateCell(estimate)),
      { indent: 1, notes: methods },
    );
  };
  return [
    headerRow(endpointTitle(endpoint)),
    row(
      words.inPopulation(endpoint.population),
      scopes.map((scope) => countCell(scope?.n ?? null, "population")),
      { indent: 1 },
    ),
    rates(words.withAnyEvent, "incidence"),
    ...[1, 2, 3, 4, 5].map((grade) =>
      row(
        terms.worstGradeOf(grade),
        counted(({ byWorstGrade }) => byWorstGrade[grade - 1] ?? null),
        { indent: 2 },
      ),
    ),
    row(
      terms.ungraded,
      counted(({ ungraded }) => ungraded),
      { indent: 2 },
    ),
    row(words.gradeThreeOrMore, counted(fromGradeThree), { indent: 1 }),
    row(
      terms.events,
      scopes.map((scope) => countCell(scope === undefined ? null : scope.events, "events")),
      { indent: 1 },
    ),
    rates(words.incidenceRate, "incidence-rate"),
    rates(words.eventRate, "event-rate"),
  ];
}

function isAny({ bodySystem, term }: SafetyScopeFacts): boolean {
  return bodySystem === "any" && term === "any";
}

function fromGradeThree({ byWorstGrade }: SafetyScopeFacts): number | null {
  return byWorstGrade.slice(2).reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
