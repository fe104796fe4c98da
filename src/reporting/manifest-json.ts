/** manifest.json: what went in, what came out, and how; enough to say later whether anything changed. */
import type { Accounting } from "../core/accounting.ts";
import { compareText } from "../core/diagnostic.ts";

export interface FileHash {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Manifest {
  readonly version: string;
  readonly study: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly inputs: readonly FileHash[];
  readonly outputs: readonly FileHash[];
  readonly rows: readonly Accounting[];
  /** State → number of participants, by PARAMCD. */
  readonly participants: {
    readonly total: number;
    readonly states: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

export const MANIFEST_FILE = "manifest.json";

export function manifestJson(manifest: Manifest): string {
  const { version, study, options, inputs, outputs, rows, participants } = manifest;
  const byName = (files: readonly FileHash[]) => [...files].sort((a, b) => compareText(a.name, b.name));
  const content = {
    nadir: version,
    study,
    options,
    inputs: byName(inputs),
    outputs: byName(outputs),
    rows,
    participants,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
