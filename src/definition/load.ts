/** From the text of a study file to the study and its readings, with everything that is wrong with it. */
import { type Diagnostic, diagnosticText, hasErrors, sortDiagnostics } from "../core/diagnostic.ts";
import { normalizeStudy } from "./build/normalize.ts";
import { checkNames } from "./check/names.ts";
import type { Study } from "./model/study.ts";
import { schemaDiagnostics } from "./schema/diagnostics.ts";
import { type ParsedStudy, parseStudy } from "./schema/parse-study.ts";
import { studySchema } from "./schema/study.ts";
import { type Plain, type Pointer, type Reading, readSourceTree, replaceAt, type SourceTree } from "./source-tree.ts";
import { expandStandards, NO_STANDARDS, type StandardLibrary } from "./standard.ts";

export interface LoadedStudy {
  readonly study: Study;
  readonly readings: readonly Reading[];
  /** The study with, for some readings, an alternative in the place of the value in use. */
  readonly withAlternatives: (choices: readonly ReadingChoice[]) => Study;
  readonly tree: SourceTree;
  /** The study with another value at some places of the file; undefined where that is no valid study. */
  readonly withValue: (pointers: readonly Pointer[], value: Plain) => Study | undefined;
}

export interface ReadingChoice {
  readonly reading: Reading;
  /** Index into the reading's alternatives. */
  readonly alternative: number;
}

/** Loads a study file. `loaded` is undefined exactly when a diagnostic has severity error. */
export function loadStudy(
  text: string,
  file: string,
  library: StandardLibrary = NO_STANDARDS,
): { loaded: LoadedStudy | undefined; diagnostics: readonly Diagnostic[] } {
  const read = readSourceTree(text, file);
  if (read.tree === undefined || hasErrors(read.diagnostics))
    return { loaded: undefined, diagnostics: sortDiagnostics(read.diagnostics) };
  const { tree, diagnostics: ofStandards } = expandStandards(read.tree, library);
  const diagnostics = [...read.diagnostics, ...ofStandards];
  if (hasErrors(diagnostics)) return { loaded: undefined, diagnostics: sortDiagnostics(diagnostics) };
  const main = buildStudy(tree);
  if (main.study === undefined)
    return { loaded: undefined, diagnostics: sortDiagnostics([...diagnostics, ...main.diagnostics]) };
  const builds = alternativeBuilds(tree, main.parsed);
  const found = [...diagnostics, ...main.diagnostics, ...checkAlternatives(tree, builds, main.diagnostics)];
  const loaded = {
    study: main.study,
    readings: tree.readings,
    tree,
    withValue: (pointers: readonly Pointer[], value: Plain) => {
      const built = buildStudy({ ...tree, root: replaceAt(tree.root, pointers, value) }, main.parsed);
      return hasErrors(built.diagnostics) ? undefined : built.study;
    },
    withAlternatives: (choices: readonly ReadingChoice[]) => {
      const { study } = builds(choices);
      if (study === undefined) throw new Error("an alternative that was checked at load does not build");
      return study;
    },
  };
  return { loaded: hasErrors(found) ? undefined : loaded, diagnostics: sortDiagnostics(found) };
}

interface Built {
  readonly study: Study | undefined;
  readonly parsed: ParsedStudy | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The study with alternatives in place, without its cases, which are of the study as written. One alternative alone is asked for
 * several times (to check it, for its needs, to derive it) and built once.
 */
function alternativeBuilds(
  tree: SourceTree,
  parsed: ParsedStudy | undefined,
): (choices: readonly ReadingChoice[]) => Built {
  const bare = { ...tree, root: withoutCases(tree.root) };
  const known = new Map<Reading, Map<number, Built>>();
  return (choices) => {
    const [only, ...others] = choices;
    if (only === undefined || others.length > 0) return buildStudy(treeWith(bare, choices), parsed);
    const ofReading = known.get(only.reading) ?? new Map<number, Built>();
    const built = ofReading.get(only.alternative) ?? buildStudy(treeWith(bare, choices), parsed);
    known.set(only.reading, ofReading.set(only.alternative, built));
    return built;
  };
}

function withoutCases(root: Plain): Plain {
  if (typeof root !== "object" || root === null || Array.isArray(root)) return root;
  const { cases: _, ...others } = root as { readonly [key: string]: Plain };
  return others;
}

/** Like one that is parsed already, where it differs from that in a few places. */
function buildStudy(tree: SourceTree, like?: ParsedStudy): Built {
  const result = parseStudy(tree.root, like);
  if ("issues" in result) {
    const diagnostics = schemaDiagnostics(result.issues, tree, studySchema);
    return { study: undefined, parsed: undefined, diagnostics };
  }
  const { study, diagnostics } = normalizeStudy(result.parsed.source, tree);
  return { study, parsed: result.parsed, diagnostics: [...diagnostics, ...checkNames(study)] };
}

function treeWith(tree: SourceTree, choices: readonly ReadingChoice[]): SourceTree {
  const root = choices.reduce<Plain>((value, { reading, alternative }) => {
    return replaceAt(value, reading.pointers, reading.alternatives[alternative] ?? null);
  }, tree.root);
  return { ...tree, root };
}

/** Each alternative alone must be as valid as the value in use; its faults are reported where the reading stands. */
function checkAlternatives(
  tree: SourceTree,
  builds: (choices: readonly ReadingChoice[]) => Built,
  known: readonly Diagnostic[],
): readonly Diagnostic[] {
  const said = new Set(known.map(diagnosticText));
  return tree.readings.flatMap((reading) =>
    reading.alternatives.flatMap((_, alternative) => {
      const { diagnostics } = builds([{ reading, alternative }]);
      return diagnostics
        .filter((diagnostic) => diagnostic.severity === "error" && !said.has(diagnosticText(diagnostic)))
        .map((diagnostic) => ({
          ...diagnostic,
          where: { file: tree.file, ...reading.position },
          message: `alternative ${alternative + 1}: ${diagnostic.message}`,
        }));
    }),
  );
}
