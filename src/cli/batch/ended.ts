/** How one run of a batch ended, and how it is told. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import { printable } from "../../reporting/columns-text.ts";

const OUTCOMES = ["done", "unchanged", "refused", "failed"] as const;

export interface Ended {
  /** The study file. */
  readonly path: string;
  readonly data: string;
  /** Undefined where the study was not even loaded. */
  readonly folder: string | undefined;
  /** `failed` is a fault of nadir's. */
  readonly outcome: (typeof OUTCOMES)[number];
  readonly diagnostics: readonly Diagnostic[];
  /** What no diagnostic says: a file or folder that is not there, a fault of nadir's. */
  readonly problem?: string | undefined;
  /** For machines; where it is done. */
  readonly run?: Readonly<Record<string, unknown>>;
}

/** `refused    T2  2 errors, 1 warning` */
export function batchLine({ outcome, folder, path, diagnostics, problem }: Ended): string {
  const counts = [
    counted(errorCount({ diagnostics, problem }), "error"),
    counted(severityCount(diagnostics, "warning"), "warning"),
  ].filter((text) => text !== "");
  return printable(
    `${outcome.padEnd(9)}  ${[folder ?? path, counts.join(", ")].filter((text) => text !== "").join("  ")}`,
  );
}

/** `200 runs: 197 done, 1 unchanged, 2 refused` */
export function batchTotals(ended: readonly Ended[]): string {
  const counts = OUTCOMES.map((outcome) => ({ outcome, count: ended.filter((end) => end.outcome === outcome).length }));
  const parts = counts.filter(({ count }) => count > 0).map(({ outcome, count }) => `${count} ${outcome}`);
  return `${ended.length} run${ended.length === 1 ? "" : "s"}: ${parts.join(", ")}`;
}

export function endedObject(end: Ended): Readonly<Record<string, unknown>> {
  const { path, data, folder, outcome, diagnostics, problem } = end;
  return {
    folder: folder ?? null,
    studyFile: path,
    data,
    outcome,
    errors: errorCount(end),
    warnings: severityCount(diagnostics, "warning"),
    problem: problem ?? null,
    diagnostics,
  };
}

function errorCount({ diagnostics, problem }: Pick<Ended, "diagnostics" | "problem">): number {
  return severityCount(diagnostics, "error") + (problem === undefined ? 0 : 1);
}

function severityCount(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function counted(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`;
}
