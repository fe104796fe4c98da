/** Runs a case on the engine: verdicts as rows of derivations.csv, stage decisions, errors. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDay } from "../../src/core/calendar.ts";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { type LoadedStudy, loadStudy, type ReadingChoice } from "../../src/definition/load.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { type RunOptions, readExport, runStudy } from "../../src/engine.ts";
import type { OpenFile } from "../../src/ingestion/ingest.ts";
import { decisionObject } from "../../src/reporting/decisions-json.ts";
import { derivationsCsv } from "../../src/reporting/derivations-csv.ts";
import { textOf } from "../../src/reporting/file-content.ts";
import { type CaseOptions, type ConformanceCase, type Row, readRows } from "./conformance-case.ts";

export type RowOrder = "as written" | "reversed";

export interface CaseResult {
  readonly rows: readonly Row[];
  readonly decisions: readonly object[];
  readonly errors: readonly Diagnostic[];
}

export async function runCase(given: ConformanceCase, order: RowOrder): Promise<CaseResult> {
  const { study, options } = given;
  const open = openExport(given.export, order);
  if (options.readings !== undefined) return runAlternative(given, open);
  const { value, diagnostics } = await runStudy(study, open, runOptions(options));
  return {
    rows: value === undefined ? [] : readRows(textOf(derivationsCsv(value.study.id, value.derivations))),
    decisions: value === undefined ? [] : value.analysis.decisions.map(decisionObject),
    errors: errorsOf(diagnostics),
  };
}

/** The study with the alternatives of the case in the place of the values in use. */
async function runAlternative({ study, options }: ConformanceCase, open: OpenFile): Promise<CaseResult> {
  const { loaded, diagnostics } = loadStudy(study.text, study.name);
  if (loaded === undefined) return { rows: [], decisions: [], errors: errorsOf(diagnostics) };
  const read = await readExport(loaded, open, runOptions(options));
  const other = loaded.withAlternatives(choicesOf(loaded, options));
  const derivations = (read.value?.participants ?? []).flatMap((participant) => {
    const context = participantContext(other, participant);
    return [...other.endpoints.keys()].map((name) => context.endpoint(name));
  });
  return {
    rows: readRows(textOf(derivationsCsv(other.id, derivations))),
    decisions: [],
    errors: errorsOf(read.diagnostics),
  };
}

/** Every reading with the reference that offers the value; a value nobody offers is a fault of the case. */
function choicesOf({ readings }: LoadedStudy, options: CaseOptions): readonly ReadingChoice[] {
  return (options.readings ?? []).flatMap(({ ref, value }) => {
    const wanted = JSON.stringify(value);
    const choices = readings
      .filter((reading) => reading.ref === ref)
      .map((reading) => ({
        reading,
        alternative: reading.alternatives.map((it) => JSON.stringify(it)).indexOf(wanted),
      }))
      .filter(({ alternative }) => alternative >= 0);
    if (choices.length === 0) throw new Error(`no reading ${ref} offers ${wanted}`);
    return choices;
  });
}

function runOptions(options: CaseOptions): RunOptions {
  const { cutoff, transfusionsComplete = false, only } = options;
  return { cutoff: parseDay(cutoff), transfusionsComplete, readings: "none", only };
}

function openExport(folder: string, order: RowOrder): OpenFile {
  return (name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return undefined;
    const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
    const text = [header, ...(order === "reversed" ? lines.reverse() : lines), ""].join("\n");
    return { name, bytes: bytesOf(text) };
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
