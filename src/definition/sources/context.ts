/** Where a mapping stands, and what is wrong with it. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { type Pointer, positionOf, type SourceTree } from "../source-tree.ts";
import { sourcesMessages } from "./messages.ts";

export class SourcesContext {
  readonly diagnostics: Diagnostic[] = [];
  private readonly tree: SourceTree;

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  place(pointer: Pointer) {
    return { file: this.tree.file, ...positionOf(this.tree, pointer) };
  }

  /** In the file itself, not in its preset. */
  isWritten(pointer: Pointer): boolean {
    return this.tree.positions.has(pointer);
  }

  /** A file is named, not reached: names come from a file and must stay inside the folder of the export. */
  checkFile(file: string, pointer: Pointer): void {
    const isInside = !file.split(/[\\/]/).includes("..") && !/^([\\/]|[A-Za-z]:)/.test(file) && !file.includes("\0");
    if (!isInside) this.diagnostics.push(sourcesMessages.path(this.place(pointer), file));
  }
}
