/** The folder `datasets/` of a run: every data set in two formats, what describes them, and the results as data. */
import type { StageGate } from "../../analysis/decisions/stage-gate.ts";
import type { Estimate } from "../../analysis/estimates/estimate.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { analysisDatasets, type DatasetInput } from "./analysis-datasets.ts";
import { ardCsv } from "./ard.ts";
import type { DatasetContext } from "./dataset.ts";
import { DEFINE_FILE, datasetJson } from "./dataset-json.ts";
import { defineXml } from "./define-xml.ts";
import { reportingEventJson } from "./reporting-event.ts";
import { xportFile } from "./xport.ts";

export interface DatasetFilesInput extends DatasetInput {
  readonly estimates: readonly Estimate[];
  readonly decisions: readonly StageGate[];
  /** `YYYY-MM-DD` */
  readonly cutoff: string;
  readonly version: string;
}

export interface DatasetFiles {
  /** By name below OUT. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Why a transport file was not written. */
  readonly diagnostics: readonly Diagnostic[];
}

const FOLDER = "datasets";

export function datasetFiles(input: DatasetFilesInput): DatasetFiles {
  const { study, estimates, decisions, cutoff, version } = input;
  const context: DatasetContext = { studyId: study.id, studyTitle: study.title, version, cutoff };
  const datasets = analysisDatasets(input);
  const files = new Map<string, string | Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  for (const dataset of datasets) {
    const path = `${FOLDER}/${dataset.name.toLowerCase()}`;
    files.set(`${path}.json`, datasetJson(dataset, context));
    const transport = xportFile(dataset, context, `${path}.xpt`);
    if (transport.bytes !== undefined) files.set(`${path}.xpt`, transport.bytes);
    diagnostics.push(...transport.diagnostics);
  }
  files.set(
    `${FOLDER}/${DEFINE_FILE}`,
    defineXml(datasets, context, ({ name }) => `${name.toLowerCase()}.json`),
  );
  files.set(`${FOLDER}/ard.csv`, ardCsv(study.id, estimates));
  files.set(`${FOLDER}/reporting-event.json`, reportingEventJson({ study, estimates, decisions, datasets }));
  return { files, diagnostics };
}
