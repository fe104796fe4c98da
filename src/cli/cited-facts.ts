/** The facts of the registry records that a study cites, read where they lie. */
import { type Fact, readFacts } from "../definition/facts.ts";
import type { FileHash } from "../reporting/manifest-json.ts";
import { citedFiles } from "./cited-files.ts";
import { hashOf } from "./file-hash.ts";

export interface CitedFacts {
  readonly of: (file: string) => ReadonlyMap<string, Fact> | undefined;
  /** Read so far. */
  readonly read: () => readonly FileHash[];
  /** Looked for so far, and nowhere. */
  readonly absent: () => readonly string[];
}

export function citedFacts(studyPath: string): CitedFacts {
  const textOf = citedFiles(studyPath);
  const known = new Map<string, { readonly hash: FileHash; readonly facts: ReadonlyMap<string, Fact> } | undefined>();
  return {
    of: (file) => {
      if (!known.has(file)) {
        const text = textOf(file);
        known.set(file, text === undefined ? undefined : { hash: hashOf(file, text), facts: readFacts(text, file) });
      }
      return known.get(file)?.facts;
    },
    read: () => [...known.values()].flatMap((read) => read?.hash ?? []),
    absent: () => [...known].flatMap(([file, read]) => (read === undefined ? [file] : [])),
  };
}
