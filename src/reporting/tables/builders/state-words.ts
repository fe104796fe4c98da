/** States of participants in words: verdicts, categories, events, and the closed list of reasons. */
import { wordFor } from "../../language/language.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import type { TableContext } from "./table-context.ts";

const IMPUTED = /^([YN]) \(imputed: ([A-Z_]+)\)$/;

/** What a state says of a participant. A category may be spelt like a reason: the endpoint knows its own. */
export type StateClass = "result" | "imputed" | "not-evaluable";

export function classOfState({ terms }: TableContext, { categories }: EndpointFacts, state: string): StateClass {
  if (IMPUTED.test(state)) return "imputed";
  if (categories.some(({ category }) => category === state)) return "result";
  return Object.hasOwn(terms.reasons, state) ? "not-evaluable" : "result";
}

export function stateText(context: TableContext, endpoint: EndpointFacts, state: string): string {
  const { terms, words } = context;
  const [, verdict, reason] = IMPUTED.exec(state) ?? [];
  if (verdict !== undefined && reason !== undefined)
    return words.imputedAs(wordFor(terms.states, verdict), wordFor(terms.reasons, reason));
  const category = endpoint.categories.find((candidate) => candidate.category === state);
  if (category !== undefined) return categoryText(category);
  if (Object.hasOwn(terms.reasons, state)) return wordFor(terms.reasons, state);
  return wordFor(terms.states, state);
}

/** `CR: complete response`, or the code alone where the label says the same. */
export function categoryText({ category, label }: { readonly category: string; readonly label: string }): string {
  return label === "" || label === category ? category : `${category}: ${label}`;
}

/** The reason behind a state, whether it left the participant out or was imputed; undefined where there is a verdict of its own. */
export function reasonOfState(context: TableContext, endpoint: EndpointFacts, state: string): string | undefined {
  const imputed = IMPUTED.exec(state)?.[2];
  if (imputed !== undefined) return imputed;
  return classOfState(context, endpoint, state) === "not-evaluable" ? state : undefined;
}
