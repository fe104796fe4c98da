/** The states that participants are in for an endpoint, in a fixed order: verdicts, imputed ones, then those not evaluable. */
import { compareText } from "../../core/diagnostic.ts";
import type { EndpointFacts } from "../model/study-facts.ts";
import { classOfState, type StateClass, stateText } from "../tables/builders/state-words.ts";
import type { ReportContext } from "./report-context.ts";

export interface StateFacts {
  readonly state: string;
  readonly text: string;
  readonly class: StateClass;
}

const ORDER: readonly StateClass[] = ["result", "imputed", "not-evaluable"];

export function statesOf(context: ReportContext, endpoint: EndpointFacts): readonly StateFacts[] {
  const results = context.data.participantLevel?.results ?? [];
  const states = new Set(results.flatMap(({ paramcd, state }) => (paramcd === endpoint.paramcd ? [state] : [])));
  return [...states]
    .map((state) => ({
      state,
      text: stateText(context.tables, endpoint, state),
      class: classOfState(context.tables, endpoint, state),
    }))
    .sort((a, b) => ORDER.indexOf(a.class) - ORDER.indexOf(b.class) || rank(endpoint, a, b));
}

/** Categories in the order of the study file, yes before no, else by name. */
function rank({ categories }: EndpointFacts, a: StateFacts, b: StateFacts): number {
  const place = ({ state }: StateFacts) => categories.findIndex(({ category }) => category === state);
  const verdict = ({ state }: StateFacts) => (state.startsWith("Y") ? 0 : 1);
  return place(a) - place(b) || verdict(a) - verdict(b) || compareText(a.state, b.state);
}
