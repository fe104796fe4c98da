/** The day of each result that laboratory values decided, and the rows that did. */
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { ResultFacts } from "../../model/result-facts.ts";
import { fixedText } from "../../tables/number-text.ts";
import type { FigureContext } from "./context.ts";
import { printed, unitText } from "./unit-text.ts";

export interface DerivedDay {
  readonly paramcd: string;
  readonly label: string;
  readonly day: number;
  /** `ANCENGR: day 17`, counted from the origin of the endpoint. */
  readonly text: string;
  /** The rows of laboratory values that decided it: `labs.csv:14`. */
  readonly rows: ReadonlySet<string>;
}

export function derivedDays(context: FigureContext, participant: ParticipantFacts): readonly DerivedDay[] {
  const { data } = context;
  const results = data.participantLevel?.results.filter((result) => result.participant === participant.id) ?? [];
  return results.flatMap((result): DerivedDay[] => {
    const endpoint = data.endpoints.find(({ paramcd }) => paramcd === result.paramcd);
    const text = textOf(context, result);
    if (endpoint === undefined || text === undefined || result.day === null) return [];
    const rows = new Set(
      result.evidence.flatMap((index) => {
        const row = participant.rows[index];
        return row?.kind === "observation" ? [`${row.file}:${row.line}`] : [];
      }),
    );
    return [
      { paramcd: result.paramcd, label: endpoint.label, day: result.day, text: `${result.paramcd}: ${text}`, rows },
    ];
  });
}

function textOf({ words, terms }: FigureContext, { outcome }: ResultFacts): string | undefined {
  switch (outcome.kind) {
    case "time":
      return outcome.cnsr === 0 ? words.dayOf(fixedText(outcome.days, 0)) : undefined;
    case "verdict":
      return outcome.imputed ? undefined : terms.states[outcome.verdict];
    case "category":
      return outcome.category;
    case "value":
      return `${printed(outcome.text)} ${unitText(outcome.unit)}`.trim();
    case "episodes":
    case "not-evaluable":
      return undefined;
  }
}
