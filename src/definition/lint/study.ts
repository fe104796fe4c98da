/** The head of the file and its readings: a provisional study says why, a reading says what it is about. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Reading } from "../source-tree.ts";
import type { LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintStudyHead({ study, place }: LintContext): readonly Diagnostic[] {
  return study.status === "provisional" && study.note === undefined
    ? [lintMessages.provisionalWithoutNote(place("/study/status"))]
    : [];
}

export function lintReadings(context: LintContext): readonly Diagnostic[] {
  return context.readings.flatMap((reading) => readingFaults(context, reading));
}

function readingFaults(
  { tree }: LintContext,
  { use, alternatives, ref, why, position }: Reading,
): readonly Diagnostic[] {
  const where = { file: tree.file, ...position };
  const same = alternatives.filter((alternative) => JSON.stringify(alternative) === JSON.stringify(use));
  return [
    ...same.map((alternative) => lintMessages.sameAlternative(where, JSON.stringify(alternative))),
    ...(ref === "" && why === "" ? [lintMessages.readingUnexplained(where)] : []),
  ];
}
