/**
 * What nadir has to say about a study file or an export. Diagnostics are values: collected, sorted and shown all at once.
 * Only bugs of nadir throw.
 */
import { compareSources, type SourceReference, sourceText } from "./source-reference.ts";

export type Severity = "error" | "warning" | "note";

export interface Diagnostic {
  /** Stable and append-only: `DEF_…` for study files, `DATA_…` for exports, `RUN_…` for the command. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly where: SourceReference;
  readonly hint?: string;
  readonly related?: readonly SourceReference[];
  /** Of a row of an export: whose it is, and what it prints in the column. */
  readonly about?: { readonly participant: string; readonly printed: string; readonly site?: string };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** By file, line and column, then by code and message; equal diagnostics once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) => compareSources(a.where, b.where) || compareText(a.code, b.code) || compareText(a.message, b.message),
  );
  const seen = new Set<string>();
  return sorted.filter((diagnostic) => {
    const text = diagnosticText(diagnostic);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** `file:line:column severity CODE message; hint` */
export function diagnosticText(diagnostic: Diagnostic): string {
  const hint = diagnostic.hint === undefined ? "" : `; ${diagnostic.hint}`;
  const related =
    diagnostic.related === undefined || diagnostic.related.length === 0
      ? ""
      : ` (see ${diagnostic.related.map(sourceText).join(", ")})`;
  return `${sourceText(diagnostic.where)} ${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}${hint}${related}`;
}

/** Code-unit order, the same on every machine whatever its locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
