/** A note that says by which method the numbers of a row or column were made. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { Notes } from "./notes.ts";
import type { TableContext } from "./table-context.ts";

/** The keys of one note per method and level. */
export function methodNote(
  { terms, words }: TableContext,
  estimates: readonly EstimateFacts[],
  notes: Notes,
): readonly string[] {
  const texts = estimates.flatMap(({ method, level, lower, upper }) => {
    if (method === "" || method === "count") return [];
    const interval = level === null || (lower === null && upper === null) ? [] : [terms.confidenceInterval(level)];
    return [words.joined([...interval, words.method(method)])];
  });
  return [...new Set(texts)].map(notes.key);
}
