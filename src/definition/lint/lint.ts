/** The linter: what loads, but is probably not meant. One checker per concern; each says a list of warnings and notes. */
import { type Diagnostic, sortDiagnostics } from "../../core/diagnostic.ts";
import type { LoadedStudy } from "../load.ts";
import { lintCitations } from "./citations.ts";
import { lintCitedNumbers } from "./cited-numbers.ts";
import { type FactsOf, type LintContext, lintContext } from "./context.ts";
import { lintEstimates } from "./estimates.ts";
import { lintLabels } from "./labels.ts";
import { lintLogic } from "./logic.ts";
import { lintReadings, lintStudyHead } from "./study.ts";
import { lintThresholds } from "./thresholds.ts";
import { lintUnused } from "./unused.ts";
import { lintWindows } from "./windows.ts";

type Checker = (context: LintContext) => readonly Diagnostic[];

const CHECKERS: readonly Checker[] = [
  lintStudyHead,
  lintReadings,
  lintLabels,
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
