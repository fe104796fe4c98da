/** The readings of the study in words: what each changes, the estimate under it, who turns. */
import { wordFor } from "../language/language.ts";
import type { ReadingFacts } from "../model/reading-facts.ts";
import type { EndpointFacts } from "../model/study-facts.ts";
import { estimateCell } from "../tables/builders/estimate-cell.ts";
import { stateText } from "../tables/builders/state-words.ts";
import { cellText } from "../tables/table.ts";
import type { ReportContext } from "./report-context.ts";

export interface PageReading {
  readonly id: string;
  readonly paramcd: string;
  readonly text: string;
  readonly estimate: string;
  /** The estimate as the study is written. */
  readonly base: string;
  /** Empty where no decision rests on the endpoint. */
  readonly decision: string;
  readonly flips: readonly PageFlip[];
}

export interface PageFlip {
  /** Index of the participant. */
  readonly participant: number;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
}

/** Without the study as written, which is what the report shows from the start. */
export function pageReadings(context: ReportContext): readonly PageReading[] {
  const { data } = context;
  const endpoints = new Map(data.endpoints.map((endpoint) => [endpoint.paramcd, endpoint]));
  return data.readings.flatMap((reading) => {
    const endpoint = endpoints.get(reading.paramcd);
    return reading.choices.length === 0 || endpoint === undefined ? [] : [pageReading(context, endpoint, reading)];
  });
}

function pageReading(context: ReportContext, endpoint: EndpointFacts, reading: ReadingFacts): PageReading {
  const { data, terms, words } = context;
  const { id, paramcd, choices, estimate, base, decision } = reading;
  const level = data.participantLevel;
  const number = new Map(level?.participants.map((participant, index) => [participant.id, index]));
  const own = level?.flips.filter((flip) => flip.reading === id) ?? [];
  return {
    id,
    paramcd,
    text: choices
      .map(({ ref, parameter, use, instead }) => words.readingChoice(ref, parameter, use, instead))
      .join("; "),
    estimate: cellText(estimateCell(estimate ?? undefined)),
    base: cellText(estimateCell(base ?? undefined)),
    decision:
      decision === null
        ? ""
        : words.decisionTurns(wordFor(terms.decisions, decision.from), wordFor(terms.decisions, decision.to)),
    flips: own.flatMap(({ participant, from, to, sources }) => {
      const index = number.get(participant);
      if (index === undefined) return [];
      return [
        {
          participant: index,
          from: stateText(context.tables, endpoint, from),
          to: stateText(context.tables, endpoint, to),
          sources,
        },
      ];
    }),
  };
}
