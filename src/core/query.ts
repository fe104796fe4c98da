/** A question to the site about one row: what is printed there, and what is wrong with it. */
import { compareText } from "./diagnostic.ts";
import { compareSources, type SourceReference } from "./source-reference.ts";

export interface Query {
  /** Empty where the export does not say. */
  readonly site: string;
  readonly participant: string;
  readonly where: SourceReference;
  readonly code: string;
  /** As it stands in the file; empty where the question is about a row as a whole. */
  readonly printed: string;
  /** What was found, with what to do about it where a message says so. */
  readonly finding: string;
}

/** By file, line and column, then by code and finding; a question is asked once. */
export function sortQueries(queries: readonly Query[]): readonly Query[] {
  const sorted = [...queries].sort(
    (a, b) => compareSources(a.where, b.where) || compareText(a.code, b.code) || compareText(a.finding, b.finding),
  );
  return sorted.filter((query, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined ||
      before.code !== query.code ||
      before.finding !== query.finding ||
      compareSources(before.where, query.where) !== 0
    );
  });
}
