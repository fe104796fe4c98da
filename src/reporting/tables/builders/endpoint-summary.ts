/** One line per endpoint and group: who was analysed, the estimate with its interval, and the method. */

import { wordFor } from "../../language/language.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { countCell, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { decimalsOfEstimates } from "./decimals.ts";
import { analysedIfShown, estimatesOf, ofGroup, populationIfShown } from "./endpoint-estimates.ts";
import { estimateCell, explained } from "./estimate-cell.ts";
import { groupName, groupsIn } from "./group-columns.ts";
import { headlines } from "./headline.ts";
import { intervalHeading } from "./interval-heading.ts";
import { collectNotes, type Notes } from "./notes.ts";
import { statisticText } from "./statistic-text.ts";
import { absentCount, endpointTitle, type TableContext } from "./table-context.ts";

export function endpointSummaryTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  const notes = collectNotes();
  const rows = rolesOf(data.endpoints).flatMap((role) => [
    headerRow(wordFor(terms.roles, role)),
    ...data.endpoints
      .filter((endpoint) => endpoint.role === role)
      .flatMap((endpoint) => lines(context, endpoint, notes)),
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
      notes: notes.all(),
      foot: [words.notes.denominatorAnalysed, words.notes.notEstimable, source],
    },
  ];
}

const ROLES: readonly string[] = ["primary", "secondary", "exploratory", "supportive", "safety", "eligibility"];

/** The primary endpoints first, whatever the order of the study file. */
function rolesOf(endpoints: readonly EndpointFacts[]): readonly string[] {
  const place = (role: string) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);
  return [...new Set(endpoints.map(({ role }) => role))].sort((a, b) => place(a) - place(b));
}

function lines(context: TableContext, endpoint: EndpointFacts, notes: Notes): readonly Row[] {
  const estimates = estimatesOf(context, endpoint.paramcd);
  const groups = groupsIn(context, estimates).map(({ name }) => name);
  const name = `${endpointTitle(endpoint)} (${endpoint.population})`;
  if (groups.length === 0) return [line(context, { endpoint, own: [], label: name, indent: 1 }, notes, undefined)];
  const single = groups.length === 1;
  const rows = groups.flatMap((group) => {
    const own = ofGroup(estimates, group);
    const label = single ? name : groupName(context, group);
    const found = headlines(endpoint, own);
    const shown = found.length === 0 ? [undefined] : found;
    return shown.map((estimate, index) =>
      line(context, { endpoint, own, label: index === 0 ? label : "", indent: single ? 1 : 2 }, notes, estimate),
    );
  });
  return single ? rows : [headerRow(name, { indent: 1 }), ...rows];
}

interface Line {
  readonly endpoint: EndpointFacts;
  readonly own: readonly EstimateFacts[];
  readonly label: string;
  readonly indent: number;
}

function line(
  context: TableContext,
  { endpoint, own, label, indent }: Line,
  notes: Notes,
  estimate: EstimateFacts | undefined,
): Row {
  const missing = absentCount(context) === null ? "" : context.terms.notEstimable;
  const method = estimate === undefined ? "" : context.words.method(estimate.method);
  const cell = explained(estimateCell(estimate, decimalsOfEstimates(own)), estimate, (text) =>
    notes.key(context.words.method(text)),
  );
  return row(
    label,
    [
      countCell(populationIfShown(own) ?? absentCount(context), "population"),
      countCell(analysedIfShown(endpoint, own) ?? absentCount(context), "analysed"),
      textCell(estimate === undefined ? missing : statisticText(context, endpoint, estimate)),
      estimate === undefined && absentCount(context) === null ? countCell(null) : cell,
      textCell(method),
    ],
    { indent },
  );
}
