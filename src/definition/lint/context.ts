/** What every checker of the linter may ask. */
import type { SourceReference } from "../../core/source-reference.ts";
import type { Fact } from "../facts.ts";
import type { LoadedStudy } from "../load.ts";
import type { Criterion } from "../model/criterion.ts";
import type { Endpoint } from "../model/endpoint.ts";
import type { Study } from "../model/study.ts";
import { type Pointer, positionOf, type Reading, type SourceTree, scalarsOf } from "../source-tree.ts";

/** The facts of a cited file by id; undefined where there is no such file. */
export type FactsOf = (file: string) => ReadonlyMap<string, Fact> | undefined;

export interface LintContext {
  readonly study: Study;
  readonly tree: SourceTree;
  readonly readings: readonly Reading[];
  readonly factsOf: FactsOf;
  readonly place: (pointer: Pointer) => SourceReference;
}

export function lintContext(loaded: LoadedStudy, factsOf: FactsOf): LintContext {
  const { study, tree, readings } = loaded;
  return { study, tree, readings, factsOf, place: (pointer) => ({ file: tree.file, ...positionOf(tree, pointer) }) };
}

/** A node of the study file that cites a fact, and what of the model the citation covers. */
export interface Citation {
  readonly cites: string;
  /** Of the text of the citation. */
  readonly pointer: Pointer;
  readonly owner: Pointer;
  readonly covers: Criterion | Endpoint | undefined;
}

/** Every citation of the file, found by its key, whatever kind of node it stands in. */
export function citationsOf(context: LintContext): readonly Citation[] {
  return scalarsOf(context.tree.root).flatMap(({ pointer, value }) => {
    if (!pointer.endsWith("/cites") || typeof value !== "string") return [];
    const owner = pointer.slice(0, -"/cites".length);
    return [{ cites: value, pointer, owner, covers: nodeAt(context.study, owner) }];
  });
}

function nodeAt(study: Study, pointer: Pointer): Criterion | Endpoint | undefined {
  return [...study.endpoints.values(), ...allCriteria(study)].find((node) => node.pointer === pointer);
}

/** Every criterion of the study with all its parts. */
export function allCriteria(study: Study): readonly Criterion[] {
  const found: Criterion[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (value instanceof Map || Array.isArray(value)) {
      for (const item of value.values()) visit(item);
      return;
    }
    if (isCriterion(value)) found.push(value);
    for (const item of Object.values(value)) visit(item);
  };
  for (const table of [study.populations, study.criteria, study.endpoints, study.decisions]) visit(table);
  return found;
}

/** Only criteria have all three of these. */
function isCriterion(value: object): value is Criterion {
  return "kind" in value && "pointer" in value && "cites" in value && !("paramcd" in value);
}
