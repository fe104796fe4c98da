/** Report data of the fixtures and of awkward studies, for whoever draws from it. Each is made once per test file. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { standardLibrary } from "../../src/cli/standard-folder.ts";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import { readFacts } from "../../src/definition/facts.ts";
import { cutoffOf, type RunOptions, runStudy, type StudyFile, type StudyRun } from "../../src/engine.ts";
import { reportData } from "../../src/reporting/model/build/report-data.ts";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { ROOT } from "../cli/command.ts";
import { openFiles } from "../ingestion/small-export.ts";
import { AWKWARD, type AwkwardName } from "./awkward-studies.ts";

export const FIXTURES = ["NCT05660785", "NCT05832216", "NCT06075238", "NCT06964971", "NCT07362095"] as const;
export type Fixture = (typeof FIXTURES)[number];

export const AWKWARD_NAMES = Object.keys(AWKWARD) as readonly AwkwardName[];

const EXPORT_FILES = ["participants.csv", "labs.csv", "interventions.csv", "events.csv"];

/** With `readings each`; NCT07362095 and the awkward studies also with the verdicts on the knife edge, which take their time. */
export const reportDataOf = once(async (fixture: Fixture) => dataOf(await runOf(fixture)));

const runOf = once((fixture: Fixture): Promise<StudyRun> => {
  const name = `endpoints/${fixture}.yaml`;
  const files = EXPORT_FILES.map((file) => [file, readText(`fixtures/${fixture}/${file}`)] as const);
  const study = { name, text: readText(name), standards: standardLibrary(join(ROOT, name)) };
  return run(study, Object.fromEntries(files), fixture === "NCT07362095");
});

/** `no-participants`, `six-arms`, `hostile-names` … */
export const awkwardDataOf = once(async (name: AwkwardName) => dataOf(await awkwardRunOf(name)));

const awkwardRunOf = once((name: AwkwardName): Promise<StudyRun> => {
  const { study, files } = AWKWARD[name];
  return run({ name: "study.yaml", text: study }, files, true);
});

async function run(file: StudyFile, files: Readonly<Record<string, string>>, knifeEdge: boolean): Promise<StudyRun> {
  const options: RunOptions = {
    cutoff: undefined,
    transfusionsComplete: true,
    readings: "each",
    only: undefined,
    knifeEdge,
  };
  const { value, diagnostics } = await runStudy(file, openFiles(files), options);
  if (value === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return value;
}

function dataOf(finished: StudyRun): ReportData {
  const name = finished.loaded.study.file;
  const text = "as in the test";
  const file = { name, sha256: createHash("sha256").update(text).digest("hex"), bytes: text.length };
  return reportData(finished, {
    run: {
      nadir: "0.0.0",
      cutoff: cutoffOf(finished),
      cutoffGiven: false,
      options: { readings: "each", knifeEdge: true, transfusionsComplete: true, only: "" },
      command: `nadir run ${name} --data export --out out --readings each --knife-edge --transfusions-complete`,
      studyFile: file,
      inputs: EXPORT_FILES.map((input) => ({ ...file, name: input })),
    },
    factsOf: (cited) => (cited.startsWith("seeds/NCT") ? readFacts(readText(cited), cited) : undefined),
  });
}

function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function once<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
