/** What every step of normalising needs: the file with its positions, the checked source, and where to report faults. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { type Duration, days, parseDuration } from "../../core/duration.ts";
import type { SourceReference } from "../../core/source-reference.ts";
import { messages } from "../messages.ts";
import type { StudySource } from "../schema/study.ts";
import { type Pointer, positionOf, type SourceTree } from "../source-tree.ts";

export interface Context {
  readonly tree: SourceTree;
  readonly source: StudySource;
  readonly report: (diagnostic: Diagnostic) => void;
}

export function place(context: Context, pointer: Pointer): SourceReference {
  return { file: context.tree.file, ...positionOf(context.tree, pointer) };
}

/** The schema has checked the text already. */
export function duration(text: string): Duration {
  return parseDuration(text) ?? days(0);
}

/** A length of at least one whole day; anything else is reported and counts as one. */
export function wholeDays(context: Context, text: string, pointer: Pointer): number {
  const parsed = duration(text);
  if (parsed.unit !== "days" || parsed.count < 1) {
    context.report(
      messages.invalidValue(place(context, pointer), `"${text}" is no number of days of at least 1`, "3 d"),
    );
    return 1;
  }
  return parsed.count;
}
