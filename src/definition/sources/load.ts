/** From the text of sources.yaml to the mapping, with everything that is wrong with it. A preset is the mapping it starts from. */
import { type Diagnostic, hasErrors, sortDiagnostics } from "../../core/diagnostic.ts";
import { type SchemaIssue, schemaDiagnostics } from "../schema/diagnostics.ts";
import { readSourceTree, type SourceTree } from "../source-tree.ts";
import { buildSources } from "./build.ts";
import { sourcesMessages } from "./messages.ts";
import type { Sources } from "./model.ts";
import { withPreset } from "./preset-merge.ts";
import { sourcesSchema } from "./schema.ts";

/** `sources` is undefined exactly when a diagnostic has severity error. */
export function loadSources(
  text: string,
  file: string,
): { sources: Sources | undefined; diagnostics: readonly Diagnostic[] } {
  const read = readSourceTree(text, file);
  if (read.tree === undefined || hasErrors(read.diagnostics))
    return { sources: undefined, diagnostics: sortDiagnostics(read.diagnostics) };
  const { tree, diagnostics: ofPreset } = withPreset(read.tree);
  const before = [...read.diagnostics, ...readingsIn(tree), ...ofPreset];
  const parsed = sourcesSchema.safeParse(tree.root);
  if (!parsed.success) {
    const issues = parsed.error.issues as unknown as readonly SchemaIssue[];
    return {
      sources: undefined,
      diagnostics: sortDiagnostics([...before, ...schemaDiagnostics(issues, tree, sourcesSchema)]),
    };
  }
  const { sources, diagnostics } = buildSources(parsed.data, tree);
  const found = sortDiagnostics([...before, ...diagnostics]);
  return { sources: hasErrors(found) ? undefined : sources, diagnostics: found };
}

/** What an export holds is a fact and has no other readings. */
function readingsIn({ file, readings }: SourceTree): readonly Diagnostic[] {
  return readings.map(({ position }) => sourcesMessages.reading({ file, ...position }));
}
