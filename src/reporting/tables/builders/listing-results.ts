/** Every participant's result for every endpoint, with the rows that decided it. Participant level. */
import { wordFor } from "../../language/language.ts";
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { ResultFacts, ValueFacts } from "../../model/result-facts.ts";
import { countCell, EMPTY, textCell } from "../cell.ts";
import { decimalsOf, fixedText } from "../number-text.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { adverseEventsNote } from "./adverse-events-note.ts";
import { evidenceText } from "./evidence-text.ts";
import { stateText } from "./state-words.ts";
import { endpointOf, type TableContext } from "./table-context.ts";
import { unitText } from "./unit-text.ts";

export function resultsListing(context: TableContext): readonly TableDraft[] {
  const { data, terms, words, source } = context;
  if (data.participantLevel === null || data.participantLevel.results.length === 0) return [];
  const { participants, results } = data.participantLevel;
  return [
    {
      id: "listing-results",
      title: words.titles.listingResults,
      population: words.everybodyInExport,
      columns: [
        column(words.endpoint),
        column(words.result, { align: "left" }),
        column(words.date),
        column(terms.studyDay),
        column(words.baselineAndChange, { align: "left" }),
        column(words.inAnalysis),
        column(words.evidence, { align: "left" }),
      ],
      rows: participants.flatMap((participant) => {
        const own = results.filter((result) => result.participant === participant.id);
        return own.length === 0
          ? []
          : [
              headerRow(participantHeading(context, participant)),
              ...own.map((result) => resultRow(context, participant, result)),
            ];
      }),
      notes: [],
      foot: [words.notes.evidence, ...adverseEventsNote(context).map(({ text }) => text), source],
    },
  ];
}

/** `SYN-1001 (arm A); followed to 2026-02-01, death` */
function participantHeading({ terms, words }: TableContext, { id, arm, followUp }: ParticipantFacts): string {
  const followed = words.followedTo(followUp.end, wordFor(terms.followUpEnds, followUp.endedBy));
  return words.joined([arm === "" ? id : `${id} (${arm})`, followed]);
}

function resultRow(context: TableContext, participant: ParticipantFacts, result: ResultFacts): Row {
  const { words } = context;
  const { change, date, studyDay, analysed, evidence } = result;
  return row(
    result.paramcd,
    [
      textCell(resultText(context, result)),
      textCell(date ?? ""),
      studyDay === null ? EMPTY : countCell(studyDay, "study-day"),
      textCell(
        change === null ? "" : words.fromTo(valueText(change.base), valueText(change.change), unitText(change.unit)),
      ),
      textCell(analysed ? words.yes : words.no),
      textCell(evidenceText(participant, evidence)),
    ],
    { indent: 1 },
  );
}

/** A mean of three days has no end: two decimals, where it has more. */
function valueText({ value, text }: ValueFacts): string {
  return value === null ? text : fixedText(value, decimalsOf([value], 2));
}

function resultText(context: TableContext, result: ResultFacts): string {
  const { words } = context;
  const { outcome, state, paramcd, detail, episodes, shift } = result;
  const endpoint = endpointOf(context, paramcd);
  const word = endpoint === undefined ? state : stateText(context, endpoint, state);
  switch (outcome.kind) {
    case "value":
      return `${valueText(outcome)} ${unitText(outcome.unit)}`.trim();
    case "time":
      return words.onDay(outcome.cnsr > 1 ? outcome.description : word, outcome.days);
    case "episodes":
      return words.episodesJudged(episodes.filter(({ kind }) => kind !== "not-evaluable").length, episodes.length);
    case "not-evaluable":
      return words.joined([word, ...(detail === "" ? [] : [detail])]);
    case "verdict":
      return shift === null ? word : words.joined([word, words.gradeFromTo(shift.baseline, shift.worst)]);
    case "category":
      return word;
  }
}
