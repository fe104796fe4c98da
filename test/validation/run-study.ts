/** Runs a study file on an export held in memory, and reads the answers participant by participant. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parseDay } from "../../src/core/calendar.ts";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import type { Derivation, Outcome } from "../../src/derivation/derivation.ts";
import { runStudy, type StudyRun } from "../../src/engine.ts";
import { openFiles } from "../ingestion/small-export.ts";

export type Row = Readonly<Record<string, string>>;

/** The text of a file of this folder. */
export function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/** The rows of a CSV file of this folder. */
export function readRows(path: string): readonly Row[] {
  return parse(readText(path), { columns: true });
}

/** A CSV file from rows; a cell that is not given is blank. */
export function csvText(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

export type ExportFiles = Readonly<Record<string, string>>;

/** The whole job; whatever stands in its way is thrown. */
export async function run(study: string, files: ExportFiles, cutoff?: string): Promise<StudyRun> {
  const options = {
    cutoff: cutoff === undefined ? undefined : parseDay(cutoff),
    transfusionsComplete: false,
    readings: "none" as const,
    only: undefined,
  };
  const { value, diagnostics } = await runStudy({ name: "study.yaml", text: study }, openFiles(files), options);
  if (value === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return value;
}

/** The derivations of an endpoint by participant. */
export function derivationsOf({ derivations }: StudyRun, endpoint: string): ReadonlyMap<string, Derivation> {
  return new Map(
    derivations
      .filter((derivation) => derivation.endpoint.name === endpoint)
      .map((derivation) => [derivation.participant.id, derivation]),
  );
}

export type OutcomeOf<Kind extends Outcome["kind"]> = Extract<Outcome, { kind: Kind }>;

/** The outcome where it is of the kind asked for. */
export function outcomeOf<Kind extends Outcome["kind"]>(
  derivation: Derivation | undefined,
  kind: Kind,
): OutcomeOf<Kind> | undefined {
  return derivation?.outcome.kind === kind ? (derivation.outcome as OutcomeOf<Kind>) : undefined;
}

/** Counts comparisons and keeps those that fail, so that a test can assert both. */
export class Tally {
  compared = 0;
  readonly mismatches: string[] = [];

  same(what: string, expected: unknown, got: unknown): void {
    this.compared += 1;
    if (!Object.is(expected, got)) this.mismatches.push(`${what}: expected ${String(expected)}, got ${String(got)}`);
  }

  /** |a − b| ≤ 1e-12 + 1e-9·|b|; undefined only with undefined. */
  close(what: string, expected: number | undefined, got: number | undefined): void {
    this.compared += 1;
    const agree =
      expected === undefined || got === undefined
        ? expected === got
        : Math.abs(got - expected) <= 1e-12 + 1e-9 * Math.abs(expected);
    if (!agree) this.mismatches.push(`${what}: expected ${String(expected)}, got ${String(got)}`);
  }
}
