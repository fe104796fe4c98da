/** The manifest of a run. */
import { cutoffOf, participantStates, type StudyRun } from "../engine.ts";
import type { Files } from "../outputs.ts";
import { type DrawnManner, type FileHash, type Manifest, manifestJson } from "../reporting/manifest-json.ts";
import { type DrawArguments, smallCellOf } from "./draw-arguments.ts";
import { hashOf, sha256Of } from "./file-hash.ts";
import { packageVersion } from "./package-version.ts";
import type { StudyRunArguments } from "./run-arguments.ts";

export interface RunInputs {
  readonly studyFile: FileHash;
  /** The standard definitions that the study file uses. */
  readonly standards: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  /** The facts of registry records that were read. */
  readonly facts: readonly FileHash[];
  /** What was looked for and not there. */
  readonly absent: readonly string[];
}

export function runManifest(
  run: StudyRun,
  options: StudyRunArguments,
  { studyFile, standards, inputs, facts, absent, files }: RunInputs & { readonly files: Files },
): string {
  return manifestJson({
    version: packageVersion(),
    study: run.study.id,
    studyFile: studyFile.name,
    standards,
    options: optionsOf(cutoffOf(run), options),
    inputs: [studyFile, ...inputs],
    facts,
    absent,
    outputs: [...files].map(([name, content]) => hashOf(name, content)),
    rows: run.dataset.accounting,
    participants: participantsOf(run, options),
    drawn: drawnManner(options),
  });
}

/** The states of an aggregate output would be small counts. */
function participantsOf(run: StudyRun, options: DrawArguments): Manifest["participants"] {
  const total = run.dataset.participants.length;
  return { total, states: options.aggregateOnly === true ? {} : participantStates(run) };
}

export function optionsOf(cutoff: string, options: StudyRunArguments): Manifest["options"] {
  return {
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    cutoff,
    cutoffGiven: options.cutoff !== undefined,
    readings: options.readings,
    transfusionsComplete: options.transfusionsComplete === true,
    only: (options.only ?? []).join(","),
    knifeEdge: options.knifeEdge === true,
  };
}

export function drawnManner(options: DrawArguments): DrawnManner | undefined {
  const { format, language } = options;
  if (format.size === 0 && options.aggregateOnly !== true) return undefined;
  const font = options.font === undefined ? null : sha256Of(options.font);
  return { nadir: packageVersion(), formats: [...format], language, smallCell: smallCellOf(options) ?? null, font };
}
