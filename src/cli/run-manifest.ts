/** The manifest of a run, and the one above the folders of several studies. */
import { cutoffOf, participantStates, type StudyRun } from "../engine.ts";
import type { Files } from "../outputs.ts";
import { type DrawnManner, type FileHash, type Manifest, manifestJson } from "../reporting/manifest-json.ts";
import { type DrawArguments, smallCellOf } from "./draw-arguments.ts";
import { hashOf } from "./file-hash.ts";
import type { RunArguments } from "./main.ts";
import { packageVersion } from "./package-version.ts";

export function runManifest(
  run: StudyRun,
  options: RunArguments,
  { inputs, files }: { readonly inputs: readonly FileHash[]; readonly files: Files },
): string {
  return manifestJson({
    version: packageVersion(),
    study: run.study.id,
    options: optionsOf(run, options),
    inputs,
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

/** Names the files of every study, their own manifests included. */
export function studiesManifest(ids: readonly string[], files: Files): string {
  return manifestJson({
    version: packageVersion(),
    study: ids.join(", "),
    options: {},
    inputs: [],
    outputs: [...files].map(([name, content]) => hashOf(name, content)),
    rows: [],
    participants: { total: 0, states: {} },
    drawn: undefined,
  });
}
