/** The name of an analyte in the language of the figure. */
import type { AnalyteFacts } from "../../model/study-facts.ts";
import type { FigureContext } from "./context.ts";

export function analyteLabel({ terms }: FigureContext, { name, label }: AnalyteFacts): string {
  return Object.hasOwn(terms.analytes, name) ? (terms.analytes[name] ?? label) : label;
}
