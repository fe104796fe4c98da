/** The linter: what loads, but is probably not meant. One checker per concern; each says a list of warnings and notes. */
import { type Diagnostic, sortDiagnostics } from "../core/diagnostic.ts";
import { lintCitations } from "./lint-citations.ts";
import { lintCitedNumbers } from "./lint-cited-numbers.ts";
import { type FactsOf, type LintContext, lintContext } from "./lint-context.ts";
import { lintEstimates } from "./lint-estimates.ts";
import { lintLogic } from "./lint-logic.ts";
import { lintReadings, lintStudyHead } from "./lint-study.ts";
import { lintThresholds } from "./lint-thresholds.ts";
import { lintUnused } from "./lint-unused.ts";
import { lintWindows } from "./lint-windows.ts";
import type { LoadedStudy } from "./load.ts";

type Checker = (context: LintContext) => readonly Diagnostic[];

const CHECKERS: readonly Checker[] = [
  lintStudyHead,
  lintReadings,
  lintCitations,
  lintCitedNumbers,
  lintWindows,
  lintEstimates,
  lintThresholds,
  lintLogic,
  lintUnused,
];

export function lintStudy(loaded: LoadedStudy, factsOf: FactsOf): readonly Diagnostic[] {
  const context = lintContext(loaded, factsOf);
  return sortDiagnostics(CHECKERS.flatMap((check) => check(context)));
}
