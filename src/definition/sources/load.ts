/** From the text of sources.yaml to the mapping, with everything that is wrong with it. A preset is the mapping it starts from. */
import { type Diagnostic, hasErrors, sortDiagnostics } from "../../core/diagnostic.ts";
import { type SchemaIssue, schemaDiagnostics } from "../schema/diagnostics.ts";
import { type Plain, readSourceTree, type SourceTree } from "../source-tree.ts";
import { buildSources } from "./build.ts";
import type { Sources } from "./model.ts";
import { presetText } from "./presets.ts";
import { sourcesSchema } from "./schema.ts";

/** `sources` is undefined exactly when a diagnostic has severity error. */
export function loadSources(
  text: string,
  file: string,
): { sources: Sources | undefined; diagnostics: readonly Diagnostic[] } {
  const read = readSourceTree(text, file);
  if (read.tree === undefined || hasErrors(read.diagnostics))
    return { sources: undefined, diagnostics: sortDiagnostics(read.diagnostics) };
  const tree = { ...read.tree, root: withPreset(read.tree.root) };
  const parsed = sourcesSchema.safeParse(tree.root);
  if (!parsed.success) {
    const issues = parsed.error.issues as unknown as readonly SchemaIssue[];
    return { sources: undefined, diagnostics: sortDiagnostics(schemaDiagnostics(issues, tree, sourcesSchema)) };
  }
  const { sources, diagnostics } = buildSources(parsed.data, tree);
  const found = sortDiagnostics([...read.diagnostics, ...diagnostics]);
  return { sources: hasErrors(found) ? undefined : sources, diagnostics: found };
}

/** What the file says stands; a table, or another key, that it leaves out is that of the preset. Maps of names are joined. */
function withPreset(root: Plain): Plain {
  if (typeof root !== "object" || root === null || Array.isArray(root)) return root;
  const own = root as { readonly [key: string]: Plain };
  const text = typeof own["preset"] === "string" ? presetText(own["preset"]) : undefined;
  if (text === undefined) return root;
  const base = presetTree(text).root as { readonly [key: string]: Plain };
  return Object.assign(Object.create(null), base, own, {
    analytes: { ...(base["analytes"] as object | undefined), ...(own["analytes"] as object | undefined) },
  }) as Plain;
}

function presetTree(text: string): SourceTree {
  const { tree } = readSourceTree(text, "preset");
  if (tree === undefined) throw new Error("a preset is not valid YAML");
  return tree;
}
