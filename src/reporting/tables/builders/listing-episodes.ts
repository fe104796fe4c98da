/** Every transfusion with what came of it, endpoint by endpoint. Participant level. */
import { wordFor } from "../../language/language.ts";
import type { ParticipantFacts, ParticipantLevel } from "../../model/participant-level.ts";
import type { EpisodeFacts } from "../../model/result-facts.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { type Cell, EMPTY, noted, numberCell, textCell } from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { type Decimals, decimalsFor } from "./decimals.ts";
import { evidenceText } from "./evidence-text.ts";
import { endpointTitle, known, type TableContext } from "./table-context.ts";
import { unitText } from "./unit-text.ts";

export function episodeListings(context: TableContext): readonly TableDraft[] {
  const { participantLevel } = context.data;
  if (participantLevel === null) return [];
  return context.data.endpoints
    .filter(({ kind }) => kind === "episodes")
    .flatMap((endpoint) => listing(context, endpoint, participantLevel));
}

function listing(context: TableContext, endpoint: EndpointFacts, level: ParticipantLevel): readonly TableDraft[] {
  const { terms, words, source } = context;
  const results = level.results.filter(({ paramcd, episodes }) => paramcd === endpoint.paramcd && episodes.length > 0);
  if (results.length === 0) return [];
  const all = results.flatMap(({ episodes }) => episodes);
  const decimals = decimalsFor(all.map(({ value }) => known(value)));
  return [
    {
      id: `listing-episodes-${endpoint.paramcd.toLowerCase()}`,
      title: words.byTransfusion(endpointTitle(endpoint)),
      population: terms.populationOf(endpoint.population),
      columns: [
        column(terms.transfusion),
        column(endpoint.unit === "" ? words.result : `${words.result} (${unitText(endpoint.unit)})`),
        column(words.remark, { align: "left" }),
        column(words.evidence, { align: "left" }),
      ],
      rows: results.flatMap(({ participant, episodes }) => {
        const facts = level.participants.find(({ id }) => id === participant);
        return [headerRow(participant), ...episodes.map((episode) => episodeRow(context, facts, episode, decimals))];
      }),
      notes: all.some(({ assumed }) => assumed) ? [{ key: "assumed", text: words.notes.assumedDose }] : [],
      foot: [words.notes.evidence, source],
    },
  ];
}

function episodeRow(
  context: TableContext,
  participant: ParticipantFacts | undefined,
  episode: EpisodeFacts,
  decimals: Decimals,
): Row {
  const { terms } = context;
  const shown = resultCell(context, episode, decimals);
  return row(
    episode.date,
    [
      episode.assumed ? noted(shown, "assumed") : shown,
      episode.reason === null ? EMPTY : textCell(wordFor(terms.reasons, episode.reason)),
      textCell(participant === undefined ? "" : evidenceText(participant, episode.evidence)),
    ],
    { indent: 1 },
  );
}

function resultCell({ terms }: TableContext, episode: EpisodeFacts, decimals: Decimals): Cell {
  if (episode.kind === "not-evaluable") return textCell(terms.notEvaluableShort);
  if (episode.kind === "amount") return numberCell(known(episode.value), decimals.mean, "value");
  return textCell(wordFor({ refractory: terms.refractory, effective: terms.effective }, episode.class));
}
