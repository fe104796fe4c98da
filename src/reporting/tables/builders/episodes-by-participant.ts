/** Transfusions of each participant: how many could be judged and what they gave. Participant level. */
import type { ParticipantLevel } from "../../model/participant-level.ts";
import type { EpisodeFacts, ResultFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import {
  type Cell,
  countCell,
  countPercentCell,
  EMPTY,
  notEstimable,
  numberCell,
  rangeCell,
  textCell,
} from "../cell.ts";
import { column, row, type TableDraft } from "../table.ts";
import { type Decimals, decimalsFor } from "./decimals.ts";
import { armOf } from "./participant-arms.ts";
import { stateText } from "./state-words.ts";
import { endpointTitle, known, type TableContext } from "./table-context.ts";
import { unitText } from "./unit-text.ts";

export function episodesByParticipantTables(context: TableContext): readonly TableDraft[] {
  const { participantLevel } = context.data;
  if (participantLevel === null) return [];
  return context.data.endpoints
    .filter(({ kind }) => kind === "episodes")
    .flatMap((endpoint) => endpointTable(context, endpoint, participantLevel));
}

function endpointTable(context: TableContext, endpoint: EndpointFacts, level: ParticipantLevel): readonly TableDraft[] {
  const { terms, words, source } = context;
  const results = level.results.filter(({ paramcd, inPopulation }) => paramcd === endpoint.paramcd && inPopulation);
  if (results.length === 0) return [];
  const amounts = results.flatMap(({ episodes }) => episodes.flatMap(({ value }) => known(value) ?? []));
  const isClass = amounts.length === 0;
  const decimals = decimalsFor(amounts);
  const unit = endpoint.unit === "" ? "" : `, ${unitText(endpoint.unit)}`;
  const columns = isClass ? [terms.refractory] : [terms.mean, terms.median, terms.range];
  return [
    {
      id: `episodes-by-participant-${endpoint.paramcd.toLowerCase()}`,
      title: words.byParticipant(`${endpointTitle(endpoint)}${unit}`),
      population: terms.populationOf(endpoint.population),
      columns: [
        column(terms.participant),
        column(terms.arm, { align: "left" }),
        column(words.transfusions),
        column(words.evaluable),
        ...columns.map((heading) => column(heading)),
        column(words.remark, { align: "left" }),
      ],
      rows: results.map((result) =>
        row(result.participant, [
          textCell(armOf(level, result.participant)),
          countCell(result.episodes.length, "episodes"),
          countCell(result.episodes.filter(isEvaluable).length, "evaluable"),
          ...(isClass ? [refractoryCell(result)] : amountCells(result, decimals)),
          result.outcome.kind === "episodes" ? EMPTY : textCell(stateText(context, endpoint, result.state)),
        ]),
      ),
      notes: [],
      foot: [words.notes.notEstimable, source],
    },
  ];
}

function isEvaluable({ kind }: EpisodeFacts): boolean {
  return kind !== "not-evaluable";
}

function refractoryCell({ episodes }: ResultFacts): Cell {
  const judged = episodes.filter(isEvaluable);
  if (judged.length === 0) return notEstimable("n");
  return countPercentCell(judged.filter((episode) => episode.class === "refractory").length, judged.length);
}

/** Medians as the estimates have them: the mean of the middle two. */
function amountCells({ episodes }: ResultFacts, decimals: Decimals): readonly Cell[] {
  const values = episodes.flatMap(({ value }) => known(value) ?? []).sort((a, b) => a - b);
  if (values.length === 0) return [notEstimable("mean"), notEstimable("median"), notEstimable("min")];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = values.length / 2;
  const inMiddle = values.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  const median = inMiddle.reduce((sum, value) => sum + value, 0) / inMiddle.length;
  return [
    numberCell(mean, decimals.mean, "mean"),
    numberCell(median, decimals.mean, "median"),
    rangeCell(values[0], values.at(-1), decimals.data),
  ];
}
