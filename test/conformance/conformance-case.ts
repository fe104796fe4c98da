/** A case folder as data. The format is in README.md. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import type { StudyFile } from "../../src/engine.ts";

export type Row = Readonly<Record<string, string>>;

export interface CaseOptions {
  readonly cutoff: string;
  readonly transfusionsComplete?: boolean;
  readonly only?: readonly string[];
  readonly readings?: readonly { readonly ref: string; readonly value: unknown }[];
  readonly export?: string;
}

export interface ConformanceCase {
  readonly name: string;
  readonly study: StudyFile;
  readonly options: CaseOptions;
  /** The folder that holds the export. */
  readonly export: string;
  readonly why: string;
  readonly expected: readonly Row[];
  readonly decisions: readonly object[] | undefined;
  readonly diagnostics: readonly Row[] | undefined;
}

const HERE = import.meta.dirname;
const ROOT = join(HERE, "..", "..");

export function readCases(): readonly ConformanceCase[] {
  const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => readCase(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readCase(name: string): ConformanceCase {
  const text = (file: string) => readIfThere(join(HERE, name, file));
  const options = parseYaml(text("options.yaml") ?? "") as CaseOptions;
  const decisions = text("expected-decision.json");
  const diagnostics = text("expected-diagnostics.csv");
  return {
    name,
    study: studyOf(text("study.txt"), text("definition.yaml") ?? ""),
    options,
    export: join(HERE, options.export ?? name),
    why: text("why.md") ?? "",
    expected: readRows(text("expected.csv") ?? ""),
    decisions: decisions === undefined ? undefined : JSON.parse(decisions),
    diagnostics: diagnostics === undefined ? undefined : readRows(diagnostics),
  };
}

function studyOf(shipped: string | undefined, own: string): StudyFile {
  const path = shipped?.trim();
  return path === undefined
    ? { name: "definition.yaml", text: own }
    : { name: path, text: readFileSync(join(ROOT, path), "utf8") };
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

export function readRows(text: string): readonly Row[] {
  return parse(text, { columns: true }) as readonly Row[];
}
