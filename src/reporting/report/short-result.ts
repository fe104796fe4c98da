/** A result as it stands in a table of many: the verdict, the day of an event, a value; the reasons are a click away. */
import { wordFor } from "../language/language.ts";
import type { ResultFacts } from "../model/result-facts.ts";
import type { ReportContext } from "./report-context.ts";
import type { StateFacts } from "./states.ts";

export function shortResult({ terms, words }: ReportContext, { outcome }: ResultFacts, state: StateFacts): string {
  switch (outcome.kind) {
    case "verdict": {
      const verdict = wordFor(terms.states, outcome.verdict);
      return outcome.imputed ? words.imputedShort(verdict) : verdict;
    }
    case "category":
      return outcome.category;
    case "value":
      return `${outcome.text} ${outcome.unit}`.trim();
    case "time":
      return words.timeShort(state.text, outcome.days);
    case "episodes":
      return state.text;
    case "not-evaluable":
      return terms.notEvaluableShort;
  }
}
