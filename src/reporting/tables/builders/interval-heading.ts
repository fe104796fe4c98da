/** How the column of estimates is headed: with the level, where all intervals have the same. */
import type { EstimateFacts } from "../../model/estimate-facts.ts";
import type { TableContext } from "./table-context.ts";

export function intervalHeading({ terms, words }: TableContext, estimates: readonly EstimateFacts[]): string {
  const levels = new Set(
    estimates.flatMap(({ level, lower, upper }) => (lower === null && upper === null ? [] : (level ?? []))),
  );
  const [level] = levels;
  if (level === undefined) return terms.estimate;
  return `${terms.estimate} [${levels.size === 1 ? terms.confidenceInterval(level) : words.interval}]`;
}
