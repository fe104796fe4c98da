/** What every step of normalising needs: the file with its positions, the checked source, and where to report faults. */
import type { Diagnostic } from "../core/diagnostic.ts";
import { type Duration, days, parseDuration } from "../core/duration.ts";
import type { SourceReference } from "../core/source-reference.ts";
import type { StudySource } from "./schema.ts";
import { type Pointer, positionOf, type SourceTree } from "./source-tree.ts";

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
