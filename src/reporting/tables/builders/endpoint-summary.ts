/** One line per endpoint and group: who was analysed, the estimate with its interval, and the method. */

import { wordFor } from "../../language/language.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { adverseEventsMark, adverseEventsNote } from "./adverse-events-note.ts";
import { type Decimals, decimalsOfEstimates } from "./decimals.ts";
import { analysedIfShown, estimatesOf, ofGroup, populationIfShown } from "./endpoint-estimates.ts";
import { estimateCell } from "./estimate-cell.ts";
import { groupName, groupsIn } from "./group-columns.ts";
import { headlines } from "./headline.ts";
import { intervalHeading } from "./interval-heading.ts";
import { statisticText } from "./statistic-text.ts";
import { absentCount, endpointTitle, type TableContext } from "./table-context.ts";

export function endpointSummaryTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const rows = rolesOf(data.endpoints).flatMap((role) => [
    headerRow(wordFor(terms.roles, role)),
    ...data.endpoints.filter((endpoint) => endpoint.role === role).flatMap((endpoint) => lines(context, endpoint)),
  ]);
  if (rows.length === 0) return [];
  const shown = data.endpoints.flatMap((endpoint) => headlines(endpoint, estimatesOf(context, endpoint.paramcd)));
  return [
    {
      id: "endpoint-summary",
      title: words.titles.endpointSummary,
      population: words.populationOfEach,
      columns: [
        column(words.endpoint),
        column(terms.population),
        column(terms.analysed),
        column(terms.statistic, { align: "left" }),
        column(intervalHeading(context, shown)),
        column(terms.method, { align: "left" }),
      ],
      rows,
      notes: adverseEventsNote(context),
      foot: [words.notes.denominatorAnalysed, words.notes.notEstimable, source],
    },
  ];
}

const ROLES: readonly string[] = [
  ...["primary", "secondary", "exploratory", "supportive", "safety", "eligibility", "compliance"],
];

/** The primary endpoints first, whatever the order of the study file. */
function rolesOf(endpoints: readonly EndpointFacts[]): readonly string[] {
  const place = (role: string) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);
  return [...new Set(endpoints.map(({ role }) => role))].sort((a, b) => place(a) - place(b));
}

function lines(context: TableContext, endpoint: EndpointFacts): readonly Row[] {
  const estimates = estimatesOf(context, endpoint.paramcd);
  const decimals = decimalsOfEstimates(estimates);
  const groups = groupsIn(context, estimates).map(({ name }) => name);
  const name = `${endpointTitle(endpoint)} (${endpoint.population})`;
  const notes = adverseEventsMark(endpoint);
  if (groups.length === 0)
    return [line(context, { endpoint, own: [], decimals, label: name, indent: 1, notes }, undefined)];
  const single = groups.length === 1;
  const rows = groups.flatMap((group) => {
    const own = ofGroup(estimates, group);
    const label = single ? name : groupName(context, group);
    const found = headlines(endpoint, own);
    const shown = found.length === 0 ? [undefined] : found;
    const place = single ? { indent: 1, notes } : { indent: 2, notes: [] };
    return shown.map((estimate, index) =>
      line(context, { endpoint, own, decimals, label: index === 0 ? label : "", ...place }, estimate),
    );
  });
  return single ? rows : [headerRow(name, { indent: 1, notes }), ...rows];
}

interface Line {
  readonly endpoint: EndpointFacts;
  readonly own: readonly EstimateFacts[];
  /** The same for all groups. */
  readonly decimals: Decimals;
  readonly label: string;
  readonly indent: number;
  readonly notes: readonly string[];
}

function line(
  context: TableContext,
  { endpoint, own, decimals, label, indent, notes }: Line,
  estimate: EstimateFacts | undefined,
): Row {
  const missing = absentCount(context) === null ? "" : context.terms.notEstimable;
  const method = estimate === undefined ? "" : context.words.method(estimate.method);
  return row(
    label,
    [
      countCell(populationIfShown(own) ?? absentCount(context), "population"),
      countCell(analysedIfShown(endpoint, own) ?? absentCount(context), "analysed"),
      textCell(estimate === undefined ? missing : statisticText(context, endpoint, estimate)),
      estimate === undefined && absentCount(context) === null ? countCell(null) : estimateCell(estimate, decimals),
      textCell(method),
    ],
    { indent, notes },
  );
}
