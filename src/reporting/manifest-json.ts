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
  /** Which of the inputs is the study file; empty above the folders of several studies. */
  readonly studyFile: string;
  /** The standard definitions that the study file uses. */
  readonly standards: readonly FileHash[];
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly inputs: readonly FileHash[];
  /** The facts of registry records that were read. */
  readonly facts?: readonly FileHash[];
  /** Files that were looked for and not there: were they there, the run would be another. */
  readonly absent?: readonly string[];
  readonly outputs: readonly FileHash[];
  readonly rows: readonly Accounting[];
  /** State → number of participants, by PARAMCD. */
  readonly participants: {
    readonly total: number;
    readonly states: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  /** How tables, figures and the report were drawn; undefined where none were. */
  readonly drawn: DrawnManner | undefined;
  /** Above the folders of several runs: what the last batch came to. */
  readonly batch?: readonly BatchEntry[] | undefined;
}

export interface BatchEntry {
  /** Null where the study file could not be loaded. */
  readonly folder: string | null;
  readonly studyFile: string;
  /** The folder, where there is one, is then of an earlier batch. */
  readonly refused: boolean;
}

export interface DrawnManner {
  /** The version of nadir that drew them, which may be later than the one that ran. */
  readonly nadir: string;
  readonly formats: readonly string[];
  readonly language: string;
  /** Of an aggregate output. */
  readonly smallCell: number | null;
  /** The SHA-256 of a font that was given. */
  readonly font: string | null;
}

export const MANIFEST_FILE = "manifest.json";

export function manifestJson(manifest: Manifest): string {
  const {
    version,
    study,
    studyFile,
    standards,
    options,
    inputs,
    facts,
    absent,
    outputs,
    rows,
    participants,
    drawn,
    batch,
  } = manifest;
  const byName = (files: readonly FileHash[]) => [...files].sort((a, b) => compareText(a.name, b.name));
  const content = {
    nadir: version,
    study,
    studyFile,
    standards: byName(standards),
    options,
    inputs: byName(inputs),
    ...(facts === undefined ? {} : { facts: byName(facts) }),
    ...(absent === undefined ? {} : { absent: [...absent].sort(compareText) }),
    outputs: byName(outputs),
    rows,
    participants,
    ...(drawn === undefined ? {} : { drawn }),
    ...(batch === undefined ? {} : { batch }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A manifest as it stands in the file. */
export type ReadManifest = Omit<Manifest, "version"> & { readonly nadir: string };

/** The parts of a manifest that say which files belong to it; undefined where the text is no manifest of nadir's. */
export function readManifest(text: string): ReadManifest | undefined {
  const value = parse(text) as
    | { nadir?: unknown; standards?: unknown; inputs?: unknown; outputs?: unknown }
    | undefined;
  if (typeof value !== "object" || value === null || typeof value.nadir !== "string") return undefined;
  // Version 0.1.0 wrote none.
  const { standards = [] } = value;
  const sound =
    isFileList(standards) &&
    isFileList(value.inputs) &&
    isFileList(value.outputs) &&
    value.outputs.every(({ name }) => isInside(name));
  return sound ? ({ ...value, standards } as unknown as ReadManifest) : undefined;
}

/** Whether a path with `/` between its parts stays below its folder, on every system. */
export function isInside(name: string): boolean {
  return !/[\\:\0]/.test(name) && name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function isFileList(value: unknown): value is readonly FileHash[] {
  return (
    Array.isArray(value) &&
    (value as readonly Partial<FileHash>[]).every(
      (file) => typeof file === "object" && typeof file?.name === "string" && typeof file.sha256 === "string",
    )
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
