/** The standard definitions that are shipped, and small studies that use one of them. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import { type LoadedStudy, loadStudy } from "../../src/definition/load.ts";
import type { StandardLibrary } from "../../src/definition/standard.ts";
import type { Derivation } from "../../src/derivation/derivation.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { type Course, participantOf } from "../derivation/course.ts";

const FOLDER = new URL("../../endpoints/standard/", import.meta.url);

export interface StandardFile {
  readonly standard: string;
  readonly version: number;
  readonly status: "confirmed" | "provisional";
  readonly unconfirmed?: readonly string[];
  readonly sources: readonly string[];
  readonly limits?: readonly string[];
  readonly parameters: Readonly<Record<string, { readonly says: string; readonly default?: unknown }>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `neutrophil-engraftment@1` and so on. */
export const STANDARD_NAMES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length))
  .sort();

export function standardText(name: string): string {
  return readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8");
}

export function standardFile(name: string): StandardFile {
  return parse(standardText(name)) as StandardFile;
}

export const SHIPPED_STANDARDS: StandardLibrary = {
  names: STANDARD_NAMES,
  textOf: (name) => (STANDARD_NAMES.includes(name) ? standardText(name) : undefined),
};

/** A library of texts given here, beside nothing else. */
export function libraryOf(texts: Readonly<Record<string, string>>): StandardLibrary {
  return { names: Object.keys(texts), textOf: (name) => texts[name] };
}

const HEAD = `nadir: 1
study: { id: T1, title: Small study, status: provisional, facts: seeds/T1.yaml, reference: transplant }
anchors:
  transplant: { event: stem-cell-infusion, choose: first }
  second-transplant: { event: second-transplant, choose: first }
  first-dose: { intervention: luspatercept, choose: first }
  last-dose: { intervention: luspatercept, choose: last }
populations:
  treated: { present: { intervention: luspatercept } }
`;

/** A study of one standard with parameters, and keys beside `use` where it stands for an endpoint. */
export function studyWith(name: string, parameters: Readonly<Record<string, unknown>> = {}, beside = ""): string {
  const use = `use: standard/${name}, with: ${JSON.stringify(parameters)}${beside === "" ? "" : `, ${beside}`}`;
  return isEndpoint(name) ? `${HEAD}endpoints:\n  tested: { ${use} }\n` : `${HEAD}include:\n  - { ${use} }\n`;
}

/** A study of several standards that bring sections. */
export function studyIncluding(uses: readonly string[], rest = ""): string {
  return `${HEAD}include:\n${uses.map((use) => `  - { use: standard/${use} }\n`).join("")}${rest}`;
}

export function isEndpoint(name: string): boolean {
  return "kind" in standardFile(name).body;
}

export function loadedWithStandards(text: string, library: StandardLibrary = SHIPPED_STANDARDS): LoadedStudy {
  const { loaded, diagnostics } = loadStudy(text, "study.yaml", library);
  if (loaded === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return loaded;
}

/** The derivation of an endpoint, by PARAMCD where there are several, for a course. */
export function deriveStandard(text: string, course: Course, paramcd?: string): Derivation {
  const { study } = loadedWithStandards(text);
  const endpoint = [...study.endpoints.values()].find(
    (candidate) => paramcd === undefined || candidate.paramcd === paramcd,
  );
  if (endpoint === undefined) throw new Error(`no endpoint ${paramcd}`);
  return participantContext(study, participantOf(course)).endpoint(endpoint.name);
}
