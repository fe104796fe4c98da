/** The manifest of a run, and the one above the folders of several studies. */
import { cutoffOf, participantStates, type StudyRun } from "../engine.ts";
import type { Files } from "../outputs.ts";
import {
  type DrawnManner,
  type FileHash,
  MANIFEST_FILE,
  type Manifest,
  manifestJson,
} from "../reporting/manifest-json.ts";
import { type DrawArguments, smallCellOf } from "./draw-arguments.ts";
import { hashOf } from "./file-hash.ts";
import { packageVersion } from "./package-version.ts";
import type { RunArguments } from "./run-arguments.ts";

export interface RunInputs {
  readonly studyFile: FileHash;
  /** The standard definitions that the study file uses. */
  readonly standards: readonly FileHash[];
  readonly inputs: readonly FileHash[];
}

export function runManifest(
  run: StudyRun,
  options: RunArguments,
  { studyFile, standards, inputs, files }: RunInputs & { readonly files: Files },
): string {
  return manifestJson({
    version: packageVersion(),
    study: run.study.id,
    studyFile: studyFile.name,
    standards,
    options: optionsOf(run, options),
    inputs: [studyFile, ...inputs],
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

export function optionsOf(run: StudyRun, options: RunArguments): Manifest["options"] {
  return {
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    cutoff: cutoffOf(run),
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
  return { nadir: packageVersion(), formats: [...format], language, smallCell: smallCellOf(options) ?? null };
}

/** The files of one study; of several a folder each, named after the study, under a manifest that names all their files. */
export function studiesFiles(studies: readonly { readonly id: string; readonly files: Files }[]): Files {
  const [only, ...others] = studies;
  if (only !== undefined && others.length === 0) return only.files;
  const all = new Map<string, string | Uint8Array>(
    studies.flatMap(({ id, files }) => [...files].map(([name, content]) => [`${id}/${name}`, content] as const)),
  );
  const ids = studies.map(({ id }) => id);
  return all.set(MANIFEST_FILE, studiesManifest(ids, all));
}

function studiesManifest(ids: readonly string[], files: Files): string {
  return manifestJson({
    version: packageVersion(),
    study: ids.join(", "),
    studyFile: "",
    standards: [],
    options: {},
    inputs: [],
    outputs: [...files].map(([name, content]) => hashOf(name, content)),
    rows: [],
    participants: { total: 0, states: {} },
    drawn: undefined,
  });
}
