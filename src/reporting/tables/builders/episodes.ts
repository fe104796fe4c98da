/** Transfusion episodes of every endpoint: how many can be judged, over all transfusions and over participants. */

import { wordFor } from "../../language/language.ts";
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import {
  type Cell,
  countCell,
  countPercentCell,
  meanSdCell,
  notEstimable,
  numberCell,
  quartilesCell,
  rangeCell,
} from "../cell.ts";
import { headerRow, type Row, row, type TableDraft } from "../table.ts";
import { decimalsOfEstimates } from "./decimals.ts";
import { findStatistic } from "./endpoint-estimates.ts";
import { type EndpointSection, populationRow, sectionedTable } from "./endpoint-sections.ts";
import { estimateCell } from "./estimate-cell.ts";
import { endpointTitle, known, type TableContext } from "./table-context.ts";
import { unitText } from "./unit-text.ts";

type Over = "episodes" | "participants";

export function episodesTable(context: TableContext): readonly TableDraft[] {
  const { data, terms, words } = context;
  return sectionedTable(context, {
    id: "episodes",
    title: words.titles.episodes,
    endpoints: data.endpoints.filter(({ kind }) => kind === "episodes"),
    heading: terms.episodes,
    rowsOf: (section) => sectionRows(context, section),
    foot: [words.notes.percentOfTransfusions, words.notes.notEstimable],
  });
}

function sectionRows(context: TableContext, section: EndpointSection): readonly Row[] {
  const { words } = context;
  const { endpoint, byGroup, notes } = section;
  const unit = endpoint.unit === "" ? "" : ` (${unitText(endpoint.unit)})`;
  return [
    headerRow(`${endpointTitle(endpoint)}${unit}`),
    populationRow(context, section),
    row(
      words.transfusions,
      byGroup.map((own) => countCell(transfusionsIn(own))),
      { indent: 1 },
    ),
    ...stateRows(context, byGroup),
    headerRow(words.overEpisodes, { indent: 1, notes: [notes.key(words.notes.episodesDependent)] }),
    ...described(context, byGroup, "episodes"),
    headerRow(words.overParticipants, { indent: 1, notes: [notes.key(words.notes.participantsByMean)] }),
    ...described(context, byGroup, "participants"),
  ];
}

function transfusionsIn(own: readonly EstimateFacts[]): number {
  return own.find(({ statistic }) => statistic === "episodes")?.n ?? 0;
}

function stateRows({ terms, words }: TableContext, byGroup: readonly (readonly EstimateFacts[])[]): readonly Row[] {
  const names = { ...terms.reasons, ...terms.states, refractory: terms.refractory, effective: terms.effective };
  const states = byGroup.flat().flatMap(({ statistic, category }) => (statistic === "episodes" ? [category] : []));
  const judged = (state: string) => (state === "evaluable" || state === "refractory" || state === "effective" ? 0 : 1);
  const sorted = [...new Set(states)].sort((a, b) => judged(a) - judged(b));
  return sorted.map((state) =>
    row(
      judged(state) === 0 ? wordFor(names, state) : words.notEvaluableBecause(wordFor(names, state)),
      byGroup.map((own) => countPercentCell(findStatistic(own, "episodes", state)?.value ?? 0, transfusionsIn(own))),
      { indent: 2 },
    ),
  );
}

function described(context: TableContext, byGroup: readonly (readonly EstimateFacts[])[], over: Over): readonly Row[] {
  const isClass = byGroup.flat().some(({ statistic }) => statistic === "proportion-refractory");
  return isClass ? refractoryRows(context, byGroup, over) : amountRows(context, byGroup, over);
}

function refractoryRows(
  { words }: TableContext,
  byGroup: readonly (readonly EstimateFacts[])[],
  over: Over,
): readonly Row[] {
  const found = byGroup.map((own) => findStatistic(own, "proportion-refractory", over));
  if (over === "episodes")
    return [
      row(
        words.refractoryOfEvaluable,
        found.map((estimate) => estimateCell(estimate)),
        { indent: 2 },
      ),
    ];
  return [
    row(
      words.participantsJudged,
      found.map((estimate) => countCell(estimate?.n ?? 0)),
      { indent: 2 },
    ),
    row(
      words.meanProportionRefractory,
      found.map((estimate) => estimateCell(estimate)),
      { indent: 2 },
    ),
  ];
}

function amountRows(
  { terms, words }: TableContext,
  byGroup: readonly (readonly EstimateFacts[])[],
  over: Over,
): readonly Row[] {
  const decimals = decimalsOfEstimates(byGroup.flat());
  const values = byGroup.map((own) => {
    const of = (statistic: string) => known(findStatistic(own, statistic, over)?.value ?? null);
    return { n: findStatistic(own, "mean", over)?.n ?? 0, of };
  });
  const line = (label: string, cell: (of: (statistic: string) => number | undefined) => Cell) =>
    row(
      label,
      values.map(({ n, of }) => (n === 0 ? notEstimable() : cell(of))),
      { indent: 2 },
    );
  return [
    row(
      words.n,
      values.map(({ n }) => countCell(n)),
      { indent: 2 },
    ),
    line(`${terms.mean} (${terms.standardDeviation})`, (of) => meanSdCell(of("mean"), of("sd"), decimals)),
    line(terms.median, (of) => numberCell(of("median"), decimals.mean, "median")),
    line(terms.quartiles, (of) => quartilesCell(of("q1"), of("q3"), decimals.mean)),
    line(terms.range, (of) => rangeCell(of("min"), of("max"), decimals.data)),
  ];
}
