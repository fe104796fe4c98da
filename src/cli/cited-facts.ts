/** The facts of the registry records that a study cites, read where they lie. */
import { type Fact, readFacts } from "../definition/facts.ts";
import { citedFiles } from "./cited-files.ts";

export function citedFacts(studyPath: string): (file: string) => ReadonlyMap<string, Fact> | undefined {
  const textOf = citedFiles(studyPath);
  const known = new Map<string, ReadonlyMap<string, Fact> | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const text = textOf(file);
      known.set(file, text === undefined ? undefined : readFacts(text, file));
    }
    return known.get(file);
  };
}
