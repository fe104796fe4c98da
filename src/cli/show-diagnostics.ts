/** Diagnostics on standard error, all at once, with a count at the end. */
import { type Diagnostic, diagnosticText } from "../core/diagnostic.ts";
import { printable } from "../reporting/columns-text.ts";

export function showDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) process.stderr.write(`${printable(diagnosticText(diagnostic))}\n`);
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors + warnings > 0) process.stderr.write(`${plural(errors, "error")}, ${plural(warnings, "warning")}\n`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
